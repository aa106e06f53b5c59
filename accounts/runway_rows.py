"""The rows of all renewals, written by hand: a template takes as long for them as for the rest of the page."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from html import escape

from django.template.defaultfilters import truncatechars
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from accounts.queries.runway import GateLine, RunwayLine
from accounts.runway_strip import runway_strip
from accounts.runway_words import TONES, state_words, t_minus
from kam.ui import cells

MARK, LETTERS = 10**17, 48  # an id nobody has, by which an address is taken apart; and how much of a gate is said


def gate_pill(line: GateLine) -> SafeString:
    """How a gate stands."""
    return cells.pill(TONES[line.stop.state], state_words(line))


def runway_rows(lines: Iterable[RunwayLine], today: date) -> SafeString:
    """A row for each renewal: whose it is, how far it is, what to do first, and its money."""
    head, tail = reverse("accounts:account_runway", args=[MARK]).split(str(MARK))
    end, first, risk, expected = _("End"), _("To do first"), _("At risk"), _("Forecast")
    done, tender = f'<span class="muted">{escape(_("every gate is done"))}</span>', f" · {_('tender mode')}"
    drawn = []
    for line in lines:
        contract, gate = line.contract, line.next
        to_do = f"{escape(truncatechars(gate.gate.label, LETTERS))} {gate_pill(gate)}" if gate else done
        reference = escape(contract.reference + (tender if contract.in_tender else ""))
        drawn.append(
            f'<tr><th scope="row" class="name"><a href="{head}{contract.account_id}{tail}#contract-{contract.pk}">'
            f'{escape(contract.account.name)}</a> <small class="faint">{reference}</small></th>'
            f'<td class="num" data-label="{escape(end)}">{t_minus(line.runway.left)}</td>'
            f'<td class="desk">{runway_strip(line, today)}</td>'
            f'<td class="wrap" data-label="{escape(first)}">{to_do}</td>'
            f'<td class="num" data-label="{escape(risk)}">{cells.money(line.at_risk, contract.currency)}</td>'
            f'<td class="num" data-label="{escape(expected)}">{cells.money(line.expected, contract.currency)} '
            f'<small class="faint">{cells.percent(line.forecast.probability)}</small></td></tr>'
        )
    return SafeString("".join(drawn))

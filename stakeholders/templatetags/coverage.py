"""The matrix of holes, and the line of an account in the list by coverage."""

from __future__ import annotations

from collections.abc import Iterable

from django import template
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from kam.ui import cells
from stakeholders.choices import Profile
from stakeholders.coverage.holes import Cell, CellState, HolesRow
from stakeholders.models import CoverageWeek

register = template.Library()
TONES = {CellState.LIVE: "good", CellState.SILENT: "watch", CellState.ROLE: "risk", CellState.NOBODY: "neutral"}


@register.simple_tag
def profile_heads() -> SafeString:
    """The four profiles as the matrix's headings."""
    return format_html_join("", '<th scope="col">{}</th>', ((one.label,) for one in Profile))


@register.simple_tag
def holes_rows(rows: Iterable[HolesRow]) -> SafeString:
    """One row for each function of each entity; each cell names who is there and says what is missing."""
    labels = {one.value: str(one.label) for one in Profile}
    lines = (
        (row.entity or _("Whole client"), row.function or _("no function noted"),
         format_html_join("", "{}", ((_cell(one, labels[one.profile]),) for one in row.cells)))
        for row in rows
    )  # fmt: skip
    return format_html_join(
        "", '<tr><th scope="row" class="name">{}<br><span class="tiny">{}</span></th>{}</tr>', lines
    )


def _cell(one: Cell, label: str) -> SafeString:
    if one.state == CellState.NOBODY:
        return format_html('<td class="desk"><span class="none" aria-label="{}">–</span></td>', state_word(one.state))
    urls = [(reverse("stakeholders:stakeholder_detail", args=[person.key]), person.name) for person in one.people]
    people = format_html_join(", ", '<a class="link" href="{}">{}</a>', urls)
    state = "" if one.state == CellState.LIVE else cells.pill(TONES[one.state], state_word(one.state))
    return format_html('<td data-label="{}"><span>{} {}</span></td>', label, people, state)


@register.simple_tag
def hole_line(one: Cell) -> str:
    """A hole as a sentence: which profile, where."""
    where = " · ".join(word for word in (one.entity, one.function) if word) or _("Whole client")
    return f"{Profile(one.profile).label} – {where}"


@register.simple_tag
def hole_pill(one: Cell) -> SafeString:
    """What kind of hole it is."""
    return cells.pill(TONES[one.state], state_word(one.state))


def state_word(state: CellState) -> str:
    """The state of a cell in the reader's language."""
    words = {
        CellState.LIVE: pgettext("coverage", "in touch"),
        CellState.SILENT: pgettext("coverage", "known, silent"),
        CellState.ROLE: pgettext("coverage", "role to fill"),
        CellState.NOBODY: pgettext("coverage", "nobody known"),
    }
    return words[state]


@register.simple_tag
def coverage_lines(rows: Iterable[CoverageWeek]) -> SafeString:
    """Accounts with their score, what it was four weeks ago, and what is behind it."""
    words = [_("Coverage"), _("In four weeks"), _("Active relations"), _("Single threads"), _("Account manager")]
    return format_html_join("", "{}", ((_line(one, words),) for one in rows))


def _line(one: CoverageWeek, words: list[str]) -> SafeString:
    before = getattr(one, "before", None)
    return format_html(
        '<tr><th scope="row" class="name"><a href="{}">{}</a></th><td data-label="{}">{}</td>'
        '<td class="num" data-label="{}">{}</td><td class="num" data-label="{}">{}</td>'
        '<td class="num" data-label="{}">{}</td><td data-label="{}">{}</td></tr>',
        *(reverse("stakeholders:account_coverage", args=[one.account_id]), getattr(one, "name", "")),
        *(words[0], cells.health(one.score)),
        *(words[1], cells.nothing() if before is None else cells.delta(one.score - before)),
        *(words[2], cells.number(one.active), words[3], cells.number(one.single)),
        *(words[4], getattr(one, "owner", None) or cells.nothing()),
    )

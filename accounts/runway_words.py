"""The runway in the reader's language: T-minus, states, latest safe dates, and the factors of a forecast."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from accounts.queries.runway import GateLine, RunwayLine
from accounts.renewals.forecast import Factor
from accounts.renewals.runway import State, Why
from kam.lib import formats

MINUS = "\N{MINUS SIGN}"
TONES = {
    State.DONE: "good",
    State.DONE_LATE: "watch",
    State.OVERDUE: "risk",
    State.SOON: "watch",
    State.AHEAD: "neutral",
}


def t_minus(left: int) -> str:
    """How far the end is, as the field counts: T−120, T−0, T+5 when it has passed."""
    return f"T+{-left}" if left < 0 else f"T{MINUS}{left}"


def state_words(line: GateLine) -> str:
    """How a gate stands, in a word or with its days."""
    stop = line.stop
    if stop.state is State.DONE:
        return pgettext("runway", "done")
    if stop.state is State.DONE_LATE:
        return pgettext("runway", "done late")
    if stop.state is State.OVERDUE:
        return ngettext("%(n)d day overdue", "%(n)d days overdue", -stop.left) % {"n": -stop.left}
    if stop.left == 0:
        return pgettext("runway", "due today")
    return ngettext("%(n)d day left", "%(n)d days left", stop.left) % {"n": stop.left}


def safe_words(line: GateLine) -> str:
    """Until when a gate is safe, and what sets that day."""
    day = {"day": formats.day(line.stop.safe)}
    if line.stop.why is Why.NOTICE:
        return _("latest safe date %(day)s, the notice date") % day
    if line.stop.why is Why.START:
        return _("latest safe date %(day)s, when the contract began") % day
    n = line.gate.days
    if not n:
        return _("latest safe date %(day)s, the day it ends") % day
    words = ngettext(
        "latest safe date %(day)s, %(n)d day before the end", "latest safe date %(day)s, %(n)d days before the end", n
    )
    return words % {**day, "n": n}


def factor_words(factor: Factor) -> str:
    """One factor of the probability, with the figures behind it."""
    n = factor.figure
    if factor.code == "gates":
        return _("%(n)d of %(of)d gates done") % {"n": n, "of": factor.of}
    if factor.code == "overdue":
        return ngettext("%(n)d gate overdue", "%(n)d gates overdue", n) % {"n": n}
    if factor.code == "threats":
        words = ngettext("%(n)d competitor whose threat is high", "%(n)d competitors whose threat is high", n)
        return words % {"n": n}
    return {
        "base": _("a running contract, nothing late"),
        "ended": _("it has ended and nothing is decided"),
        "notice_passed": _("the notice date has passed, and it does not renew by itself"),
        "renews_itself": _("nobody gave notice in time: it renews by itself"),
        "tender": _("it is put to tender"),
    }[factor.code]


def finding(line: RunwayLine) -> str:
    """What the picture of a runway says, in one sentence."""
    told = {"contract": line.contract.reference, "t": t_minus(line.runway.left)}
    overdue = line.runway.count(State.OVERDUE)
    if overdue:
        words = ngettext(
            "%(contract)s at %(t)s: %(n)d gate overdue", "%(contract)s at %(t)s: %(n)d gates overdue", overdue
        )
        return words % {**told, "n": overdue}
    done = line.runway.count(State.DONE, State.DONE_LATE)
    if line.next is None:
        return _("%(contract)s at %(t)s: every gate is done") % told
    words = _("%(contract)s at %(t)s: %(n)d of %(of)d gates done, next %(gate)s until %(day)s")
    more = {"gate": line.next.gate.label, "day": formats.day(line.next.stop.safe)}
    return words % {**told, **more, "n": done, "of": len(line.gates)}

"""How long we keep a person: a pure rule, with its reason."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kam.lib.dates import add_months
from kam.lib.formats import day

# What the supervisory authorities' guides name for people one does business with: three years after the last contact.
LEFT_MONTHS = 24
SILENT_MONTHS = 36
ANSWER_MONTHS = 1  # GDPR, article 12(3): within one month of receipt


@dataclass(frozen=True)
class Rules:
    """Months after which somebody who left, and somebody without any contact, is to be looked at."""

    left_months: int = LEFT_MONTHS
    silent_months: int = SILENT_MONTHS


@dataclass(frozen=True)
class Keeping:
    """Until when somebody is kept, and why."""

    until: date
    reason: str
    over: bool


def keeping(
    *,
    left_on: date | None,
    last_touch_on: date | None,
    known_since: date,
    longer: date | None,
    rules: Rules,
    today: date,
) -> Keeping:
    """Until when we keep them: counted from their leaving, else from the last contact, else from the first day.

    `longer` is a day somebody decided on, with a reason in the history; it counts only when it is later.
    """
    if left_on is not None:
        until = add_months(left_on, rules.left_months)
        reason = _("%(months)s after they left (%(day)s)") % {"months": _months(rules.left_months), "day": day(left_on)}
    elif last_touch_on is not None:
        until = add_months(last_touch_on, rules.silent_months)
        told = {"months": _months(rules.silent_months), "day": day(last_touch_on)}
        reason = _("%(months)s after the last interaction (%(day)s)") % told
    else:
        until = add_months(known_since, rules.silent_months)
        told = {"months": _months(rules.silent_months), "day": day(known_since)}
        reason = _("%(months)s after they were entered (%(day)s); no interaction since") % told
    if longer is not None and longer > until:
        until, reason = longer, _("kept longer by decision; the reason is in the history")
    return Keeping(until, reason, over=until < today)


def answer_by(received_on: date) -> date:
    """The last day to answer a request: a month after it came, or that month's last day."""
    return add_months(received_on, ANSWER_MONTHS)


def _months(count: int) -> str:
    return ngettext("%(n)s month", "%(n)s months", count) % {"n": count}

"""Why look at an account now: a pure rule over the columns a list has at hand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

SILENT_DAYS = 45
RENEWAL_DAYS = 90
NOTICE_DAYS = 30
FALL_PERCENT = 10


class Why(StrEnum):
    """A reason to look, in order of urgency."""

    OVERDUE = "overdue"
    NOTICE = "notice"
    RENEWAL = "renewal"
    NO_OWNER = "no_owner"
    SILENT = "silent"
    NEVER_MET = "never_met"
    FALLING = "falling"


@dataclass(frozen=True)
class Reason:
    """One reason and its figure: days to or since, or percent lost."""

    why: Why
    figure: int = 0


def reason_of(
    today: date,
    *,
    renewal_on: date | None,
    notice_on: date | None,
    last_touch_on: date | None,
    since: date,
    has_owner: bool,
    change: int | None,
) -> Reason | None:
    """The most urgent reason to look at the account today, or None when all is quiet.

    `change` is the revenue's change in percent. `since` is when the account entered its phase: nobody is blamed
    for not having met an account that came yesterday.
    """
    if renewal_on is not None and renewal_on < today:
        return Reason(Why.OVERDUE, (today - renewal_on).days)
    if notice_on is not None and 0 <= (notice_on - today).days <= NOTICE_DAYS:
        return Reason(Why.NOTICE, (notice_on - today).days)
    if renewal_on is not None and (renewal_on - today).days <= RENEWAL_DAYS:
        return Reason(Why.RENEWAL, (renewal_on - today).days)
    if not has_owner:
        return Reason(Why.NO_OWNER)
    quiet = (today - (last_touch_on or since)).days
    if quiet >= SILENT_DAYS:
        return Reason(Why.SILENT if last_touch_on else Why.NEVER_MET, quiet)
    if change is not None and change <= -FALL_PERCENT:
        return Reason(Why.FALLING, -change)
    return None


def percent_change(now: Decimal | None, before: Decimal | None) -> int | None:
    """The change from `before` to `now` in whole percent; None when there is nothing to compare with."""
    if now is None or not before:
        return None
    return round((now - before) * 100 / before)

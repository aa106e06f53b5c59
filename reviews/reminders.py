"""When a meeting is recalled: a pure rule.

A meeting has a mark 30, 14, 7 and 1 days before it, each at 08:00 where its owner is. A mark is known by the days
and the day the meeting starts there, so that a meeting moved to another day has new marks. Of several marks that
have come and are not settled, only the most urgent one is sent: nobody wants three e-mails about one meeting.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from kam.lib.dates import local_day, local_moment
from reviews.choices import REMINDER_DAYS

AT = time(8)
# Far enough to hold the first mark in every zone.
HORIZON = timedelta(days=max(REMINDER_DAYS) + 2)


@dataclass(frozen=True)
class Mark:
    """One reminder of one meeting: how many days before, for which start day, and from when on."""

    days: int
    start_day: date
    due_at: datetime

    @property
    def identity(self) -> tuple[int, date]:
        """What makes it the same reminder, however often it is looked at."""
        return self.days, self.start_day

    def key(self, meeting_id: int) -> str:
        """The outbox key: the same reminder is queued once."""
        return f"reminder:{meeting_id}:{self.days}:{self.start_day.isoformat()}"


@dataclass(frozen=True)
class Due:
    """What to do now: the mark to send, if any, and those it makes pointless."""

    send: Mark | None = None
    skip: tuple[Mark, ...] = ()


def marks_of(starts_at: datetime, zone: str) -> list[Mark]:
    """The meeting's marks for an owner in `zone`, earliest first."""
    start_day = local_day(starts_at, zone)
    return [
        Mark(days, start_day, local_moment(start_day - timedelta(days=days), AT, zone))
        for days in sorted(REMINDER_DAYS, reverse=True)
    ]


def due_reminders(
    starts_at: datetime, zone: str, now: datetime, known: Collection[tuple[int, date]] = frozenset()
) -> Due:
    """What is due at `now`, given the identities of the marks already sent or skipped.

    Nothing is due once the meeting has started. Deciding again with this answer added to `known` gives nothing.
    """
    if now >= starts_at:
        return Due()
    come = [mark for mark in marks_of(starts_at, zone) if mark.due_at <= now]
    if not come:
        return Due()
    *earlier, urgent = come
    open_earlier = tuple(mark for mark in earlier if mark.identity not in known)
    return Due(None if urgent.identity in known else urgent, open_earlier)

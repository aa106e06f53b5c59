"""When a person's weekly digest is due. Pure: the period is its identity, not the clock."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from kam.lib.dates import iso_week

MORNING = time(7, 0)  # Monday, in the reader's own zone


def due_period(now: datetime, time_zone: str) -> str:
    """The ISO week whose digest is due at `now` in the zone: this week's from Monday 07:00 on, else last week's.

    Whoever asks late (a scheduler that was dead for days) gets the latest period only, so there is no burst of
    old digests; asking twice gives the same answer, also through the nights when clocks change.
    """
    local = now.astimezone(ZoneInfo(time_zone))
    monday = local.date() - timedelta(days=local.weekday())
    if local.date() == monday and local.time() < MORNING:
        monday -= timedelta(days=7)
    return iso_week(monday)

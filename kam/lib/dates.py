"""Calendar arithmetic that gets month ends, leap days and time zones right. Pure: `now` is always passed in."""

from __future__ import annotations

import calendar
from datetime import date, datetime, time
from zoneinfo import ZoneInfo


def add_months(day: date, months: int) -> date:
    """The same day `months` later (earlier when negative), or the month's last day where it has none.

    >>> add_months(date(2028, 2, 29), -12)
    datetime.date(2027, 2, 28)
    """
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


def quarter_start(day: date) -> date:
    """The first day of the calendar quarter that holds `day`."""
    return date(day.year, 3 * ((day.month - 1) // 3) + 1, 1)


def local_day(now: datetime, time_zone: str) -> date:
    """The calendar day at `now` in the named zone."""
    return now.astimezone(ZoneInfo(time_zone)).date()


def local_moment(day: date, at: time, time_zone: str) -> datetime:
    """`at` on `day` in the named zone, aware. A time that daylight saving skips moves forward an hour."""
    return datetime.combine(day, at, ZoneInfo(time_zone)).astimezone(ZoneInfo("UTC"))


def iso_week(day: date) -> str:
    """The week a digest belongs to, for example `2026-W48` (ISO 8601)."""
    year, week, _weekday = day.isocalendar()
    return f"{year}-W{week:02d}"

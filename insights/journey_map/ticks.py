"""The dates under the map, from years to weeks, as many as there is room for: a pure rule."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from insights.journey_map.window import Window
from kam.lib.dates import add_months

MONTHS = (1, 2, 3, 6, 12, 24, 60, 120, 240)
WEEKS = (1, 2)
DAYS_OF_MONTH = 30.4


@dataclass(frozen=True)
class Tick:
    """A day that is named, and how exactly: `year`, `month` or `day`."""

    day: date
    unit: str


def ticks(window: Window, most: int) -> list[Tick]:
    """At most about `most` round dates in the window: Mondays, firsts of months, of quarters, of years."""
    for weeks in WEEKS:
        if window.days / (7 * weeks) <= most:
            return [Tick(day, "day") for day in _weekly(window, weeks)]
    months = next((n for n in MONTHS if window.days / (DAYS_OF_MONTH * n) <= most), MONTHS[-1])
    unit = "year" if months % 12 == 0 else "month"
    return [Tick(day, unit) for day in _monthly(window, months)]


def _weekly(window: Window, weeks: int) -> Iterator[date]:
    day = window.start + timedelta(days=-window.start.weekday() % 7)
    while day <= window.end:
        yield day
        day += timedelta(days=7 * weeks)


def _monthly(window: Window, months: int) -> Iterator[date]:
    index = window.start.year * 12 + window.start.month - 1
    index -= index % months
    day = date(index // 12, index % 12 + 1, 1)
    while day <= window.end:
        if day >= window.start:
            yield day
        day = add_months(day, months)

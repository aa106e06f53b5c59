"""Which part of an account's life the map shows, and where zooming and panning lead: a pure rule."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

SHORTEST, MARGIN = 14, 30
FIRST, LAST = date(1800, 1, 1), date(2400, 1, 1)
AHEAD = 6  # of a span that ends near today, a sixth is kept for what is to come


class Range(StrEnum):
    """The spans one click away."""

    ALL = "all"
    CYCLE = "cycle"
    TWO_YEARS = "two_years"
    YEAR = "year"
    QUARTER = "quarter"
    SIX_WEEKS = "six_weeks"


DAYS = {Range.TWO_YEARS: 730, Range.YEAR: 365, Range.QUARTER: 92, Range.SIX_WEEKS: 42}


@dataclass(frozen=True)
class Window:
    """A time from `start` to `end`, both of them in it."""

    start: date
    end: date

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.end - self.start).days + 1

    def holds(self, day: date) -> bool:
        """Whether the day lies in it."""
        return self.start <= day <= self.end


def life_of(days: Iterable[date], today: date) -> Window:
    """The whole of it: from the first thing to the last, or to today, with a margin on either side."""
    # A contract "for ever" ends in the last year a calendar knows: the map goes on for a few centuries, no more.
    known = [today, *(min(max(day, FIRST), LAST) for day in days)]
    margin = timedelta(days=max(MARGIN, (max(known) - min(known)).days // 40))
    return Window(min(known) - margin, max(known) + margin)


def within(window: Window, life: Window) -> Window:
    """The window, neither shorter than two weeks nor longer than the life, pushed back into it."""
    days = min(max(window.days, SHORTEST), life.days)
    start = min(max(window.start, life.start), life.end - timedelta(days=days - 1))
    return Window(start, start + timedelta(days=days - 1))


def preset(asked: Range, life: Window, cycle_start: date | None, today: date) -> Window:
    """One of the spans: those of a fixed length end a little after today."""
    if asked == Range.ALL:
        return life
    if asked == Range.CYCLE:
        return within(Window((cycle_start or life.start) - timedelta(days=MARGIN // 3), life.end), life)
    days = DAYS[asked]
    end = today + timedelta(days=days // AHEAD)
    return within(Window(end - timedelta(days=days - 1), end), life)


def moved(window: Window, life: Window, share: float) -> Window:
    """Panned by a share of its length: before 0 to earlier, after 0 to later."""
    step = timedelta(days=round(window.days * share) or (1 if share > 0 else -1))
    return within(Window(window.start + step, window.end + step), life)


def scaled(window: Window, life: Window, factor: float) -> Window:
    """Zoomed about its middle: a factor below 1 comes closer."""
    days = max(round(window.days * factor), 1)
    start = window.start + timedelta(days=(window.days - days) // 2)
    return within(Window(start, start + timedelta(days=days - 1)), life)

"""When the steps of a protocol are due: a pure rule.

Calendar and working days are counted from the start, so the start's own day is day 0. Working days are Monday to
Friday. Days before a reference date count back from it and are never before the start: what should have been done
already is due at once. Days after the previous step count from the day on which that one was done or left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from accounts.choices import DueRule, StepState

SATURDAY = 5


@dataclass(frozen=True)
class Rule:
    """What a step says about its day."""

    position: int
    rule: str
    offset: int


@dataclass(frozen=True)
class Progress:
    """How far a run is: left out counts as dealt with."""

    total: int
    dealt: int
    late: int

    @property
    def percent(self) -> int:
        """In hundredths, rounded down, so that only a whole run says 100."""
        return 100 * self.dealt // self.total if self.total else 0

    @property
    def complete(self) -> bool:
        """Whether no step is open."""
        return self.dealt == self.total


def add_working_days(day: date, count: int) -> date:
    """The day `count` working days later; 0 on a weekend is the Monday after.

    >>> add_working_days(date(2026, 11, 27), 1)
    datetime.date(2026, 11, 30)
    """
    if day.weekday() >= SATURDAY:
        day += timedelta(days=7 - day.weekday())
    weeks, rest = divmod(count, 5)
    day += timedelta(weeks=weeks)
    over_weekend = day.weekday() + rest >= SATURDAY
    return day + timedelta(days=rest + (2 if over_weekend else 0))


def due_on(rule: Rule, *, start: date, reference: date | None, previous: date | None) -> date | None:
    """The step's day; None while what it is counted from is not known."""
    days = timedelta(days=rule.offset)
    if rule.rule == DueRule.CALENDAR:
        return start + days
    if rule.rule == DueRule.WORKING:
        return add_working_days(start, rule.offset)
    if rule.rule == DueRule.BEFORE:
        return None if reference is None else max(start, reference - days)
    return None if previous is None else previous + days


def days_of(
    rules: Sequence[Rule], *, start: date, reference: date | None = None, done: Mapping[int, date] | None = None
) -> dict[int, date | None]:
    """The day of every step by its position; `done` holds when steps were dealt with. The first follows the start."""
    found: dict[int, date | None] = {}
    previous: date | None = start
    for rule in sorted(rules, key=lambda one: one.position):
        found[rule.position] = due_on(rule, start=start, reference=reference, previous=previous)
        previous = (done or {}).get(rule.position)
    return found


def expected_days(rules: Sequence[Rule], *, start: date, reference: date | None = None) -> dict[int, date | None]:
    """As `days_of`, for a preview: each step is thought done on its day, so those that follow have one too."""
    found: dict[int, date | None] = {}
    previous: date | None = start
    for rule in sorted(rules, key=lambda one: one.position):
        found[rule.position] = previous = due_on(rule, start=start, reference=reference, previous=previous)
    return found


def after_pause(rule: str, due: date | None, *, paused_on: date, resumed_on: date) -> date | None:
    """The day of an open step after a pause: later by its length, as if the days of the pause had not been.

    What counts back from a reference date stays: the client's date does not wait for us. A working day stays one.
    """
    if due is None or rule == DueRule.BEFORE:
        return due
    moved = due + max(resumed_on - paused_on, timedelta(0))
    return add_working_days(moved, 0) if rule == DueRule.WORKING else moved


def progress(steps: Iterable[tuple[str, date | None]], today: date) -> Progress:
    """How far a run is, from its steps' states and days."""
    total = dealt = late = 0
    for state, due in steps:
        total += 1
        dealt += state != StepState.OPEN
        late += state == StepState.OPEN and days_late(due, today) > 0
    return Progress(total, dealt, late)


def days_late(due: date | None, today: date) -> int:
    """By how many days an open step is late; a step without a day never is."""
    return max((today - due).days, 0) if due else 0

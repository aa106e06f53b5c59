"""The renewal runway: until when each gate is safe, how it stands, and where today lies. A pure rule.

The line runs from T-365 to T-0, the contract's end, in calendar days: so the field counts it ("T-120: value pack"),
while the notice date is counted in months (accounts.notice). A gate that must come before notice is safe until the
earlier of the two. Horizons: walking-backwards timeline for rebids (revenue-iq.com), renewal preparation playbooks
(ryanconsulting.ai, retainsure.com), contract expiry checklist (renewops.app); an organisation may change all of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

LINE = 365  # days from the line's beginning to its end
SOON = 14  # days before its latest safe date from which a gate is due


class Why(StrEnum):
    """What sets a gate's latest safe date."""

    DAYS = "days"  # its days before the end
    NOTICE = "notice"  # the notice date, because it comes earlier
    START = "start"  # the contract began later than that


class State(StrEnum):
    """How a gate stands."""

    DONE = "done"
    DONE_LATE = "done_late"
    OVERDUE = "overdue"
    SOON = "soon"
    AHEAD = "ahead"


DONE = (State.DONE, State.DONE_LATE)


@dataclass(frozen=True)
class Dates:
    """A contract's dates; its end comes after its start, its notice date never after its end."""

    start: date
    end: date
    notice: date


@dataclass(frozen=True)
class Gate:
    """A gate as the rule knows it."""

    pk: int
    days: int
    before_notice: bool = False


@dataclass(frozen=True)
class Stop:
    """A gate of one contract on a day: until when it is safe and why, how it stands, and how many days are left."""

    gate: int
    safe: date
    why: Why
    state: State
    left: int  # negative: days past the latest safe date
    done_on: date | None = None


@dataclass(frozen=True)
class Runway:
    """A contract's way to its end on a day. `left` is T-minus: negative when the end has passed."""

    left: int
    notice_left: int
    begins_on: date
    stops: tuple[Stop, ...]  # by latest safe date

    @property
    def on_line(self) -> bool:
        """Whether the contract ends within the line's length, or has ended without an outcome."""
        return self.left <= LINE

    @property
    def next(self) -> Stop | None:
        """The gate to do first; None when all are done."""
        return next((one for one in self.stops if one.state not in DONE), None)

    def count(self, *states: State) -> int:
        """How many gates stand so."""
        return sum(one.state in states for one in self.stops)


def latest_safe(dates: Dates, gate: Gate) -> tuple[date, Why]:
    """The last day on which the gate may be done without danger, and what sets it.

    >>> latest_safe(Dates(date(2025, 1, 1), date(2027, 12, 31), date(2027, 9, 30)), Gate(1, 60, before_notice=True))
    (datetime.date(2027, 9, 30), <Why.NOTICE: 'notice'>)
    """
    safe, why = dates.end - timedelta(days=gate.days), Why.DAYS
    if gate.before_notice and dates.notice < safe:
        safe, why = dates.notice, Why.NOTICE
    return (dates.start, Why.START) if safe < dates.start else (safe, why)


def runway_of(dates: Dates, gates: Iterable[Gate], done: Mapping[int, date], today: date) -> Runway:
    """The contract's runway today; `done` says when a gate was done, by its pk."""
    stops = [_stop(dates, gate, done.get(gate.pk), today) for gate in gates]
    return Runway(
        left=(dates.end - today).days,
        notice_left=(dates.notice - today).days,
        begins_on=dates.end - timedelta(days=LINE),
        stops=tuple(sorted(stops, key=lambda one: (one.safe, one.gate))),
    )


def _stop(dates: Dates, gate: Gate, done_on: date | None, today: date) -> Stop:
    safe, why = latest_safe(dates, gate)
    return Stop(gate.pk, safe, why, _state(safe, done_on, today), (safe - today).days, done_on)


def _state(safe: date, done_on: date | None, today: date) -> State:
    if done_on is not None:
        return State.DONE if done_on <= safe else State.DONE_LATE
    if safe < today:
        return State.OVERDUE
    return State.SOON if (safe - today).days <= SOON else State.AHEAD


def place(day: date, end: date) -> float:
    """Where a day lies on the line, 0 at T-365 and 1 at T-0; days outside lie at its ends."""
    return min(1.0, max(0.0, 1 - (end - day).days / LINE))

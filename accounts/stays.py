"""Stays in a phase, and the cycles they make up, from the passages that bound them: a pure rule."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

OUTSIDE = ""  # the "phase" of an account that left the programme


@dataclass(frozen=True)
class Passage:
    """An entry into a phase of a cycle on a day."""

    to_phase: str
    cycle: int
    happened_on: date


@dataclass(frozen=True)
class Stay:
    """The time between an entry and the next one; `end` is None while the account is still there."""

    phase: str
    cycle: int
    start: date
    end: date | None

    def days(self, today: date) -> int:
        """How long the stay lasted, or has lasted until today."""
        return ((self.end or today) - self.start).days

    @property
    def outside(self) -> bool:
        """Whether the account was out of the programme meanwhile."""
        return self.phase == OUTSIDE


@dataclass(frozen=True)
class Cycle:
    """One turn of the journey: from the entry that opened it to the one that opened the next, or to the exit."""

    number: int
    stays: tuple[Stay, ...]

    @property
    def start(self) -> date:
        """The day on which it opened."""
        return self.stays[0].start

    @property
    def end(self) -> date | None:
        """The day on which the next opened or the account left; None while it runs."""
        return self.stays[-1].end

    def days(self, today: date) -> int:
        """How long it lasted, or has lasted until today."""
        return ((self.end or today) - self.start).days

    def days_in(self, phase: str, today: date) -> int | None:
        """How long the account was in this phase, all stays together; None when it never was."""
        found = [one.days(today) for one in self.stays if one.phase == phase]
        return sum(found) if found else None


def stays_of(passages: Iterable[Passage]) -> list[Stay]:
    """The stays, oldest first: each begins where the one before ends, and only the last is open.

    Passages come in the order in which they were written; a passage dated before the one it follows counts as of
    that one's day, so that a correction never makes time run backwards.
    """
    stays: list[Stay] = []
    for passage in passages:
        start = max(passage.happened_on, stays[-1].start) if stays else passage.happened_on
        if stays:
            last = stays[-1]
            stays[-1] = Stay(last.phase, last.cycle, last.start, start)
        stays.append(Stay(passage.to_phase, passage.cycle, start, None))
    return stays


def cycles_of(stays: Sequence[Stay]) -> list[Cycle]:
    """The cycles, oldest first. Time outside the programme belongs to none."""
    numbers = sorted({one.cycle for one in stays if not one.outside})
    return [Cycle(number, tuple(one for one in stays if one.cycle == number and not one.outside)) for number in numbers]

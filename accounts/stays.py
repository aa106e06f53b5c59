"""Stays in a phase, from the passages that bound them: a pure rule."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


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

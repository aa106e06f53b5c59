"""Where contact was missing: silences longer than the profile's rhythm allows. A pure rule."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from stakeholders.journeys.rhythm import patience


@dataclass(frozen=True)
class Gap:
    """From one contact to the next, or to today where it lasts; and the rhythm it is held against."""

    start: date
    end: date
    cadence: int
    lasting: bool = False

    @property
    def days(self) -> int:
        """How long nobody was met."""
        return (self.end - self.start).days


def gaps(contacts: Iterable[int], cadence: int, today: date) -> list[Gap]:
    """The silences that missed the rhythm by half, oldest first. Before the first contact nothing was promised.

    Contacts are the ordinals of their days: a long life has thousands.
    """
    now = today.toordinal()
    days = [day for day in sorted(set(contacts)) if day <= now]
    allowed = patience(cadence) - 1  # the measure of a person's silence
    found = [(before, after) for before, after in pairwise(days) if after - before > allowed]
    if days and now - days[-1] > allowed:
        found.append((days[-1], now))
    named = [(date.fromordinal(before), date.fromordinal(after)) for before, after in found]
    return [Gap(before, after, cadence, lasting=after == today) for before, after in named]

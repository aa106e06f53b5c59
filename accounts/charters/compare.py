"""What one version of a charter changes of another, line by line: a pure comparison by threads.

A line keeps its thread from version to version, so it is the same line however its words and its place have changed.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Line:
    """One line of a version: its thread, and what it says by column."""

    thread: Hashable
    values: Mapping[str, Any]


@dataclass(frozen=True)
class Difference:
    """A line in both versions: what it was, what it is, the columns that differ, whether it changed its place."""

    before: Line | None
    after: Line | None
    fields: tuple[str, ...] = ()
    moved: bool = False

    @property
    def kind(self) -> str:
        """added, removed, changed, moved or same; what is both moved and changed is changed."""
        if self.before is None:
            return "added"
        if self.after is None:
            return "removed"
        if self.fields:
            return "changed"
        return "moved" if self.moved else "same"


def compare(before: Sequence[Line], after: Sequence[Line]) -> list[Difference]:
    """The lines of `after` in their order, then those of `before` that are gone.

    Of the lines in both, as few as possible count as moved: one taken from the end to the top is one move.
    """
    was = {one.thread: at for at, one in enumerate(before)}
    kept = [one.thread for one in after if one.thread in was]
    still = {kept[at] for at in longest_rise([was[one] for one in kept])}
    found = [_met(before[was[one.thread]] if one.thread in was else None, one, still) for one in after]
    there = {one.thread for one in after}
    return found + [Difference(one, None) for one in before if one.thread not in there]


def _met(before: Line | None, after: Line, still: set[Hashable]) -> Difference:
    if before is None:
        return Difference(None, after)
    differing = tuple(name for name, value in after.values.items() if before.values.get(name) != value)
    return Difference(before, after, differing, after.thread not in still)


def longest_rise(numbers: Sequence[int]) -> list[int]:
    """The places of a longest strictly rising series within `numbers` (patience sorting, n log n)."""
    ends: list[int] = []  # the smallest number that ends a rise of each length
    at_end: list[int] = []  # and its place
    came_from: list[int] = []
    for place, number in enumerate(numbers):
        length = bisect_left(ends, number)
        ends[length:] = [number] if length == len(ends) else [number, *ends[length + 1 :]]
        at_end[length:] = [place] if length == len(at_end) else [place, *at_end[length + 1 :]]
        came_from.append(at_end[length - 1] if length else -1)
    found, place = [], at_end[-1] if at_end else -1
    while place >= 0:
        found.append(place)
        place = came_from[place]
    return found[::-1]

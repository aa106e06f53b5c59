"""Where somebody stood on a day, and what moved between two days: pure rules over append-only judgements."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Standing:
    """A person's influence and support as last judged by a day; without a day, as first written down."""

    influence: int
    support: int
    judged_on: date | None = None
    reason: str = ""
    author: str = ""

    @property
    def place(self) -> tuple[int, int]:
        """The field of the map: influence, then support."""
        return self.influence, self.support


@dataclass(frozen=True)
class Presence:
    """Since when somebody is known, and when they left."""

    key: int
    known_since: date
    left_on: date | None

    def on(self, day: date) -> bool:
        """Whether they were on the map that day; the day of leaving no longer counts."""
        return self.known_since <= day and (self.left_on is None or self.left_on > day)


@dataclass(frozen=True)
class Move:
    """Somebody judged anew between two days: from where to where, with the last judgement's reason and author."""

    key: int
    before: Standing
    after: Standing

    @property
    def tone(self) -> str:
        """Good when support grew, risk when it shrank, plain when only the influence changed."""
        step = self.after.support - self.before.support
        return "good" if step > 0 else "risk" if step < 0 else "plain"


@dataclass(frozen=True)
class Changes:
    """Everything that differs between two days; the heaviest move first."""

    moved: list[Move]
    came: list[int]
    left: list[int]

    def __bool__(self) -> bool:
        """Whether anything differs at all."""
        return bool(self.moved or self.came or self.left)


def changes_between(
    people: Iterable[Presence],
    earlier: date,
    later: date,
    before: Mapping[int, Standing],
    after: Mapping[int, Standing],
) -> Changes:
    """Who moved, came and left after `earlier` and by `later`; each person is in one list at most.

    `before` and `after` hold the standing of everybody who was there on those days.
    """
    moved, came, left = [], [], []
    for one in people:
        was, is_there = one.on(earlier), one.on(later)
        if was and is_there:
            if before[one.key].place != after[one.key].place:
                moved.append(Move(one.key, before[one.key], after[one.key]))
        elif is_there:
            came.append(one.key)
        elif was:
            left.append(one.key)
    return Changes(sorted(moved, key=_weight), came, left)


def _weight(move: Move) -> tuple[int, int, int]:
    step = abs(move.after.support - move.before.support) + abs(move.after.influence - move.before.influence)
    return -max(move.after.influence, move.before.influence), -step, move.key

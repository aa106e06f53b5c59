"""What a matrix of relations says: pure rules over its strengths."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from stakeholders.ties.strength import ACTIVE

INFLUENTIAL = 4
MOST_SHARE = 0.5


@dataclass(frozen=True)
class Relations:
    """A person of theirs with the strength of each relation to one of ours: only those above 0."""

    key: int
    name: str
    influence: int
    strengths: dict[int, int]

    @property
    def best(self) -> int:
        """The strongest relation."""
        return max(self.strengths.values(), default=0)

    @property
    def active(self) -> list[int]:
        """The colleagues with an active thread."""
        return [member for member, score in self.strengths.items() if score > ACTIVE]


@dataclass(frozen=True)
class Flags:
    """What is fragile. `single`: known actively through one colleague alone, with that colleague.

    `unthreaded`: influence of 4 or more without an active thread, the most influential first. `holder`: the colleague
    who holds more than half of all strength, with the share; None when nobody does or there is one relation only.
    """

    single: list[tuple[Relations, int]]
    unthreaded: list[Relations]
    holder: tuple[int, float] | None


def flags_of(people: Iterable[Relations]) -> Flags:
    """Read the flags off the people's relations."""
    found = list(people)
    single = [(one, one.active[0]) for one in found if len(one.active) == 1]
    without = [one for one in found if one.influence >= INFLUENTIAL and not one.active]
    return Flags(
        single=sorted(single, key=lambda pair: (-pair[0].influence, -pair[0].best, pair[0].key)),
        unthreaded=sorted(without, key=lambda one: (-one.influence, -one.best, one.key)),
        holder=holder_of(found),
    )


def held_by(people: Iterable[Relations]) -> dict[int, int]:
    """The sum of each colleague's strengths."""
    sums: dict[int, int] = defaultdict(int)
    for one in people:
        for member, score in one.strengths.items():
            sums[member] += score
    return sums


def holder_of(people: list[Relations]) -> tuple[int, float] | None:
    """Who holds more than half of the strength, and how much of it."""
    sums = held_by(people)
    total = sum(sums.values())
    if not total or sum(len(one.strengths) for one in people) < 2:
        return None
    member = max(sums, key=lambda key: (sums[key], -key))
    share = sums[member] / total
    return (member, share) if share > MOST_SHARE else None

"""Our people by their people: which rows and columns a reader sees, in which order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kam.lib.folding import fold
from stakeholders.ties.flags import Flags, Relations, flags_of, held_by
from stakeholders.ties.strength import ACTIVE

ROWS, COLUMNS = 36, 12
SORTS = ("strength", "influence", "name")
SHOWS = ("active", "single", "unthreaded", "none")


@dataclass(frozen=True)
class Asked:
    """What the reader asked for; unknown words ask for nothing."""

    q: str = ""
    sort: str = ""
    show: str = ""
    after: int = 0
    ours: int = 0


@dataclass(frozen=True)
class Matrix:
    """The keys of the rows and columns shown, and how many there are in all."""

    rows: list[int]
    columns: list[int]
    people: int
    colleagues: int
    flags: Flags
    threads: int  # active ones


def matrix_of(people: Sequence[Relations], asked: Asked) -> Matrix:
    """Forty people by twelve colleagues at most, strongest first unless asked otherwise.

    `people` come by name. Flags, the columns and the numbers are of everybody, whatever is filtered.
    """
    flags, sums = flags_of(people), held_by(people)
    kept = _kept(people, asked, flags)
    columns = sorted(sums, key=lambda member: (-sums[member], member))
    return Matrix(
        rows=[one.key for one in _sorted(kept, asked.sort)][asked.after : asked.after + ROWS],
        columns=columns[asked.ours : asked.ours + COLUMNS],
        people=len(kept),
        colleagues=len(columns),
        flags=flags,
        threads=sum(score > ACTIVE for one in people for score in one.strengths.values()),
    )


def _kept(people: Sequence[Relations], asked: Asked, flags: Flags) -> list[Relations]:
    """Those whose name holds what was typed, accents or not, and who are what was asked for."""
    wanted = {
        "active": {one.key for one in people if one.active},
        "single": {one.key for one, _member in flags.single},
        "unthreaded": {one.key for one in flags.unthreaded},
        "none": {one.key for one in people if not one.strengths},
    }.get(asked.show)
    typed = fold(asked.q.strip())
    return [one for one in people if typed in fold(one.name) and (wanted is None or one.key in wanted)]


def _sorted(people: list[Relations], sort: str) -> list[Relations]:
    if sort == "name":
        return people
    if sort == "influence":
        return sorted(people, key=lambda one: (-one.influence, -one.best))
    return sorted(people, key=lambda one: (-one.best, -sum(one.strengths.values()), -one.influence))

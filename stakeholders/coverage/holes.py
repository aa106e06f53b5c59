"""Where an account's map has holes: each profile in each function of each entity is in one state."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from stakeholders.choices import Profile


class CellState(StrEnum):
    """What a cell of the matrix is: all but the first are holes."""

    LIVE = "live"
    SILENT = "silent"  # known, but no active thread with any of them
    ROLE = "role"  # a role to fill: we know that somebody does this, not who
    NOBODY = "nobody"


@dataclass(frozen=True)
class Placed:
    """Somebody, or a role to fill, in their place."""

    key: int
    name: str
    profile: str
    function: str
    entity: str
    active: bool = False
    role: bool = False


@dataclass(frozen=True)
class Cell:
    """A profile in a function of an entity, and who is there."""

    entity: str
    function: str
    profile: str
    state: CellState
    people: tuple[Placed, ...]


@dataclass(frozen=True)
class HolesRow:
    """A function of an entity, as first spelt, with one cell for each profile."""

    entity: str
    function: str
    cells: tuple[Cell, ...]


def rows_of(placed: Iterable[Placed]) -> list[HolesRow]:
    """One row for each function of each entity that anybody or any role is in; by entity, then function.

    Spellings that differ in case or outer spaces are one place. Whoever has no entity or function is in the place
    without.
    """
    places: dict[tuple[str, str], list[Placed]] = {}
    for one in placed:
        places.setdefault((one.entity.strip().lower(), one.function.strip().lower()), []).append(one)
    return [_row(places[key]) for key in sorted(places)]


def holes_of(rows: Iterable[HolesRow]) -> list[Cell]:
    """Every hole exactly once: first roles to fill, then the silent, then where nobody is known."""
    order = {CellState.ROLE: 0, CellState.SILENT: 1, CellState.NOBODY: 2}
    holes = [cell for row in rows for cell in row.cells if cell.state != CellState.LIVE]
    return sorted(holes, key=lambda cell: order[cell.state])


def _row(there: list[Placed]) -> HolesRow:
    entity, function = there[0].entity.strip(), there[0].function.strip()
    cells = []
    for profile in Profile:
        people = tuple(one for one in there if one.profile == profile)
        cells.append(Cell(entity, function, profile.value, _state(people), people))
    return HolesRow(entity, function, tuple(cells))


def _state(people: tuple[Placed, ...]) -> CellState:
    """A role to fill is a hole whoever else is there."""
    if any(one.role for one in people):
        return CellState.ROLE
    if any(one.active for one in people):
        return CellState.LIVE
    return CellState.SILENT if people else CellState.NOBODY

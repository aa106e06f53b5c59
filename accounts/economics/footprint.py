"""Whitespace of a cell and the sums of a grid."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

NOTHING = Decimal(0)


class Why(StrEnum):
    """Why a cell's whitespace is what it is."""

    OPEN = "open"  # potential nobody serves
    REST = "rest"  # the rest of a potential that is ours in part
    TAKEN = "taken"  # potential a competitor serves
    FULL = "full"  # all of the potential is ours
    OUTGROWN = "outgrown"  # we sell more than the potential: the estimate is out of date
    UNESTIMATED = "unestimated"  # looked at, but without a potential
    NOT_RELEVANT = "not_relevant"


@dataclass(frozen=True)
class CellFacts:
    """What is known of one product in one entity."""

    entity: int
    product: int
    state: str
    current: Decimal | None = None
    potential: Decimal | None = None


@dataclass(frozen=True)
class Whitespace:
    """What could still be sold per year, never below nothing, and why."""

    amount: Decimal
    why: Why


@dataclass(frozen=True)
class Sums:
    """A row, a column or the whole: what cannot be added up is counted."""

    current: Decimal = NOTHING
    potential: Decimal = NOTHING
    whitespace: Decimal = NOTHING
    cells: int = 0
    unestimated: int = 0
    outgrown: int = 0


def whitespace_of(cell: CellFacts) -> Whitespace:
    """Potential less current. A current above the potential leaves nothing, and says that the estimate is old."""
    if cell.state == "not_relevant":
        return Whitespace(NOTHING, Why.NOT_RELEVANT)
    if cell.potential is None:
        return Whitespace(NOTHING, Why.UNESTIMATED)
    left = cell.potential - (cell.current or NOTHING)
    if left < 0:
        return Whitespace(NOTHING, Why.OUTGROWN)
    if left == 0:
        return Whitespace(NOTHING, Why.FULL)
    if cell.state == "competitor":
        return Whitespace(left, Why.TAKEN)
    return Whitespace(left, Why.REST if cell.state == "in_place" else Why.OPEN)


def sums_of(cells: Iterable[CellFacts]) -> Sums:
    """Everything added up; one cell outgrown never eats another's whitespace."""
    current = potential = space = NOTHING
    count = unestimated = outgrown = 0
    for cell in cells:
        found = whitespace_of(cell)
        current += cell.current or NOTHING
        potential += cell.potential or NOTHING
        space += found.amount
        count += 1
        unestimated += found.why is Why.UNESTIMATED
        outgrown += found.why is Why.OUTGROWN
    return Sums(current, potential, space, count, unestimated, outgrown)


def biggest(cells: Iterable[CellFacts], most: int = 10) -> list[tuple[CellFacts, Whitespace]]:
    """The cells with the most whitespace, largest first; equals stay in a fixed order."""
    found = [(cell, whitespace_of(cell)) for cell in cells]
    open_ones = [pair for pair in found if pair[1].amount > 0]
    return sorted(open_ones, key=lambda pair: (-pair[1].amount, pair[0].entity, pair[0].product))[:most]

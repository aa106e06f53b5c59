"""The ways in which the cells of a column can be read: which of its dates and figures have two readings."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from accounts.importing.values import text_of
from kam.lib.tabular import (
    Ambiguous,
    BadValue,
    Cell,
    Row,
    day_first_of,
    decimal_mark_of,
    parse_date,
    parse_decimal,
)


@dataclass(frozen=True, slots=True)
class Ways:
    """One column: a date and a figure of it that could be read in two ways (empty: none), what the other values say
    about them (None: nothing), and a figure of it as it stands when most of its values are figures."""

    date: str = ""
    day_first: bool | None = None
    figure: str = ""
    mark: str | None = None
    number: str = ""


def ways_of(index: int, rows: Sequence[Row]) -> dict[str, Any]:
    """The ways to read a column, as can be kept in a JSON column."""
    cells = [row.values[index] for row in rows if row.values[index] != ""]
    date, figure = _open(parse_date, cells), _open(parse_decimal, cells)
    found = Ways(
        date=date,
        day_first=day_first_of(cells) if date else None,
        figure=figure,
        mark=decimal_mark_of(cells) if figure else None,
        number=_number(cells),
    )
    return asdict(found)


def _open(parse: Callable[[Cell], object], cells: Sequence[Cell]) -> str:
    """The first value with two readings."""
    return next((text_of(cell) for cell in cells if isinstance(cell, str) and _is_open(parse, cell)), "")


def _is_open(parse: Callable[[Cell], object], cell: Cell) -> bool:
    try:
        parse(cell)
    except Ambiguous:
        return True
    except BadValue:
        return False
    return False


def _number(cells: Sequence[Cell]) -> str:
    """The first figure of a column that holds more figures than anything else."""
    figures = [cell for cell in cells if _is_figure(cell)]
    return text_of(figures[0]) if 2 * len(figures) > len(cells) else ""


def _is_figure(cell: Cell) -> bool:
    try:
        parse_decimal(cell)
    except Ambiguous:
        return True
    except BadValue:
        return False
    return True

"""A table as it was found in a file: headings, rows on demand, and the facts of the file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from itertools import islice

from kam.lib.tabular.message import Message

Cell = str | int | float | bool | Decimal | datetime | date | time | timedelta | None


@dataclass(frozen=True, slots=True)
class Limits:
    """What a file may cost. The defaults suit a web upload read by a background job."""

    size: int = 25 * 1024 * 1024
    rows: int = 100_000
    columns: int = 200
    cell: int = 32_767  # as in a spreadsheet
    expanded: int = 150 * 1024 * 1024
    entries: int = 2_000
    ratio: int = 250


@dataclass(frozen=True, slots=True)
class Facts:
    """How the file turned out to be written."""

    format: str
    encoding: str = ""
    delimiter: str = ""
    sheet: str = ""
    sheets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong with a row; `column` is an index, and a fatal one makes the row unusable."""

    message: Message
    column: int | None = None
    fatal: bool = True


@dataclass(frozen=True, slots=True)
class Raw:
    """A row before the headings are known: its first line in the file and its cells."""

    line: int
    cells: list[Cell]
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """A row with exactly one value per heading, an empty cell as the empty text.

    `line_number` is the line where it starts in the file.
    """

    line_number: int
    values: tuple[Cell, ...]
    problems: tuple[Problem, ...] = ()

    @property
    def blank(self) -> bool:
        """True when the row holds nothing."""
        return not self.problems and all(value == "" for value in self.values)


@dataclass(frozen=True, slots=True)
class Table:
    """Headings and rows. Iterating reads the file anew each time, so it may be done more than once."""

    headers: tuple[str, ...]
    facts: Facts
    notes: tuple[Message, ...]
    read: Callable[[], Iterator[Row]]

    def __iter__(self) -> Iterator[Row]:
        return self.read()

    def head(self, count: int) -> list[Row]:
        """The first rows that hold something, for a preview."""
        return list(islice((row for row in self if not row.blank), count))

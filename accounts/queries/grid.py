"""The footprint grid: its rows and columns, what stands in them, and which of them a page draws."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import urlencode

from accounts.economics.footprint import CellFacts, Sums, Whitespace, biggest, sums_of
from accounts.models import Account, ClientEntity, Product

MOST_CELLS = 900  # drawn at once: about 150 KB of HTML
MOST_COLUMNS = 90  # so that ten rows of them are that many cells


@dataclass(frozen=True)
class Shown:
    """What of the grid is looked at; empty means everything."""

    family: str = ""
    country: str = ""
    state: str = ""

    @classmethod
    def parse(cls, given: dict[str, str]) -> Shown:
        """From an address."""
        return cls(*(given.get(name, "").replace("\x00", "")[:80] for name in ("family", "country", "state")))

    @property
    def any(self) -> bool:
        """Whether something is left out."""
        return bool(self.family or self.country or self.state)


@dataclass(frozen=True)
class Cell(CellFacts):
    """A cell with the words people wrote in it."""

    competitor: str = ""
    note: str = ""
    version: int = 0


@dataclass(frozen=True)
class Grid:
    """Rows, columns and what stands in them."""

    account: Account
    entities: list[ClientEntity]
    products: list[Product]
    cells: dict[tuple[int, int], Cell]
    shown: Shown
    families: list[str] = field(default_factory=list)
    countries: list[str] = field(default_factory=list)
    hidden: int = 0  # entities switched off
    first: int = 0  # of the rows that are drawn
    left: int = 0  # first of the columns that are drawn

    @cached_property
    def by_entity(self) -> dict[int, Sums]:
        """Totals of the rows."""
        return self._sums(0)

    @cached_property
    def by_product(self) -> dict[int, Sums]:
        """Totals of the columns."""
        return self._sums(1)

    @property
    def height(self) -> int:
        """How many rows are drawn at once: as many as keep the page light, whatever its columns."""
        return max(10, MOST_CELLS // max(1, len(self.columns)))

    @property
    def columns(self) -> list[Product]:
        """The columns of this page; totals are of all of them."""
        return self.products[self.left : self.left + MOST_COLUMNS]

    @property
    def right(self) -> int:
        """The number of the last column drawn."""
        return self.left + len(self.columns)

    @property
    def columns_before(self) -> int | None:
        """Where the columns before begin."""
        return max(0, self.left - MOST_COLUMNS) if self.left else None

    @property
    def columns_after(self) -> int | None:
        """Where the columns after begin."""
        return self.right if self.right < len(self.products) else None

    @property
    def drawn(self) -> list[ClientEntity]:
        """The rows of this page; totals are of all of them."""
        return self.entities[self.first : self.first + self.height]

    @property
    def last(self) -> int:
        """The number of the last row drawn."""
        return self.first + len(self.drawn)

    @property
    def before(self) -> int | None:
        """Where the rows before begin."""
        return max(0, self.first - self.height) if self.first else None

    @property
    def after(self) -> int | None:
        """Where the rows after begin."""
        return self.last if self.last < len(self.entities) else None

    @cached_property
    def total(self) -> Sums:
        """The whole grid as it is shown."""
        return sums_of(self.cells.values())

    @cached_property
    def query(self) -> str:
        """What the address carries of what is shown."""
        chosen = {name: value for name, value in vars(self.shown).items() if value}
        return f"?{urlencode(chosen)}" if chosen else ""

    @property
    def rows_url(self) -> str:
        """The address of other rows of these columns, less their number."""
        return self._beside("row", "column", self.left)

    @property
    def columns_url(self) -> str:
        """The address of other columns of these rows, less their number."""
        return self._beside("column", "row", self.first)

    def _beside(self, asked: str, kept: str, value: int) -> str:
        start = f"{self.query}&" if self.query else "?"
        return f"{start}{kept}={value}&{asked}=" if value else f"{start}{asked}="

    @property
    def size(self) -> int:
        """How many cells there are to fill."""
        return len(self.entities) * len(self.products)

    def _sums(self, side: int) -> dict[int, Sums]:
        sorted_out: dict[int, list[Cell]] = {}
        for key, cell in self.cells.items():
            sorted_out.setdefault(key[side], []).append(cell)
        return {pk: sums_of(cells) for pk, cells in sorted_out.items()}

    def whitespace(self) -> list[tuple[ClientEntity, Product, Cell, Whitespace]]:
        """Where the most is left, with names."""
        entities = {one.pk: one for one in self.entities}
        products = {one.pk: one for one in self.products}
        return [
            (entities[cell.entity], products[cell.product], self.cells[cell.entity, cell.product], space)
            for cell, space in biggest(self.cells.values())
        ]

"""The footprint grid of an account, as its page, its cells and its export show it."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import urlencode

from accounts.economics.footprint import CellFacts, Sums, Whitespace, biggest, sums_of
from accounts.gates.rule import reader_language
from accounts.models import Account, ClientEntity, FootprintCell, Product, WalletEstimate


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

    @cached_property
    def by_entity(self) -> dict[int, Sums]:
        """Totals of the rows."""
        return {one.pk: self._sums(0, one.pk) for one in self.entities}

    @cached_property
    def by_product(self) -> dict[int, Sums]:
        """Totals of the columns."""
        return {one.pk: self._sums(1, one.pk) for one in self.products}

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
    def size(self) -> int:
        """How many cells there are to fill."""
        return len(self.entities) * len(self.products)

    def _sums(self, side: int, pk: int) -> Sums:
        return sums_of(cell for key, cell in self.cells.items() if key[side] == pk)

    def whitespace(self) -> list[tuple[ClientEntity, Product, Cell, Whitespace]]:
        """Where the most is left, with names."""
        entities = {one.pk: one for one in self.entities}
        products = {one.pk: one for one in self.products}
        return [
            (entities[cell.entity], products[cell.product], self.cells[cell.entity, cell.product], space)
            for cell, space in biggest(self.cells.values())
        ]


def product_name(product: Product) -> str:
    """Its name in the reader's language, where it has one of its own."""
    return product.name_fr if reader_language() == "fr" and product.name_fr else product.name


EVERYTHING = Shown()


def grid_of(account: Account, shown: Shown = EVERYTHING) -> Grid:
    """Three queries, however many rows and columns: entities, products, and all cells at once."""
    every = list(ClientEntity.objects.filter(account=account))
    active = [one for one in every if one.active]
    names = ("entity_id", "product_id", "state", "current", "potential", "competitor", "note", "version")
    rows = FootprintCell.objects.filter(entity__account=account, entity__active=True).values_list(*names)
    cells = {(row[0], row[1]): Cell(*row) for row in rows}
    used = {key[1] for key in cells}
    sold = [one for one in Product.objects.order_by("series", "sort_name") if one.active or one.pk in used]
    entities = [one for one in active if not shown.country or one.country == shown.country]
    products = [one for one in sold if not shown.family or one.series == shown.family]
    if shown.state:
        hits = {key for key, cell in cells.items() if cell.state == shown.state}
        inner = {one.pk for one in entities}, {one.pk for one in products}
        hits = {key for key in hits if key[0] in inner[0] and key[1] in inner[1]}
        entities = [one for one in entities if any(key[0] == one.pk for key in hits)]
        products = [one for one in products if any(key[1] == one.pk for key in hits)]
    kept = {one.pk for one in entities}, {one.pk for one in products}
    return Grid(
        account, entities, products,
        {key: cell for key, cell in cells.items() if key[0] in kept[0] and key[1] in kept[1]}, shown,
        sorted({one.series for one in sold if one.series}), sorted({one.country for one in active if one.country}),
        len(every) - len(active),
    )  # fmt: skip


def estimates_of(account: Account) -> list[WalletEstimate]:
    """What the client was said to spend, latest first, with who said it."""
    return list(
        WalletEstimate.objects.filter(account=account).select_related("author").order_by("-estimated_on", "-id")[:200]
    )

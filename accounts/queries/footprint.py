"""The footprint of an account, as its page, its cells and its export read it."""

from __future__ import annotations

from accounts.gates.rule import reader_language
from accounts.models import Account, ClientEntity, FootprintCell, Product, WalletEstimate
from accounts.queries.grid import MOST_COLUMNS, Cell, Grid, Shown


def product_name(product: Product) -> str:
    """Its name in the reader's language, where it has one of its own."""
    return product.name_fr if reader_language() == "fr" and product.name_fr else product.name


EVERYTHING = Shown()


def grid_of(account: Account, shown: Shown = EVERYTHING, row: str = "", column: str = "") -> Grid:
    """Three queries, however many rows and columns: entities, products, and all cells at once.

    Of more products than a page draws, those used here come first.
    """
    every = list(ClientEntity.objects.filter(account=account))
    active = [one for one in every if one.active]
    names = ("entity_id", "product_id", "state", "current", "potential", "competitor", "note", "version")
    rows = FootprintCell.objects.filter(entity__account=account, entity__active=True).values_list(*names)
    cells = {(row[0], row[1]): Cell(*row) for row in rows}
    used = {key[1] for key in cells}
    sold = [one for one in Product.objects.order_by("series", "sort_name") if one.active or one.pk in used]
    if len(sold) > MOST_COLUMNS:
        sold.sort(key=lambda one: one.pk not in used)
    entities = [one for one in active if not shown.country or one.country == shown.country]
    products = [one for one in sold if not shown.family or one.series == shown.family]
    if shown.state:
        hits = {key for key, cell in cells.items() if cell.state == shown.state}
        inner = {one.pk for one in entities}, {one.pk for one in products}
        hits = {key for key in hits if key[0] in inner[0] and key[1] in inner[1]}
        rows_hit, columns_hit = {key[0] for key in hits}, {key[1] for key in hits}
        entities = [one for one in entities if one.pk in rows_hit]
        products = [one for one in products if one.pk in columns_hit]
    kept = {one.pk for one in entities}, {one.pk for one in products}
    return Grid(
        account, entities, products,
        {key: cell for key, cell in cells.items() if key[0] in kept[0] and key[1] in kept[1]}, shown,
        sorted({one.series for one in sold if one.series}), sorted({one.country for one in active if one.country}),
        len(every) - len(active),
        _place(row, len(entities)), _place(column, len(products)),
    )  # fmt: skip


def _place(asked: str, count: int) -> int:
    return min(int(asked), max(0, count - 1)) if asked.isdecimal() and len(asked) < 7 else 0


def estimates_of(account: Account) -> list[WalletEstimate]:
    """What the client was said to spend, latest first, with who said it."""
    return list(
        WalletEstimate.objects.filter(account=account).select_related("author").order_by("-estimated_on", "-id")[:200]
    )

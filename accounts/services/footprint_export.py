"""Taking a footprint away as a file."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from accounts.access import Right, require_right
from accounts.choices import CellState
from accounts.countries import country_name
from accounts.economics.footprint import whitespace_of
from accounts.queries.footprint import product_name
from accounts.queries.grid import Grid
from kam.audit.acts import act
from kam.lib.tabular import Sheet, write_csv, write_xlsx
from kam.lib.tabular.table import Cell
from kam.tenancy.capabilities import Capability, require
from kam.tenancy.models import Membership


def export_footprint(grid: Grid, *, actor: Membership, form: str) -> bytes:
    """One line per filled cell that is shown, in the active language; the trail keeps who took it."""
    require(actor, Capability.EXPORT_DATA)
    require_right(actor, grid.account, Right.VIEW)
    with act(actor, "footprint.export", target=grid.account) as entry:
        entry.details = {"format": form.upper(), "rows": len(grid.cells)}
    if form == "xlsx":
        return write_xlsx([Sheet(_("Footprint"), _headers(), _rows(grid))])
    french = (get_language() or "en").startswith("fr")
    return write_csv(_headers(), _rows(grid), **({"delimiter": ";", "decimal_mark": ","} if french else {}))


def _headers() -> list[str]:
    return [
        _("Entity"), _("Country"), _("Family"), _("Code"), _("Product"), _("State"), _("Current per year"),
        _("Potential per year"), _("Whitespace"), _("Currency"), _("Competitor"), _("Note"),
    ]  # fmt: skip


def _rows(grid: Grid) -> Iterator[list[Cell]]:
    for entity in grid.entities:
        for product in grid.products:
            cell = grid.cells.get((entity.pk, product.pk))
            if cell is not None:
                yield [
                    entity.name, country_name(entity.country) if entity.country else "", product.series, product.code,
                    product_name(product), str(CellState(cell.state).label), cell.current, cell.potential,
                    whitespace_of(cell).amount, grid.account.currency, cell.competitor, cell.note,
                ]  # fmt: skip

"""The portfolio as a table for a spreadsheet: what the list shows, in its order, within the reader's rights."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from accounts.choices import Phase
from accounts.countries import country_name
from accounts.models import AccountTag
from accounts.queries.chosen import chosen
from accounts.queries.columns import order_of, with_columns
from accounts.queries.filters import Filters
from kam.lib.tabular import Cell
from kam.tenancy.models import Membership

AT_A_TIME = 2000
_READ = (
    "name", "external_reference", "group_name", "phase", "cycle", "phase_since", "currency", "revenue_12m",
    "revenue_previous_12m", "renewal_on", "notice_on", "last_touch_on", "country", "city", "industry", "owner_name",
)  # fmt: skip


def headers() -> list[str]:
    """The first line, in the reader's language."""
    return [
        _("Account"), _("Reference"), _("Group"), _("Phase"), _("Cycle"), _("In this phase since"), _("Currency"),
        _("Revenue, 12 months"), _("Revenue, 12 months before"), _("Renewal"), _("Notice by"), _("Last interaction"),
        _("Country"), _("City"), _("Industry"), _("Account manager"),
        _("Tags"),
    ]  # fmt: skip


def rows(actor: Membership, filters: Filters, today: date) -> Iterator[list[Cell]]:
    """Every account of the state, read a part at a time; figures and dates stay what they are."""
    phases = {phase.value: str(phase.label) for phase in Phase}
    country, phase = _READ.index("country"), _READ.index("phase")
    carried = AccountTag.objects.filter(account=OuterRef("pk")).order_by("tag__sort_name").values("tag__name")
    found = with_columns(chosen(actor, filters, today), today, tags=ArraySubquery(carried))
    found = found.order_by(*order_of(filters).clauses())
    for values in found.values_list(*_READ, "tags").iterator(chunk_size=AT_A_TIME):
        cells: list[Cell] = list(values)
        cells[phase] = phases[values[phase]]
        cells[country] = country_name(values[country]) if values[country] else ""
        cells[-1] = ", ".join(values[-1])
        yield cells


def for_csv(table: Iterator[list[Cell]]) -> Iterator[list[Cell]]:
    """Figures without superfluous signs, dates as spreadsheets of the reader's language take them.

    French ones read 31/12/2026; where a day before or after its month is anybody's guess, dates are written as
    2026-12-31, which all of them read alike.
    """
    french = (get_language() or "en").startswith("fr")
    for cells in table:
        yield [_for_csv(cell, french) for cell in cells]


def _for_csv(cell: Cell, french: bool) -> Cell:
    if french and isinstance(cell, date):
        return f"{cell:%d/%m/%Y}"
    if isinstance(cell, Decimal) and cell == cell.to_integral_value():
        return int(cell)
    return cell

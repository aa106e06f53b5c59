"""Taking the ranking of accounts by what they leave away as a file."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.text import slugify
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from accounts.queries.economics import ranking
from accounts.services.exports import TYPES, Export
from kam.audit.acts import act
from kam.lib import formats
from kam.lib.errors import Invalid
from kam.lib.paging import Order
from kam.lib.tabular import Sheet, write_csv, write_xlsx
from kam.tenancy.capabilities import Capability, require
from kam.tenancy.models import Membership

MOST = 5000  # rows: a second of work
COLUMNS = ("name", "currency", "quarters", "revenue", "sales_cost", "serve", "net", "ratio")


def export_economics(*, actor: Membership, currency: str, order: Order, form: str, today: date) -> Export:
    """The ranking in one currency as `csv` or `xlsx`, in the active language; the trail keeps who took it along.

    At most MOST accounts in the order asked; the last line says so when there are more. Raises Invalid for another
    format.
    """
    require(actor, Capability.VIEW_ALL_ACCOUNTS)
    require(actor, Capability.EXPORT_DATA)
    if form not in TYPES:
        raise Invalid(_("Choose CSV or Excel."))
    ranked = ranking(actor, currency, today)
    found = list(ranked.order_by(*order.clauses())[: MOST + 1])
    rows = [[_rounded(one[name]) for name in COLUMNS] for one in found[:MOST]]
    with act(actor, "economics.export") as entry:
        entry.details = {"format": form.upper(), "rows": len(rows)}
    if len(found) > MOST:
        rows.append([_cut(ranked.count()), *[None] * (len(COLUMNS) - 1)])
    name = f"{slugify(_('economics'))}-{today:%Y-%m-%d}.{form}"
    return Export(name, TYPES[form], _content(rows, form))


def _cut(count: int) -> str:
    facts = {"shown": formats.number(MOST), "count": formats.number(count)}
    return _("The file holds the first %(shown)s of %(count)s accounts; sort otherwise to take the others.") % facts


def _content(rows: list[list[Any]], form: str) -> bytes:
    heads = [
        _("Account"), _("Currency"), _("Quarters"), _("Revenue"), _("Cost of sales"), _("Cost-to-serve"),
        _("Net contribution"), _("Cost-to-serve, percent of revenue"),
    ]  # fmt: skip
    if form == "xlsx":
        return write_xlsx([Sheet(_("Economics"), heads, rows)])
    french = (get_language() or "en").startswith("fr")
    marks: Any = {"delimiter": ";", "decimal_mark": ","} if french else {}
    return write_csv(heads, rows, **marks)


def _rounded(value: Any) -> Any:
    return round(value, 2) if isinstance(value, Decimal) else value

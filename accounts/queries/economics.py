"""What an account leaves per quarter, and the accounts ranked by it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.db.models import Count, DecimalField, F, OuterRef, QuerySet, Subquery, Sum, Value
from django.db.models.functions import Coalesce, NullIf
from django.utils.translation import gettext as _

from accounts.access import visible_accounts
from accounts.economics.contribution import Line, Result, result_of, together
from accounts.models import Account, CostLine, FunctionRate, QuarterCosts, Revenue
from kam.lib.dates import add_months, quarter_start
from kam.tenancy.models import Membership

QUARTERS = 6
MONEY: DecimalField[Decimal, Decimal] = DecimalField(max_digits=16, decimal_places=2)


def quarter_word(start: date) -> str:
    """A quarter as people say it."""
    return _("Q%(n)d %(year)02d") % {"n": (start.month - 1) // 3 + 1, "year": start.year % 100}


@dataclass(frozen=True)
class QuarterRow:
    """One quarter of the table."""

    start: date
    result: Result
    entered: QuarterCosts | None
    running: bool
    hours: list[CostLine]

    @property
    def number(self) -> int:
        """1 to 4."""
        return (self.start.month - 1) // 3 + 1

    @property
    def key(self) -> str:
        """As addresses name it: 2026-Q3."""
        return f"{self.start.year}-Q{self.number}"


@dataclass(frozen=True)
class Economics:
    """The quarters, latest first, and the last four complete ones together."""

    rows: list[QuarterRow]
    year: Result | None
    known: int  # how many of the last four complete quarters are entered
    foreign: bool


def economics_of(account: Account, today: date) -> Economics:
    """Three queries: revenue, what was entered, its lines."""
    running = quarter_start(today)
    starts = [add_months(running, -3 * back) for back in range(QUARTERS)]
    sums = Revenue.objects.filter(account=account, quarter__gte=starts[-1], quarter__lte=today)
    revenue: dict[date, Decimal] = {}
    foreign = False
    for row in sums.values("quarter", "currency").annotate(total=Sum("amount")).order_by():
        foreign |= row["currency"] != account.currency
        if row["currency"] == account.currency:
            start = quarter_start(row["quarter"])
            revenue[start] = revenue.get(start, Decimal(0)) + row["total"]
    entered = QuarterCosts.objects.filter(account=account, quarter__in=starts, currency=account.currency)
    by_start = {one.quarter: one for one in entered.select_related("entered_by").prefetch_related("lines")}
    rows = [_row(start, revenue.get(start, Decimal(0)), by_start.get(start), start == running) for start in starts]
    complete = [row.result for row in rows[1:5]]
    return Economics(rows, together(complete), sum(one.cost_of_sales is not None for one in complete), foreign)


def _row(start: date, revenue: Decimal, entered: QuarterCosts | None, running: bool) -> QuarterRow:
    lines = list(entered.lines.all()) if entered else []
    facts = [Line(one.kind, one.quantity, one.unit_cost) for one in lines]
    result = result_of(revenue, entered.cost_of_sales if entered else None, facts)
    return QuarterRow(start, result, entered, running, [one for one in lines if one.kind == "hours"])


def rates_at(quarter: date) -> dict[str, FunctionRate]:
    """Each function's rate that held at the quarter's last day, by name."""
    last = add_months(quarter, 3) - timedelta(days=1)
    rows = FunctionRate.objects.filter(valid_from__lte=last).order_by("sort_name", "valid_from")
    held = {one.sort_name: one for one in rows}
    return {one.function: one for one in held.values()}


def ranking(actor: Membership, currency: str, today: date) -> QuerySet[Any, Any]:
    """Accounts of one currency with what the entered ones of the last four complete quarters left.

    Revenue counts in the quarters whose costs are known: a year's revenue less half a year's costs would flatter.
    """
    end = quarter_start(today)
    entered = QuarterCosts.objects.filter(
        quarter__gte=add_months(end, -12), quarter__lt=end, currency=currency, cost_of_sales__isnull=False
    ).order_by()
    known = entered.filter(account=OuterRef("pk"))
    quarters = entered.filter(account=OuterRef("account")).values("quarter")
    revenue = Revenue.objects.filter(account=OuterRef("pk"), currency=currency, quarter__in=quarters).order_by()
    lines = CostLine.objects.filter(
        costs__account=OuterRef("pk"), costs__currency=currency, costs__cost_of_sales__isnull=False,
        costs__quarter__gte=add_months(end, -12), costs__quarter__lt=end,
    ).order_by()  # fmt: skip
    amount = F("quantity") * F("unit_cost")
    nothing = Value(Decimal(0), output_field=MONEY)
    return (
        visible_accounts(actor).filter(archived_at__isnull=True, currency=currency)
        .annotate(
            quarters=Subquery(known.values("account").annotate(n=Count("pk")).values("n")),
            revenue=Coalesce(Subquery(revenue.values("account").annotate(t=Sum("amount")).values("t")), nothing),
            sales_cost=Coalesce(
                Subquery(known.values("account").annotate(t=Sum("cost_of_sales")).values("t")), nothing
            ),
            serve=Coalesce(
                Subquery(lines.values("costs__account").annotate(t=Sum(amount, output_field=MONEY)).values("t")),
                nothing,
            ),
        )
        .filter(quarters__isnull=False)
        .annotate(
            net=F("revenue") - F("sales_cost") - F("serve"),
            ratio=F("serve") * 100 / NullIf(F("revenue"), nothing),
        )
        .values("id", "name", "sort_name", "currency", "quarters", "revenue", "sales_cost", "serve", "net", "ratio")
    )  # fmt: skip

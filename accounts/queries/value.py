"""What an account brings in: by quarter and by product."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Sum

from accounts.models import Account, Revenue
from kam.lib.dates import add_months, quarter_start

QUARTERS = 8


@dataclass(frozen=True)
class Quarter:
    """One quarter's revenue; the running one is not finished."""

    start: date
    amount: Decimal
    running: bool

    @property
    def number(self) -> int:
        """1 to 4."""
        return (self.start.month - 1) // 3 + 1


@dataclass(frozen=True)
class Year:
    """The revenue of a year, as far as it is older than the quarters shown."""

    year: int
    amount: Decimal


@dataclass(frozen=True)
class ProductRevenue:
    """A product's revenue over the last four complete quarters and the four before. An empty name is `other`."""

    name: str
    latest: Decimal
    previous: Decimal


@dataclass(frozen=True)
class Value:
    """The figures of the value tab, in the account's currency."""

    quarters: list[Quarter]
    products: list[ProductRevenue]
    foreign: bool  # whether revenue in other currencies is left out
    earlier: list[Year]  # latest first

    @property
    def recent(self) -> list[Quarter]:
        """The last year and the running quarter: what a phone has room for."""
        return self.quarters[-5:]


def value_of(account: Account, today: date) -> Value:
    """Eight complete quarters and the running one, earlier years; products by their latest revenue. One query."""
    running = quarter_start(today)
    starts = [add_months(running, -3 * back) for back in range(QUARTERS, -1, -1)]
    rows = list(
        Revenue.objects.filter(account=account, quarter__lte=running)
        .values("quarter", "product__name", "currency")
        .annotate(total=Sum("amount"))
        .order_by()
    )
    own = [row for row in rows if row["currency"] == account.currency]
    ours = [row for row in own if row["quarter"] >= starts[0]]
    by_quarter = dict.fromkeys(starts, Decimal(0))
    by_product: dict[str, list[Decimal]] = {}
    middle = add_months(running, -12)
    for row in ours:
        by_quarter[quarter_start(row["quarter"])] += row["total"]
        if row["quarter"] < running:
            sums = by_product.setdefault(row["product__name"] or "", [Decimal(0), Decimal(0)])
            sums[0 if row["quarter"] >= middle else 1] += row["total"]
    return Value(
        quarters=[Quarter(start, amount, start == running) for start, amount in by_quarter.items()] if ours else [],
        products=sorted(
            (ProductRevenue(name, *sums) for name, sums in by_product.items()), key=lambda one: (-one.latest, one.name)
        ),
        foreign=len(own) < len(rows),
        earlier=_years([row for row in own if row["quarter"] < starts[0]]),
    )


def _years(rows: list[Any]) -> list[Year]:
    """What is older than the quarters shown, by year."""
    sums: dict[int, Decimal] = {}
    for row in rows:
        sums[row["quarter"].year] = sums.get(row["quarter"].year, Decimal(0)) + row["total"]
    return [Year(year, sums[year]) for year in sorted(sums, reverse=True)]

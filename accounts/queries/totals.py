"""What a set of accounts amounts to."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Count, Max, Min, Q, QuerySet, Sum

from accounts.models import Account
from accounts.queries.filters import Horizon, renewing, silent
from kam.tenancy.models import Membership

CHIPS = ("mine", "silent", "unowned", "renewing")  # the quick filters that count
MANY = 1000  # beyond this, "more than 1,000" is enough to know


@dataclass(frozen=True)
class Totals:
    """What a set of accounts amounts to. `count` stops at one more than MANY; sums are by currency, known below it.

    `chips` says how many would be left if a quick filter came on top.
    """

    count: int
    revenue: dict[str, Decimal]
    renewing: dict[str, Decimal]
    chips: dict[str, int]

    @property
    def many(self) -> bool:
        """More than anybody counts."""
        return self.count > MANY


def totals(accounts: QuerySet[Account], actor: Membership, today: date) -> Totals:
    """Count and sums of at most MANY accounts; one query, a second when they are kept in several currencies."""
    capped = accounts.order_by()[: MANY + 1]
    return totals_from(capped.aggregate(**sums_of(actor, today)), lambda: accounts, today)


def sums_of(actor: Membership, today: date | Horizon) -> dict[str, Any]:
    """What totals are made of, by name: to be aggregated, or put beside every row."""
    near = renewing(today)
    return {
        "all": Count("*"),
        "all_mine": Count("pk", filter=Q(owner=actor)),
        "all_renewing": Count("pk", filter=near),
        "all_silent": Count("pk", filter=silent(today)),
        "all_unowned": Count("pk", filter=Q(owner=None)),
        "first_currency": Min("currency"),
        "last_currency": Max("currency"),
        "all_revenue": Sum("revenue_12m"),
        "renewing_revenue": Sum("revenue_12m", filter=near),
    }


def totals_from(found: Mapping[str, Any], accounts: Callable[[], QuerySet[Account]], today: date) -> Totals:
    """The totals of `sums_of`; the accounts are asked once more when they are kept in several currencies."""
    one = Totals(min(found["all"], MANY + 1), {}, {}, {name: found[f"all_{name}"] for name in CHIPS})
    if one.many:
        return one
    code = found["first_currency"]
    if code != found["last_currency"]:
        return _by_currency(one, accounts(), renewing(today))
    return replace(one, revenue=_sum(code, found["all_revenue"]), renewing=_sum(code, found["renewing_revenue"]))


def _by_currency(one: Totals, accounts: QuerySet[Account], near: Q) -> Totals:
    rows = accounts.order_by().values("currency").annotate(
        revenue=Sum("revenue_12m", default=Decimal(0)), renewing=Sum("revenue_12m", filter=near, default=Decimal(0))
    )  # fmt: skip
    largest = sorted(rows, key=lambda row: -row["revenue"])
    return replace(
        one,
        revenue={row["currency"]: row["revenue"] for row in largest if row["revenue"]},
        renewing={row["currency"]: row["renewing"] for row in largest if row["renewing"]},
    )


def _sum(currency: str, amount: Decimal | None) -> dict[str, Decimal]:
    return {currency: amount} if amount else {}

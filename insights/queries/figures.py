"""The figures of a set of accounts, summed by the database: three statements whatever their number."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, NamedTuple

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, F, Q, QuerySet, Sum
from django.db.models.functions import TruncQuarter

from accounts.attention import SILENT_DAYS
from accounts.choices import ContractOutcome, Phase
from accounts.models import Account, Contract, Revenue
from kam.lib.dates import add_months, quarter_start

QUARTERS = 8


class QuarterStake(NamedTuple):
    """Money whose contracts end in a quarter, and how much of it is at risk."""

    quarter: date
    total: Decimal
    at_risk: Decimal


@dataclass(frozen=True)
class Figures:
    """Counts and sums in one currency: plain values, so that they can be kept and what is drawn of them remembered."""

    currency: str
    other_currencies: tuple[str, ...]
    accounts: int
    phases: tuple[tuple[str, int], ...]
    revenue: Decimal
    change: int | None
    top_share: int | None
    silent: int
    trend: tuple[tuple[date, Decimal], ...]
    stakes: tuple[QuarterStake, ...]


def read_figures(accounts: QuerySet[Account], currency: str, today: date) -> Figures:
    """The figures of these accounts as of a day. Sums are of one currency only; the others are named, not
    converted in silence."""
    accounts = accounts.filter(archived_at__isnull=True)
    rows = _groups(accounts, currency, today)
    same = [row for row in rows if row["currency"] == currency]
    revenue = sum((row["revenue"] for row in same), Decimal(0))
    before = sum((row["before"] for row in same), Decimal(0))
    largest = rows[0]["largest"] if rows else []
    return Figures(
        currency=currency,
        other_currencies=tuple(sorted({row["currency"] for row in rows} - {currency})),
        accounts=sum(row["count"] for row in rows),
        phases=tuple((phase.value, sum(row["count"] for row in rows if row["phase"] == phase)) for phase in Phase),
        revenue=revenue,
        change=round((revenue - before) * 100 / before) if before else None,
        top_share=round(sum(largest) * 100 / revenue) if revenue else None,
        silent=sum(row["silent"] for row in rows),
        trend=_trend(accounts, currency, today),
        stakes=_stakes(accounts, currency, today),
    )


def _groups(accounts: Any, currency: str, today: date) -> list[dict[str, Any]]:
    """Counts and sums by phase and currency, made by the database; each carries the five largest revenues of all."""
    silent = Q(last_touch_on=None) | Q(last_touch_on__lt=today - timedelta(days=SILENT_DAYS))
    largest = accounts.filter(currency=currency, revenue_12m__isnull=False).order_by("-revenue_12m")
    figures = accounts.order_by().values("phase", "currency").annotate(
        count=Count("pk"),
        silent=Count("pk", filter=silent),
        revenue=Sum("revenue_12m", default=Decimal(0)),
        before=Sum("revenue_previous_12m", default=Decimal(0)),
        largest=ArraySubquery(largest.values("revenue_12m")[:5]),
    )  # fmt: skip
    return list(figures)


def _trend(accounts: Any, currency: str, today: date) -> tuple[tuple[date, Decimal], ...]:
    """Revenue of the last full quarters, oldest first; quarters without any are zero."""
    last = add_months(quarter_start(today), -3)
    quarters = [add_months(last, -3 * back) for back in reversed(range(QUARTERS))]
    rows = (
        Revenue.objects.filter(account__in=accounts, currency=currency, quarter__gte=quarters[0], quarter__lte=last)
        .values("quarter")
        .annotate(total=Sum("amount"))
    )
    totals = {row["quarter"]: row["total"] for row in rows}
    return tuple((quarter, totals.get(quarter, Decimal(0))) for quarter in quarters)


def _stakes(accounts: Any, currency: str, today: date) -> tuple[QuarterStake, ...]:
    """Annual value of running contracts by the quarter of their end, five quarters from now on."""
    first = quarter_start(today)
    rows = (
        Contract.objects.filter(
            account__in=accounts,
            currency=currency,
            outcome=ContractOutcome.RUNNING,
            end_on__gte=first,
            end_on__lt=add_months(first, 15),
        )
        .values(quarter=TruncQuarter("end_on"), level=F("assessment__level"))
        .annotate(total=Sum("annual_value"))
    )
    total: dict[date, Decimal] = defaultdict(Decimal)
    risky: dict[date, Decimal] = defaultdict(Decimal)
    for row in rows:
        total[row["quarter"]] += row["total"]
        if row["level"] in {"watch", "risk"}:
            risky[row["quarter"]] += row["total"]
    quarters = [add_months(first, 3 * ahead) for ahead in range(5)]
    return tuple(QuarterStake(quarter, total[quarter], risky[quarter]) for quarter in quarters)

"""The programme as executives see it: seven queries over the whole portfolio."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, F, Q, Sum

from accounts.access import visible_accounts
from accounts.attention import SILENT_DAYS
from accounts.choices import ContractOutcome, Phase
from accounts.models import Contract, Revenue
from insights.access import visible_alerts
from insights.choices import AlertState
from insights.models import Alert
from kam.lib.dates import add_months, quarter_start
from kam.tenancy.models import Membership

QUARTERS = 8


@dataclass(frozen=True)
class QuarterStake:
    """Money whose contracts end in a quarter, and how much of it is at risk."""

    quarter: date
    total: Decimal
    at_risk: Decimal


@dataclass(frozen=True)
class Programme:
    """Everything the executive dashboard says, in one currency."""

    currency: str
    other_currencies: list[str]
    accounts: int
    phases: list[tuple[str, int]]
    revenue: Decimal
    change: int | None
    top_share: int | None
    silent: int
    trend: list[tuple[date, Decimal]]
    stakes: list[QuarterStake]
    alerts: list[Alert]
    alert_count: int


def programme_of(actor: Membership, *, today: date) -> Programme:
    """The figures of the accounts the actor may see, as of a day. Sums are of the organisation's currency only;
    accounts in others are named, not converted in silence."""
    currency = actor.organisation.currency
    accounts = visible_accounts(actor).filter(archived_at__isnull=True)
    rows = _groups(accounts, currency, today)
    same = [row for row in rows if row["currency"] == currency]
    revenue = sum((row["revenue"] for row in same), Decimal(0))
    before = sum((row["before"] for row in same), Decimal(0))
    largest = rows[0]["largest"] if rows else []
    alerts = visible_alerts(actor).filter(state=AlertState.OPEN)
    return Programme(
        currency=currency,
        other_currencies=sorted({row["currency"] for row in rows} - {currency}),
        accounts=sum(row["count"] for row in rows),
        phases=[(phase.value, sum(row["count"] for row in rows if row["phase"] == phase)) for phase in Phase],
        revenue=revenue,
        change=round((revenue - before) * 100 / before) if before else None,
        top_share=round(sum(largest) * 100 / revenue) if revenue else None,
        silent=sum(row["silent"] for row in rows),
        trend=_trend(accounts, currency, today),
        stakes=_stakes(accounts, currency, today),
        alerts=list(alerts.order_by("-score", "id")[:6]),
        alert_count=alerts.count(),
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


def _trend(accounts: Any, currency: str, today: date) -> list[tuple[date, Decimal]]:
    """Revenue of the last full quarters, oldest first; quarters without any are zero."""
    last = add_months(quarter_start(today), -3)
    quarters = [add_months(last, -3 * back) for back in reversed(range(QUARTERS))]
    rows = (
        Revenue.objects.filter(account__in=accounts, currency=currency, quarter__gte=quarters[0], quarter__lte=last)
        .values("quarter")
        .annotate(total=Sum("amount"))
    )
    totals = {row["quarter"]: row["total"] for row in rows}
    return [(quarter, totals.get(quarter, Decimal(0))) for quarter in quarters]


def _stakes(accounts: Any, currency: str, today: date) -> list[QuarterStake]:
    """Annual value of running contracts by the quarter of their end, five quarters from now on."""
    first = quarter_start(today)
    quarters = [add_months(first, 3 * ahead) for ahead in range(5)]
    rows = (
        Contract.objects.filter(
            account__in=accounts,
            currency=currency,
            outcome=ContractOutcome.RUNNING,
            end_on__gte=first,
            end_on__lt=add_months(first, 15),
        )
        .values("end_on", level=F("assessment__level"))
        .annotate(total=Sum("annual_value"))
    )
    total: dict[date, Decimal] = defaultdict(Decimal)
    risky: dict[date, Decimal] = defaultdict(Decimal)
    for row in rows:
        quarter = quarter_start(row["end_on"])
        total[quarter] += row["total"]
        if row["level"] in {"watch", "risk"}:
            risky[quarter] += row["total"]
    return [QuarterStake(quarter, total[quarter], risky[quarter]) for quarter in quarters]

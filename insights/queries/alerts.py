"""Alerts as lists show them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.http import QueryDict

from insights.access import visible_alerts
from insights.choices import AlertState, RiskLevel
from insights.models import Alert
from kam.lib.paging import Order, Page, page_of
from kam.tenancy.models import Membership

STATES = ("open", "acknowledged", "closed")


@dataclass(frozen=True)
class AlertFilter:
    """What the address asks for; unknown values are ignored."""

    state: str = "open"
    level: str = ""
    mine: bool = False
    cursor: str = field(default="", repr=False)

    @classmethod
    def read(cls, query: QueryDict) -> AlertFilter:
        """From the query string."""
        state, level = query.get("state", "open"), query.get("level", "")
        return cls(
            state if state in STATES else "open",
            level if level in RiskLevel.values else "",
            query.get("mine") == "1",
            query.get("after") or query.get("before") or "",
        )


def found_alerts(actor: Membership, wanted: AlertFilter) -> QuerySet[Alert]:
    """The alerts that match, unordered."""
    alerts = visible_alerts(actor).filter(state=wanted.state)
    if wanted.level:
        alerts = alerts.filter(level=wanted.level)
    if wanted.mine:
        alerts = alerts.filter(Q(account__owner=actor) | Q(taken_by=actor) | Q(account__sponsor=actor))
    return alerts


def alert_page(actor: Membership, wanted: AlertFilter) -> Page[Alert]:
    """One page, the greatest risk first."""
    return page_of(found_alerts(actor, wanted), Order("score", descending=True), wanted.cursor)


def alert_counts(actor: Membership) -> dict[str, int]:
    """How many alerts are in each state."""
    rows: Any = visible_alerts(actor).values("state").annotate(n=Count("id")).order_by()
    counts = {row["state"]: row["n"] for row in rows}
    return {state: counts.get(state, 0) for state in AlertState.values}

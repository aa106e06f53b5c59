"""What the portfolio tells of an account besides its own columns, and in which orders."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Case, F, IntegerField, OuterRef, QuerySet, Subquery, Value, When

from accounts.choices import ContractOutcome, Phase
from accounts.models import Account, Contract
from accounts.queries.filters import Filters, Horizon
from kam.lib.paging import Order

COLUMNS = {
    "name": "sort_name",
    "phase": "phase_rank",
    "revenue": "revenue_12m",
    "renewal": "renewal_on",
    "owner": "owner_name",
    "country": "country",
    "touch": "last_touch_on",
}
# What a row or a card shows, and what orders and cursors are made of.
LINE = (
    "id", "name", "sort_name", "group_name", "phase", "phase_rank", "phase_since", "revenue_12m", "currency",
    "revenue_previous_12m", "renewal_on", "notice_on", "last_touch_on", "country", "owner_id", "owner_name",
    "client_since",
)  # fmt: skip
PHASE_RANK = Case(
    *(When(phase=phase, then=Value(rank)) for rank, phase in enumerate(Phase)), output_field=IntegerField(), default=9
)


def with_columns(accounts: QuerySet[Account], today: date | Horizon, **more: Any) -> QuerySet[Account]:
    """The accounts with the names beside them, their phase's rank, the next notice date, and `more`."""
    running = Contract.objects.filter(
        account=OuterRef("pk"), outcome=ContractOutcome.RUNNING, notice_on__gte=Horizon.of(today).today
    )
    return accounts.annotate(
        phase_rank=PHASE_RANK,
        owner_name=F("owner__name"),
        group_name=F("parent__name"),
        notice_on=Subquery(running.order_by("notice_on").values("notice_on")[:1]),
        **more,
    )


def order_of(filters: Filters) -> Order:
    """The order the state asks for; by name when it asks for none."""
    sort = filters.sort or "name"
    return Order(COLUMNS[sort.removeprefix("-")], descending=sort.startswith("-"))

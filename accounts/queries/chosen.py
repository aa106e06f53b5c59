"""The accounts a state of the portfolio stands for, all of them: for exports, the board and changes of many."""

from __future__ import annotations

from datetime import date

from django.db.models import F, OuterRef, QuerySet, Subquery

from accounts.choices import ContractOutcome
from accounts.models import Account, Contract
from accounts.queries.filters import Filters, matching
from accounts.queries.portfolio import COLUMNS, PHASE_RANK, alike, current_accounts
from kam.lib.paging import Order
from kam.tenancy.models import Membership


def chosen(actor: Membership, filters: Filters, today: date) -> QuerySet[Account]:
    """What the list shows on all its pages, unordered; words that hit nothing are forgiven as there."""
    narrowed = filters.applied_to(current_accounts(actor), actor, today)
    found = matching(narrowed, filters.q)
    if filters.q and not found.exists():
        return narrowed.filter(pk__in=alike(filters.q))
    return found


def with_columns(accounts: QuerySet[Account], today: date) -> QuerySet[Account]:
    """What the portfolio tells of an account besides its own columns."""
    running = Contract.objects.filter(account=OuterRef("pk"), outcome=ContractOutcome.RUNNING, notice_on__gte=today)
    return accounts.annotate(
        phase_rank=PHASE_RANK,
        owner_name=F("owner__name"),
        group_name=F("parent__name"),
        notice_on=Subquery(running.order_by("notice_on").values("notice_on")[:1]),
    )


def order_of(filters: Filters) -> Order:
    """The order the state asks for."""
    sort = filters.sort or "name"
    return Order(COLUMNS[sort.removeprefix("-")], descending=sort.startswith("-"))

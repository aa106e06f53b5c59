"""What the pages of one account show beside its own columns."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Case, F, IntegerField, QuerySet, Value, When

from accounts.access import visible_accounts
from accounts.choices import AccessLevel, ContractOutcome
from accounts.models import Account, AccountMember, Contract
from kam.tenancy.compiled import Compiled, compiled
from kam.tenancy.models import Membership
from kam.tenancy.queries import active_members

LARGEST = 10  # subsidiaries shown on the group's own page; the portfolio lists them all

_LEVELS = Case(
    *(When(level=level, then=Value(rank)) for rank, level in enumerate(AccessLevel)),
    output_field=IntegerField(),
    default=9,
)
_RUNNING_FIRST = Case(When(outcome=ContractOutcome.RUNNING, then=Value(0)), default=1, output_field=IntegerField())


@dataclass(frozen=True)
class Group:
    """The largest direct subsidiaries a person sees, how many there are, and what the group brings in, by currency."""

    subsidiaries: list[dict[str, Any]]
    count: int
    revenue: dict[str, Decimal]


def contracts_of(account: Account) -> QuerySet[Contract]:
    """All contracts: running ones first, then the closed ones, each by their end and notice date."""
    return Contract.objects.filter(account=account).order_by(_RUNNING_FIRST, "end_on", "notice_on", "id")


def team_of(account: Account) -> QuerySet[AccountMember]:
    """Who works on the account: owner first, then by level and name."""
    return AccountMember.objects.filter(account=account).select_related("member").order_by(_LEVELS, "member__name")


def people_outside(account: Account) -> QuerySet[Membership]:
    """Members who are not on the account's team yet, by name."""
    return active_members().exclude(pk__in=AccountMember.objects.filter(account=account).values("member"))


_colleague: Compiled[Membership] = compiled(lambda pk: active_members().filter(pk=pk), pk=int)


def colleague(pk: int) -> Membership | None:
    """The member with this id, when they may still own or do things. One query."""
    return _colleague.first(pk=pk)


def group_of(account: Account, actor: Membership) -> Group:
    """The account's subsidiaries with their roll-up. One query; none when opening the account told there are none."""
    if account.heads_group is False:
        return Group([], 0, {})
    below = visible_accounts(actor).filter(parent=account, archived_at=None)
    below = below.order_by(F("revenue_12m").desc(nulls_last=True), "sort_name", "id")
    rows: list[Any] = list(below.values("id", "name", "phase", "revenue_12m", "currency", "country"))
    revenue: dict[str, Decimal] = {}
    own: dict[str, Any] = {"revenue_12m": account.revenue_12m, "currency": account.currency}
    for row in [own, *rows] if rows else []:
        if row["revenue_12m"]:
            revenue[row["currency"]] = revenue.get(row["currency"], Decimal(0)) + row["revenue_12m"]
    return Group(rows[:LARGEST], len(rows), revenue)

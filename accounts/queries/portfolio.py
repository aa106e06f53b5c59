"""The portfolio: one page of accounts, and what the whole of it amounts to."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from django.contrib.postgres.aggregates import ArrayAgg
from django.core.exceptions import ValidationError
from django.db import connection
from django.db.models import Case, Count, F, IntegerField, OuterRef, Q, QuerySet, Subquery, Sum, Value, When

from accounts.access import visible_accounts
from accounts.choices import ContractOutcome, Phase
from accounts.models import Account, Contract
from accounts.queries.filters import Filters, matching, renewing, silent
from kam.lib.paging import Order, Page, page_of
from kam.tenancy.models import Membership

ROWS = 50
MANY = 1000  # beyond this, "more than 1,000" is enough to know
COLUMNS = {
    "name": "sort_name",
    "phase": "phase_rank",
    "revenue": "revenue_12m",
    "renewal": "renewal_on",
    "owner": "owner_name",
    "country": "country",
    "touch": "last_touch_on",
}
PHASE_RANK = Case(
    *(When(phase=phase, then=Value(rank)) for rank, phase in enumerate(Phase)), output_field=IntegerField(), default=9
)


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


@dataclass(frozen=True)
class Listing:
    """One page of the portfolio. `forgiven` when nothing held the words and alike names are shown instead."""

    page: Page[Any]
    totals: Totals
    forgiven: bool = False


def listing(actor: Membership, filters: Filters, cursor: str, today: date) -> Listing:
    """The page at `cursor` and what all pages amount to. Two queries; two more when the words hit nothing."""
    narrowed = filters.applied_to(current_accounts(actor), actor, today)
    found, forgiven = matching(narrowed, filters.q), False
    page = _page(found, filters, cursor, today)
    if filters.q and not page.rows and not cursor:
        found = narrowed.filter(pk__in=alike(filters.q))
        page = _page(found, filters, cursor, today)
        forgiven = bool(page.rows)
    return Listing(page, totals(found, actor, today), forgiven)


def current_accounts(actor: Membership) -> QuerySet[Account]:
    """The accounts the actor sees that are not archived."""
    return visible_accounts(actor).filter(archived_at=None)


def alike(words: str, most: int = ROWS) -> list[int]:
    """Ids of accounts whose names are spelled nearly so, the likest first.

    Signs are left out: they make no word alike, and some are patterns to the database.
    """
    words = " ".join("".join(sign if sign.isalnum() else " " for sign in words).split())
    if not words:
        return []
    with connection.cursor() as cursor:
        cursor.execute("select id from kam_search_accounts(%s, %s)", [words, most])
        return [row[0] for row in cursor.fetchall()]


def _page(found: QuerySet[Account], filters: Filters, cursor: str, today: date) -> Page[Any]:
    sort = filters.sort or "name"
    order = Order(COLUMNS[sort.removeprefix("-")], descending=sort.startswith("-"))
    running = Contract.objects.filter(account=OuterRef("pk"), outcome=ContractOutcome.RUNNING, notice_on__gte=today)
    rows = found.annotate(
        phase_rank=PHASE_RANK,
        owner_name=F("owner__name"),
        group_name=F("parent__name"),
        notice_on=Subquery(running.order_by("notice_on").values("notice_on")[:1]),
    ).values(
        "id", "name", "sort_name", "group_name", "phase", "phase_rank", "phase_since", "revenue_12m", "currency",
        "revenue_previous_12m", "renewal_on", "notice_on", "last_touch_on", "country", "owner_id", "owner_name",
    )  # fmt: skip
    try:
        return page_of(rows, order, cursor, size=ROWS)
    except ValidationError:  # a cursor that somebody wrote, or that another order made
        return page_of(rows, order, "", size=ROWS)


def totals(accounts: QuerySet[Account], actor: Membership, today: date) -> Totals:
    """Count and sums of at most MANY accounts; one query, a second when they are kept in several currencies."""
    capped = accounts.order_by()[: MANY + 1]
    near = renewing(today)
    found = capped.aggregate(
        count=Count("*"),
        mine=Count("pk", filter=Q(owner=actor)),
        renewing_count=Count("pk", filter=near),
        silent=Count("pk", filter=silent(today)),
        unowned=Count("pk", filter=Q(owner=None)),
        currencies=ArrayAgg("currency", distinct=True, default=[]),
        revenue=Sum("revenue_12m"),
        renewing=Sum("revenue_12m", filter=near),
    )
    chips = {name: found[name] for name in ("mine", "silent", "unowned")} | {"renewing": found["renewing_count"]}
    one = Totals(found["count"], {}, {}, chips)
    if one.many:
        return one
    if len(found["currencies"]) > 1:
        return _by_currency(one, accounts, near)
    code = next(iter(found["currencies"]), "")
    return replace(one, revenue=_sum(code, found["revenue"]), renewing=_sum(code, found["renewing"]))


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

"""The portfolio: one page of accounts, and what the whole of it amounts to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Self, cast

from django.core.exceptions import ValidationError
from django.db import connection
from django.db.models import Case, F, IntegerField, OuterRef, QuerySet, Subquery, Value, When, Window

from accounts.access import visible_accounts
from accounts.choices import ContractOutcome, Phase
from accounts.models import Account, Contract
from accounts.queries.filters import Filters, Horizon, matching
from accounts.queries.shapes import rows_of
from accounts.queries.totals import Totals, sums_of, totals, totals_from
from kam.lib.paging import Order, Page, page_of
from kam.tenancy.models import Membership

ROWS = 50
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
class Listing:
    """One page of the portfolio. `forgiven` when nothing held the words and alike names are shown instead."""

    page: Page[Any]
    totals: Totals
    forgiven: bool = False


def listing(actor: Membership, filters: Filters, cursor: str, today: date) -> Listing:
    """The page at `cursor` and what all pages amount to. Two queries, or one; two more when the words hit nothing."""
    if cursor:
        found = _found(actor, filters, today)
        return Listing(_page(found, filters, cursor, today), totals(found, actor, today))
    at_once = _at_once(filters)
    if at_once:
        rows = rows_of(_first_with_sums, actor, filters, today, "me", "soon", "quiet")
    else:
        rows = rows_of(_first, actor, filters, today)
    if filters.q and not rows:
        return _forgiven(actor, filters, today)
    page = page_of(cast(Any, _Read(rows)), _order(filters), "", size=ROWS)
    if at_once:
        return Listing(page, totals_from(rows[0], lambda: _found(actor, filters, today), today))
    return Listing(page, totals(_found(actor, filters, today), actor, today))


def _forgiven(actor: Membership, filters: Filters, today: date) -> Listing:
    """Accounts whose names are nearly so."""
    found = filters.applied_to(current_accounts(actor), actor, today).filter(pk__in=alike(filters.q))
    page = _page(found, filters, "", today)
    return Listing(page, totals(found, actor, today), forgiven=bool(page.rows))


class _Read(list[dict[str, Any]]):
    """Rows already read in the order in which `page_of` asks for them."""

    def order_by(self, *_clauses: Any) -> Self:
        return self


def _at_once(filters: Filters) -> bool:
    """Whether rows and totals come in one statement: where words that few names hold are sought in all of them.

    In the order of names the page's own search ends after fifty hits, and two letters are in every other name.
    """
    return len(filters.q) > 2 and filters.sort not in ("", "name")


def _found(actor: Membership, filters: Filters, today: date | Horizon) -> QuerySet[Account]:
    return matching(filters.applied_to(current_accounts(actor), actor, today), filters.q)


def _first(actor: Membership, filters: Filters, horizon: Horizon, **sums: Any) -> QuerySet[Any, dict[str, Any]]:
    """The rows of a first page and one more."""
    rows = _rows(_found(actor, filters, horizon), horizon, **sums)
    return rows.order_by(*_order(filters).clauses())[: ROWS + 1]


def _first_with_sums(actor: Membership, filters: Filters, horizon: Horizon) -> QuerySet[Any, dict[str, Any]]:
    """The same, each row with the totals of all."""
    return _first(actor, filters, horizon, **{name: Window(one) for name, one in sums_of(actor, horizon).items()})


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


def _order(filters: Filters) -> Order:
    sort = filters.sort or "name"
    return Order(COLUMNS[sort.removeprefix("-")], descending=sort.startswith("-"))


def _rows(found: QuerySet[Account], today: date | Horizon, **sums: Any) -> QuerySet[Any, dict[str, Any]]:
    running = Contract.objects.filter(
        account=OuterRef("pk"), outcome=ContractOutcome.RUNNING, notice_on__gte=Horizon.of(today).today
    )
    rows: QuerySet[Any, dict[str, Any]] = found.annotate(
        phase_rank=PHASE_RANK,
        owner_name=F("owner__name"),
        group_name=F("parent__name"),
        notice_on=Subquery(running.order_by("notice_on").values("notice_on")[:1]),
        **sums,
    ).values(
        "id", "name", "sort_name", "group_name", "phase", "phase_rank", "phase_since", "revenue_12m", "currency",
        "revenue_previous_12m", "renewal_on", "notice_on", "last_touch_on", "country", "owner_id", "owner_name", *sums,
    )  # fmt: skip
    return rows


def _page(found: QuerySet[Account], filters: Filters, cursor: str, today: date) -> Page[Any]:
    rows, order = _rows(found, today), _order(filters)
    try:
        return page_of(rows, order, cursor, size=ROWS)
    except ValidationError:  # a cursor that somebody wrote, or that another order made
        return page_of(rows, order, "", size=ROWS)

"""The portfolio: one page of accounts, and what the whole of it amounts to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import QuerySet, Window

from accounts.models import Account
from accounts.queries.chosen import forgiven, found_by
from accounts.queries.columns import LINE, order_of, with_columns
from accounts.queries.filters import Filters, Horizon
from accounts.queries.shapes import rows_of
from accounts.queries.totals import Totals, sums_of, totals, totals_from
from kam.lib.paging import Page, first_page, page_of
from kam.tenancy.models import Membership

ROWS = 50


@dataclass(frozen=True)
class Listing:
    """One page of the portfolio. `forgiven` when nothing held the words and alike names are shown instead."""

    page: Page[Any]
    totals: Totals
    forgiven: bool = False


def listing(actor: Membership, filters: Filters, cursor: str, today: date) -> Listing:
    """The page at `cursor` and what all pages amount to. Two queries, or one; two more when the words hit nothing."""
    if cursor:
        found = found_by(actor, filters, today)
        return Listing(_page(found, filters, cursor, today), totals(found, actor, today))
    at_once = _at_once(filters)
    if at_once:
        rows = rows_of(_first_with_sums, actor, filters, today, "me", "soon", "quiet")
    else:
        rows = rows_of(_first, actor, filters, today)
    if filters.q and not rows:
        return _forgiven(actor, filters, today)
    page = first_page(rows, order_of(filters), size=ROWS)
    if at_once:
        return Listing(page, totals_from(rows[0], lambda: found_by(actor, filters, today), today))
    return Listing(page, totals(found_by(actor, filters, today), actor, today))


def _forgiven(actor: Membership, filters: Filters, today: date) -> Listing:
    """Accounts whose names are nearly so."""
    found = forgiven(actor, filters, today)
    page = _page(found, filters, "", today)
    return Listing(page, totals(found, actor, today), forgiven=bool(page.rows))


def _at_once(filters: Filters) -> bool:
    """Whether rows and totals come in one statement: where words that few names hold are sought in all of them.

    In the order of names the page's own search ends after fifty hits, and two letters are in every other name.
    """
    return len(filters.q) > 2 and filters.sort not in ("", "name")


def _first(actor: Membership, filters: Filters, horizon: Horizon, **sums: Any) -> QuerySet[Any, dict[str, Any]]:
    """The rows of a first page and one more."""
    found = with_columns(found_by(actor, filters, horizon), horizon, **sums)
    rows: QuerySet[Any, dict[str, Any]] = found.values(*LINE, *sums)
    return rows.order_by(*order_of(filters).clauses())[: ROWS + 1]


def _first_with_sums(actor: Membership, filters: Filters, horizon: Horizon) -> QuerySet[Any, dict[str, Any]]:
    """The same, each row with the totals of all."""
    return _first(actor, filters, horizon, **{name: Window(one) for name, one in sums_of(actor, horizon).items()})


def _page(found: QuerySet[Account], filters: Filters, cursor: str, today: date) -> Page[Any]:
    rows, order = with_columns(found, today).values(*LINE), order_of(filters)
    try:
        return page_of(rows, order, cursor, size=ROWS)
    except ValidationError:  # a cursor that somebody wrote, or that another order made
        return page_of(rows, order, "", size=ROWS)

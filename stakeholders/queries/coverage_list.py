"""Every account by its coverage, from the latest week that was kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import F, Max, OuterRef, QuerySet, Subquery

from accounts.access import visible_accounts
from kam.lib.paging import Order, Page, page_of
from kam.tenancy.models import Membership
from stakeholders.models import CoverageWeek

LOWEST, HIGHEST = Order("score"), Order("score", descending=True)
BEFORE = timedelta(weeks=4)


@dataclass(frozen=True)
class CoverageList:
    """One page of rows (with `name`, `owner` and `before`, the score four weeks earlier), and of which week."""

    page: Page[Any]
    week: date | None


def coverage_list_of(actor: Membership, *, mine: bool, highest: bool, cursor: str = "") -> CoverageList:
    """Fifty accounts the actor may see, the least covered first unless `highest`; `mine` keeps those they own.

    Two queries, whatever their number.
    """
    week = CoverageWeek.objects.aggregate(latest=Max("week"))["latest"]
    if week is None:
        return CoverageList(Page([], None, None), None)
    accounts = visible_accounts(actor).filter(archived_at__isnull=True)
    if mine:
        accounts = accounts.filter(owner=actor)
    rows = _rows(week).filter(account__in=accounts.order_by().values("pk"))
    return CoverageList(page_of(rows, HIGHEST if highest else LOWEST, cursor), week)


def _rows(week: date) -> QuerySet[CoverageWeek]:
    earlier = CoverageWeek.objects.filter(account=OuterRef("account"), week=week - BEFORE).values("score")
    return CoverageWeek.objects.filter(week=week).annotate(
        name=F("account__name"), owner=F("account__owner__name"), before=Subquery(earlier)
    )

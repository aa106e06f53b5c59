"""The portfolio in columns: what each phase amounts to, and its first cards."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.core.exceptions import ValidationError
from django.db.models import Count, F, OuterRef, QuerySet, Sum, Window
from django.db.models.functions import RowNumber

from accounts.access import changeable
from accounts.choices import Phase
from accounts.models import Account, AccountTag
from accounts.moves import allowed_moves
from accounts.queries.columns import LINE, PHASE_RANK, order_of, with_columns
from accounts.queries.filters import Filters
from kam.lib.paging import Order, cursor_after, page_of
from kam.tenancy.models import Membership

CARDS = 20  # of one column at a time
Card = Mapping[str, Any]


@dataclass(frozen=True)
class Column:
    """A phase: how many accounts, what they bring in by currency, and the cards that are shown."""

    phase: Phase
    count: int = 0
    revenue: Mapping[str, Decimal] = field(default_factory=dict)
    cards: Sequence[Card] = ()
    next_cursor: str = ""

    @property
    def moves(self) -> str:
        """Where its cards may go, for the browser."""
        return " ".join(allowed_moves(self.phase))


def columns(found: QuerySet[Account], actor: Membership, filters: Filters, today: date) -> list[Column]:
    """The phases in their order, only one when the filters name it. Two queries."""
    order, cards = board_order(filters), _first_cards(found, actor, filters, today)
    shown = []
    for column in _sums(found, filters):
        rows = [card for card in cards if card["phase"] == column.phase]
        more = cursor_after(rows[CARDS - 1], order) if len(rows) > CARDS else ""
        shown.append(replace(column, cards=rows[:CARDS], next_cursor=more))
    return shown


def one_column(
    found: QuerySet[Account], actor: Membership, filters: Filters, today: date, phase: Phase, cursor: str
) -> Column:
    """The cards of one phase from the cursor on. One query."""
    rows = _readable(found.filter(phase=phase), actor, today)
    try:
        page = page_of(rows, board_order(filters), cursor, size=CARDS)
    except ValidationError:  # a cursor that somebody wrote, or that another order made
        page = page_of(rows, board_order(filters), "", size=CARDS)
    return Column(phase, cards=page.rows, next_cursor=page.next_cursor or "")


def board_order(filters: Filters) -> Order:
    """The list's order; by phase says nothing within one."""
    return order_of(replace(filters, sort="") if filters.sort.endswith("phase") else filters)


def _readable(accounts: QuerySet[Account], actor: Membership, today: date) -> Any:
    names = AccountTag.objects.filter(account=OuterRef("pk")).order_by("tag__sort_name").values("tag__name")
    more = {"may_change": changeable(actor), "tags": ArraySubquery(names)}
    return with_columns(accounts, today, **more).values(*LINE, *more)


def _first_cards(found: QuerySet[Account], actor: Membership, filters: Filters, today: date) -> list[Card]:
    """One card more than is shown of each phase: counted first, so that only those few are read with all they tell."""
    clauses = board_order(filters).clauses()
    placed = found.annotate(
        owner_name=F("owner__name"),
        place=Window(RowNumber(), partition_by=F("phase"), order_by=clauses),
    )
    first = placed.filter(place__lte=CARDS + 1).values("pk")
    return list(_readable(Account.objects.filter(pk__in=first), actor, today).order_by(PHASE_RANK, *clauses))


def _sums(found: QuerySet[Account], filters: Filters) -> list[Column]:
    groups = found.order_by().values("phase", "currency").annotate(count=Count("pk"), revenue=Sum("revenue_12m"))
    told = {phase: Column(phase) for phase in Phase if filters.phase in ("", phase)}
    for group in sorted(groups, key=lambda one: -(one["revenue"] or 0)):
        column = told[Phase(group["phase"])]
        revenue = {group["currency"]: group["revenue"]} if group["revenue"] else {}
        told[column.phase] = replace(column, count=column.count + group["count"], revenue={**column.revenue, **revenue})
    return list(told.values())

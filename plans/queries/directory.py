"""All plans a person may see: filtered by status, paged by key."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Func, Q, Value

from kam.lib.paging import Order, Page, page_of
from kam.tenancy.models import Membership
from plans.access import visible_plans
from plans.choices import ActionStatus, PlanStatus
from plans.models import Action, Objective, Plan

NEWEST = Order("starts_on", descending=True)
LONGEST = 80


@dataclass(frozen=True)
class PlanRow:
    """A line of the list: the plan and how many things it holds."""

    plan: Plan
    objectives: int
    open_actions: int
    overdue: int


@dataclass(frozen=True)
class PlanFilter:
    """The state of the list, as the address tells it."""

    status: str = ""
    mine: bool = False
    q: str = ""

    @classmethod
    def parse(cls, given: Any) -> PlanFilter:
        """Read the address; what it does not understand it ignores."""
        status = given.get("status", "")
        return cls(
            status=status if status in PlanStatus.values else "",
            mine=given.get("mine") == "1",
            q=" ".join(given.get("q", "").replace("\x00", "").split())[:LONGEST],
        )


def plans_page(actor: Membership, wanted: PlanFilter, *, cursor: str, today: date) -> Page[Any]:
    """Fifty plans, the newest period first. Three queries."""
    plans = visible_plans(actor).select_related("account", "owner")
    if wanted.status:
        plans = plans.filter(status=wanted.status)
    if wanted.mine:
        plans = plans.filter(owner=actor)
    if wanted.q:
        plans = plans.filter(account__sort_name__contains=Func(Value(wanted.q), function="kam_sortkey"))
    page = page_of(plans, NEWEST, cursor)
    return Page(_counted(page.rows, today), page.next_cursor, page.previous_cursor)


def _counted(plans: Iterable[Plan], today: date) -> list[PlanRow]:
    found = list(plans)
    ids = [plan.pk for plan in found]
    objectives = dict(Objective.objects.filter(plan__in=ids).order_by().values_list("plan").annotate(count=Count("pk")))
    actions = {
        plan: (count, overdue)
        for plan, count, overdue in Action.objects.filter(plan__in=ids, status=ActionStatus.OPEN)
        .order_by()
        .values_list("plan")
        .annotate(count=Count("pk"), overdue=Count("pk", filter=Q(due_on__lt=today)))
    }
    return [PlanRow(plan, objectives.get(plan.pk, 0), *actions.get(plan.pk, (0, 0))) for plan in found]

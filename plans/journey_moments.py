"""The celebrations plans bring: objectives that were reached, on the day on which it was entered."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import F, Min, Q, Value
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Account
from accounts.moments import Lane, Life, Moment, Mood, Told, register_moments
from kam.lib import formats
from kam.tenancy.compiled import Compiled, compiled
from plans.models import Objective

OBJECTIVE = "objective"


def _there(prefix: str = "") -> Q:
    """The target is met, as `progress.way_done` judges it: up to it, or down to it from a higher starting value."""
    target, current = f"{prefix}target", f"{prefix}current"
    start = Coalesce(F(f"{prefix}baseline"), Value(0), output_field=Objective._meta.get_field("target"))
    up = Q(**{f"{target}__gte": start, f"{current}__gte": F(target)})
    return up | Q(**{f"{target}__lt": start, f"{current}__lte": F(target)})


_reached: Compiled[Any] = compiled(
    lambda account: (
        Objective.objects.filter(_there(), plan__account_id=account)
        .annotate(reached_at=Min("events__pgh_created_at", filter=_there("events__")))
        .exclude(reached_at=None)
        .order_by("reached_at", "pk")
        .values_list("pk", "title", "reached_at", "measure", "unit", "baseline", "current", named=True)
    ),
    account=int,
)


def register() -> None:
    """Bring the moments of this room; for `AppConfig.ready`."""
    register_moments(OBJECTIVE, reached_moments, tell_objective)


def reached_objectives(account: Account) -> list[Any]:
    """Rows of the objectives whose target is met today, by the moment it was first entered as met. One query."""
    return _reached(account=account.pk)


def reached_moments(life: Life) -> Iterator[Moment]:
    """Every objective whose target is met today, on the day it was first entered as met. One query."""
    for row in _reached(account=life.account.pk):
        on = timezone.localtime(row.reached_at).date()
        yield Moment(OBJECTIVE, row.pk, Lane.CELEBRATIONS, on, _title(row.title), 2, Mood.GOOD)


def _title(objective: str) -> str:
    return _("Reached: %(objective)s") % {"objective": objective}


def tell_objective(account: Account, pk: int, _today: date) -> Told | None:
    """An objective that was reached: from where, to where, and by when it was due."""
    reached = {row.pk: row.reached_at for row in _reached(account=account.pk)}
    one = Objective.objects.filter(plan__account=account, pk=pk).select_related("owner").first()
    if one is None or pk not in reached:
        return None
    facts = [
        (_("Measured by"), one.measure),
        (_("Starting value"), _figure(one.baseline, one.unit)),
        (_("Target"), _figure(one.target, one.unit)),
        (_("Current value"), _figure(one.current, one.unit)),
        (_("Due"), formats.day(one.due_on)),
        (_("Owner"), one.owner.name if one.owner else ""),
    ]
    return Told(
        title=_title(one.title), on=timezone.localtime(reached[pk]).date(), kind=_("Objective"), mood=Mood.GOOD,
        facts=[fact for fact in facts if fact[1]],
        url=reverse("plans:account_plan", args=[account.pk]), action=_("Open the plan"),
    )  # fmt: skip


def _figure(value: Any, unit: str) -> str:
    return "" if value is None else f"{formats.number(value)} {unit}".strip()

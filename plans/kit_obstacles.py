"""What could get in the way, for a client's decision-maker: shared objectives that lag, and the next step on each.

Revenue objectives are ours and left out: what is told here may lie on the client's table.
"""

from __future__ import annotations

from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Account
from kam.lib import formats
from plans.choices import ActionStatus, ObjectiveKind, PlanStatus
from plans.models import Action, Objective
from plans.progress import Course, Measured, Progress, progress
from stakeholders.kits.blocks import Visit
from stakeholders.transitions.parts import Cell, Part

MOST = 3  # with what else a kit says it stays one page
_LAGGING = (Course.MISSED, Course.AT_RISK, Course.BEHIND)  # the worst first


def obstacles(visit: Visit) -> Part:
    """The objectives that lag, the worst first, each with its next open action. One query."""
    weighed = [(_progress_of(one, visit), one) for one in _with_next_step(visit.account)]
    lagging = [pair for pair in weighed if pair[0].course in _LAGGING]
    lagging.sort(key=lambda pair: (_LAGGING.index(pair[0].course), pair[1].due_on, pair[1].pk))
    rows = [
        (Cell(one.title, reached.reason), Cell(one.step or _("Next step still to be agreed")), Cell(_by(one)))
        for reached, one in lagging[:MOST]
    ]  # fmt: skip
    latest = max((timezone.localtime(one.updated_at).date() for _progress, one in lagging), default=None)
    return Part(
        "obstacles", _("What could get in the way"), _("Objectives of the account plan that lag"),
        (_("Objective"), _("What we do about it"), _("By when, by whom")), rows,
        _("No shared objective lags behind: say so, and name the next milestone."), latest,
    )  # fmt: skip


def _with_next_step(account: Account) -> QuerySet[Any, Any]:
    steps = Action.objects.filter(objective=OuterRef("pk"), status=ActionStatus.OPEN).order_by("due_on", "pk")
    shared = Objective.objects.filter(plan__account=account).exclude(kind=ObjectiveKind.REVENUE)
    return (
        shared.exclude(plan__status=PlanStatus.CLOSED)
        .select_related("plan")
        .annotate(
            step=Subquery(steps.values("title")[:1]),
            step_due=Subquery(steps.values("due_on")[:1]),
            step_owner=Subquery(steps.values("owner__name")[:1]),
        )
    )


def _progress_of(one: Objective, visit: Visit) -> Progress:
    return progress(Measured(one.baseline, one.target, one.current, one.plan.starts_on, one.due_on), visit.today)


def _by(one: Any) -> str:
    return f"{formats.day(one.step_due)} · {one.step_owner}" if one.step_due else "–"

"""What the plan wants to reach."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.db.models import Max
from django.utils.translation import gettext as _

from accounts.access import Right, require_right
from kam.audit.acts import act
from kam.lib.errors import Conflict, Invalid
from kam.lib.versions import save_version
from kam.tenancy.models import Membership
from plans.models import Objective, Plan
from plans.services.rules import require_draft, require_running

EDITABLE = ("kind", "title", "measure", "unit", "baseline", "target", "current", "due_on", "owner")


def add_objective(plan: Plan, *, actor: Membership, **fields: Any) -> Objective:
    """A new objective at the end of a draft's list; `fields` are the editable columns."""
    require_right(actor, plan.account, Right.CHANGE)
    with act(actor, "objective.add") as entry:
        draft = require_draft(plan)
        last = Objective.objects.filter(plan=draft).aggregate(last=Max("position"))["last"] or 0
        entry.target = objective = Objective.objects.create(plan=draft, position=last + 1, **_checked(fields))
    return objective


def update_objective(objective: Objective, *, actor: Membership, version: int, **changes: Any) -> Objective:
    """Change an objective of a draft. Raises Conflict when somebody saved it since `version`."""
    require_right(actor, objective.plan.account, Right.CHANGE)
    with act(actor, "objective.update", target=objective):
        require_draft(objective.plan)
        return save_version(objective, version, **_checked(changes))


def record_value(objective: Objective, *, actor: Membership, version: int, current: Decimal | None) -> Objective:
    """Note where the objective stands today; an approved plan too is followed up in this way."""
    require_right(actor, objective.plan.account, Right.CHANGE)
    with act(actor, "objective.record", target=objective):
        require_running(objective.plan)
        return save_version(objective, version, current=current)


def remove_objective(objective: Objective, *, actor: Membership, version: int) -> None:
    """Take an objective out of a draft; its actions stay in the plan, without an objective."""
    require_right(actor, objective.plan.account, Right.CHANGE)
    with act(actor, "objective.remove", target=objective):
        require_draft(objective.plan)
        now = Objective.objects.select_for_update(of=("self",)).filter(pk=objective.pk).first()
        if now is not None and now.version != version:
            raise Conflict(now)
        if now is not None:
            now.delete()


def _checked(fields: dict[str, Any]) -> dict[str, Any]:
    unknown = set(fields) - set(EDITABLE)
    if unknown:
        raise TypeError(f"not editable: {unknown}")
    if "title" in fields and not fields["title"].strip():
        raise Invalid({"title": [_("Say what is to be reached.")]})
    return fields

"""What a plan's status allows: asked by every service before it writes."""

from __future__ import annotations

from django.utils.translation import gettext as _

from accounts.access import Right
from kam.lib.errors import Invalid, NotAllowed
from kam.tenancy.models import Membership
from plans.access import may_follow
from plans.choices import PlanStatus
from plans.models import Action, Plan


def locked_plan(plan: Plan) -> Plan:
    """The plan as it stands now, held until the transaction ends: its status cannot change under the caller."""
    return Plan.objects.select_for_update(of=("self",)).get(pk=plan.pk)


def require_draft(plan: Plan) -> Plan:
    """Raise Invalid unless the plan is a draft; returns it locked. Call it inside the act."""
    now = locked_plan(plan)
    if now.status != PlanStatus.DRAFT:
        raise Invalid(_("Only a draft is edited. Return the plan to draft first, with the reason."))
    return now


def require_running(plan: Plan) -> Plan:
    """Raise Invalid when the plan is closed; returns it locked. Call it inside the act."""
    now = locked_plan(plan)
    if now.status == PlanStatus.CLOSED:
        raise Invalid(_("This plan is closed; its follow-up has ended."))
    return now


def require_follow(actor: Membership, action: Action) -> None:
    """Raise NotAllowed unless the actor may say how the action goes."""
    if not may_follow(actor, action):
        raise NotAllowed(Right.CHANGE.value)

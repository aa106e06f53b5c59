"""From an id and an actor to a plan, an objective, an action or an export: the account's rights decide."""

from __future__ import annotations

from django.db.models import QuerySet

from accounts.access import Right, may, require_right, visible_accounts
from kam.lib.errors import NotAllowed, NotVisible
from kam.tenancy.capabilities import Capability, actor_can
from kam.tenancy.models import Membership
from plans.choices import PlanStatus
from plans.models import Action, Objective, Plan, PlanExport


def visible_plans(actor: Membership) -> QuerySet[Plan]:
    """The plans of all accounts the actor may open."""
    return Plan.objects.filter(account__in=visible_accounts(actor))


def plan_for(actor: Membership, pk: int, right: Right = Right.VIEW) -> Plan:
    """The plan with this id, its account and people read along. Raises NotVisible or NotAllowed."""
    plan = (
        Plan.objects.filter(pk=pk)
        .select_related("account__owner", "account__sponsor", "account__parent", "owner", "approved_by")
        .first()
    )
    if plan is None:
        raise NotVisible
    require_right(actor, plan.account, right)
    return plan


def objective_for(actor: Membership, pk: int, right: Right = Right.VIEW) -> Objective:
    """The objective with this id, its plan and account read along. Raises NotVisible or NotAllowed."""
    objective = Objective.objects.filter(pk=pk).select_related("plan__account__owner", "plan__owner", "owner").first()
    if objective is None:
        raise NotVisible
    require_right(actor, objective.plan.account, right)
    return objective


def action_for(actor: Membership, pk: int, right: Right = Right.VIEW) -> Action:
    """The action with this id, its account, plan and owner read along. Raises NotVisible or NotAllowed."""
    action = (
        Action.objects.filter(pk=pk).select_related("account__owner", "plan", "objective", "owner", "person").first()
    )
    if action is None:
        raise NotVisible
    require_right(actor, action.account, right)
    return action


def export_for(actor: Membership, pk: int) -> PlanExport:
    """The finished export with this id, for whoever may see its account and export data."""
    export = PlanExport.objects.filter(pk=pk, file__isnull=False).select_related("plan__account", "file").first()
    if export is None:
        raise NotVisible
    require_right(actor, export.plan.account, Right.VIEW)
    if not actor_can(actor, Capability.EXPORT_DATA):
        raise NotAllowed(Capability.EXPORT_DATA.value)
    return export


def may_follow(actor: Membership, action: Action) -> bool:
    """Whether the actor may say how an action goes: who may change its account, and its owner."""
    if may(actor, action.account, Right.CHANGE):
        return True
    return action.owner_id == actor.pk and may(actor, action.account, Right.VIEW)


def may_return(actor: Membership, plan: Plan) -> bool:
    """Whether the actor may send a plan back to draft: who writes it, and who approves it."""
    if plan.status not in {PlanStatus.IN_REVIEW, PlanStatus.APPROVED}:
        return False
    return actor_can(actor, Capability.APPROVE_PLAN) or may(actor, plan.account, Right.CHANGE)

"""The way of a plan: draft, in review, approved, and back with a reason."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.access import Right, require_right
from kam.audit.acts import act
from kam.lib.errors import Conflict, Invalid, NotAllowed
from kam.lib.versions import save_version
from kam.tenancy.capabilities import Capability, require
from kam.tenancy.models import Membership
from plans.access import may_return
from plans.choices import PlanStatus
from plans.models import Objective, Plan
from plans.services.rules import locked_plan


def submit_plan(plan: Plan, *, actor: Membership, version: int) -> Plan:
    """A draft goes to review. Raises Invalid when it has no synthesis or no objective yet; twice is once."""
    require_right(actor, plan.account, Right.CHANGE)
    with transaction.atomic():
        now = locked_plan(plan)
        if now.status == PlanStatus.IN_REVIEW:
            return now
        if now.status != PlanStatus.DRAFT:
            raise Invalid(_("Only a draft is submitted."))
        _require_substance(now)
        with act(actor, "plan.submit", target=now):
            return _moved(now, version, status=PlanStatus.IN_REVIEW)


def _require_substance(plan: Plan) -> None:
    missing = []
    if not plan.summary.strip():
        missing.append(_("the relationship synthesis"))
    if not Objective.objects.filter(plan=plan).exists():
        missing.append(_("an objective"))
    if missing:
        raise Invalid(_("The plan still needs %(parts)s before it can be reviewed.") % {"parts": ", ".join(missing)})


def approve_plan(plan: Plan, *, actor: Membership, version: int, now: datetime) -> Plan:
    """The plan read at `version` is approved; the account's approved plan before it is closed. Twice is once.

    Raises Conflict when the plan changed since the approver read it, Invalid when it is not in review.
    """
    require_right(actor, plan.account, Right.VIEW)
    require(actor, Capability.APPROVE_PLAN)
    with transaction.atomic():
        current = locked_plan(plan)
        if current.status == PlanStatus.APPROVED:
            return current
        if current.status != PlanStatus.IN_REVIEW:
            raise Invalid(_("Only a plan in review is approved."))
        with act(actor, "plan.approve", target=current):
            approved = _moved(current, version, status=PlanStatus.APPROVED, approved_by=actor, approved_at=now)
            for before in Plan.objects.filter(account_id=plan.account_id, status=PlanStatus.APPROVED):
                if before.pk != approved.pk:
                    save_version(before, before.version, status=PlanStatus.CLOSED)
    return approved


def return_to_draft(plan: Plan, *, actor: Membership, version: int, reason: str) -> Plan:
    """A plan in review or approved becomes a draft again, with a written reason."""
    require_right(actor, plan.account, Right.VIEW)
    if not reason.strip():
        raise Invalid({"reason": [_("Write why: the reason stays in the plan's history.")]})
    with transaction.atomic():
        now = locked_plan(plan)
        if now.status in {PlanStatus.DRAFT, PlanStatus.CLOSED}:
            raise Invalid(_("Only a plan in review or approved returns to draft."))
        if not may_return(actor, now):
            raise NotAllowed(Right.CHANGE.value)
        with act(actor, "plan.return", target=now, reason=reason.strip()):
            return _moved(now, version, status=PlanStatus.DRAFT, approved_by=None, approved_at=None)


def _moved(now: Plan, version: int, **changes: object) -> Plan:
    if now.version != version:
        raise Conflict(now)
    return save_version(now, version, **changes)

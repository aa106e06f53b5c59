"""Writing actions: what somebody does by a date, for a plan or for the account alone."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from accounts.access import Right, may, require_right
from accounts.models import Account
from kam.audit.acts import act
from kam.lib.errors import Invalid
from kam.lib.versions import save_version
from kam.tenancy.models import Membership
from plans.models import Action, Objective, Plan
from plans.services.rules import require_draft, require_follow, require_running
from stakeholders.models import Stakeholder

EDITABLE = ("objective", "title", "person", "owner", "due_on", "success_indicator")


def add_action(
    account: Account,
    *,
    actor: Membership,
    title: str,
    owner: Membership,
    due_on: date,
    plan: Plan | None = None,
    objective: Objective | None = None,
    success_indicator: str = "",
    person: Stakeholder | None = None,
) -> Action:
    """A new open action; with a plan it joins a draft, without one it belongs to the account alone.

    `person` is for whom at the client it is: somebody who works there.
    An approved plan is not edited: what a meeting decides afterwards is added to the account.
    """
    require_right(actor, account, Right.CHANGE)
    plan = objective.plan if objective is not None else plan
    _check(account, plan, objective, owner)
    _check_person(account, person)
    with act(actor, "action.add") as entry:
        if plan is not None:
            require_draft(plan)
        entry.target = action = Action.objects.create(
            account=account,
            plan=plan,
            objective=objective,
            title=title.strip(),
            owner=owner,
            due_on=due_on,
            success_indicator=success_indicator.strip(),
            person=person,
        )
    return action


def update_action(action: Action, *, actor: Membership, version: int, **changes: Any) -> Action:
    """Change an action of a draft or of the account. Raises Conflict when somebody saved it since `version`."""
    require_right(actor, action.account, Right.CHANGE)
    unknown = set(changes) - set(EDITABLE)
    if unknown:
        raise TypeError(f"not editable: {unknown}")
    objective = changes.get("objective", action.objective)
    _check(action.account, action.plan, objective, changes.get("owner", action.owner))
    if (person := changes.get("person")) is not None and person.pk != action.person_id:
        _check_person(action.account, person)
    with act(actor, "action.update", target=action):
        if action.plan is not None:
            require_draft(action.plan)
        return save_version(action, version, **changes)


def reassign(action: Action, *, actor: Membership, version: int, owner: Membership) -> Action:
    """Hand an action over to a colleague; an approved plan's too, because people change while a plan runs."""
    require_follow(actor, action)
    _check(action.account, None, None, owner)
    with act(actor, "action.reassign", target=action):
        if action.plan is not None:
            require_running(action.plan)
        return save_version(action, version, owner=owner)


def _check(account: Account, plan: Plan | None, objective: Objective | None, owner: Membership) -> None:
    if plan is not None and plan.account_id != account.pk:
        raise Invalid({"plan": [_("This plan belongs to another account.")]})
    if objective is not None and (plan is None or objective.plan_id != plan.pk):
        raise Invalid({"objective": [_("This objective belongs to another plan.")]})
    if owner.user_id is not None and not may(owner, account, Right.VIEW):
        raise Invalid({"owner": [_("%(name)s cannot see this account.") % {"name": owner.name}]})


def _check_person(account: Account, person: Stakeholder | None) -> None:
    if person is not None and not Stakeholder.objects.filter(pk=person.pk, account=account, present=True).exists():
        raise Invalid({"person": [_("Choose somebody who works at this account.")]})

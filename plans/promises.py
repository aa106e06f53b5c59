"""The promises of this room: open actions, which a hand-over lists and hands on."""

from __future__ import annotations

from datetime import date

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Account
from kam.tenancy.models import Membership
from plans.access import action_for
from plans.queries.actions import open_actions_of_account
from plans.services.actions import reassign
from stakeholders.transitions.parts import Promise, PromiseSource, register_promises

KIND = "plans.action"


def register() -> None:
    """Add them to the registry; for `AppConfig.ready`."""
    register_promises(PromiseSource(KIND, promises_of, hand_over))


def promises_of(account: Account, _today: date) -> list[Promise]:
    """The open actions of the account. One query."""
    url = reverse("plans:account_plan", args=[account.pk])
    return [
        Promise(
            KIND, one.pk, ours=True, text=one.title, who=one.owner.name, due_on=one.due_on,
            since=timezone.localtime(one.created_at).date(), source=_("Plan") if one.plan_id else _("Action"),
            url=url, version=one.version, to=one.person.name if one.person else "",
            people=frozenset({one.person_id} if one.person_id else ()),
        )
        for one in open_actions_of_account(account)
    ]  # fmt: skip


def hand_over(pk: int, *, actor: Membership, version: int, owner: Membership) -> None:
    """Hand an action to a colleague. Raises NotAllowed, Invalid, and Conflict when somebody changed it meanwhile."""
    reassign(action_for(actor, pk), actor=actor, version=version, owner=owner)

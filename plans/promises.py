"""The promises of this room: open actions, which a hand-over lists and hands on."""

from __future__ import annotations

from typing import Any

from django.db.models import Case, F, QuerySet, Value, When
from django.db.models.functions import TruncDate
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import Account
from kam.tenancy.models import Membership
from plans.access import action_for
from plans.queries.actions import open_actions_of_account
from plans.services.actions import reassign
from stakeholders.transitions.parts import PromiseRow, PromiseSource, register_promises

KIND = "plans.action"


def register() -> None:
    """Add them to the registry; for `AppConfig.ready`."""
    register_promises(PromiseSource(KIND, _rows, _told, hand_over))


def _rows(account: Account) -> QuerySet[Any, Any]:
    """The open actions of the account."""
    return open_actions_of_account(account).annotate(
        text=F("title"),
        who=F("owner__name"),
        since=TruncDate("created_at"),
        person_name=F("person__name"),
        note=Case(When(plan__isnull=False, then=Value("plan")), default=Value("")),
    )


def _told(account: Account, row: PromiseRow) -> tuple[str, str]:
    return _("Plan") if row.note else _("Action"), reverse("plans:account_plan", args=[account.pk])


def hand_over(pk: int, *, actor: Membership, version: int, owner: Membership) -> None:
    """Hand an action to a colleague. Raises NotAllowed, Invalid, and Conflict when somebody changed it meanwhile."""
    reassign(action_for(actor, pk), actor=actor, version=version, owner=owner)

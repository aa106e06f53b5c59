"""Actions as pages show them: with their urgency, in the order in which they are due."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from accounts.models import Account
from kam.tenancy.models import Membership
from plans.choices import ActionStatus, PlanStatus
from plans.models import Action
from plans.urgency import Urgency, urgency


@dataclass(frozen=True)
class ActionRow:
    """An action, how urgent it is (None when it is settled), and what this person may do with it."""

    action: Action
    urgency: Urgency | None
    may_follow: bool = False
    may_edit: bool = False

    @property
    def late(self) -> bool:
        """True when it is open and its day has passed."""
        return self.urgency is not None and self.urgency.days < 0


def rows_of(actions: Iterable[Action], *, actor: Membership, today: date, may_change: bool) -> list[ActionRow]:
    """The actions with their urgency; the right to change the account, asked once, decides what may be done."""
    return [_row(action, actor, today, may_change) for action in actions]


def _row(action: Action, actor: Membership, today: date, may_change: bool) -> ActionRow:
    closed = action.plan is not None and action.plan.status == PlanStatus.CLOSED
    draft = action.plan is None or action.plan.status == PlanStatus.DRAFT
    return ActionRow(
        action,
        urgency(action.due_on, today) if action.status == ActionStatus.OPEN else None,
        may_follow=not closed and (may_change or action.owner_id == actor.pk),
        may_edit=may_change and draft and action.status == ActionStatus.OPEN,
    )


def open_actions() -> QuerySet[Action]:
    """Open actions of plans that run and of accounts themselves, the next due first."""
    return (
        Action.objects.filter(status=ActionStatus.OPEN)
        .exclude(plan__status=PlanStatus.CLOSED)
        .select_related("owner", "plan", "objective", "account", "person")
        .order_by("due_on", "id")
    )


def open_actions_of_account(account: Account) -> QuerySet[Action]:
    """What is to be done at this account, by whomever."""
    return open_actions().filter(account=account)

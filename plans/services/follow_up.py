"""How an action goes: done, reopened, put off, dropped. Allowed in an approved plan, and to the action's owner."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from kam.audit.acts import act
from kam.lib.errors import Conflict, Invalid
from kam.lib.versions import save_version
from kam.tenancy.models import Membership
from plans.choices import ActionStatus
from plans.models import Action
from plans.services.rules import require_follow, require_running

FURTHEST_YEARS = 10


def complete_action(action: Action, *, actor: Membership, today: date) -> Action:
    """The action is done. Done twice is done once."""
    return _settle(action, actor, "action.complete", ActionStatus.DONE, done_on=today)


def drop_action(action: Action, *, actor: Membership, reason: str) -> Action:
    """The action will not be done, and why. Dropped twice is dropped once."""
    if not reason.strip():
        raise Invalid({"reason": [_("Write why: the reason stays in the action's history.")]})
    return _settle(action, actor, "action.drop", ActionStatus.DROPPED, reason=reason.strip())


def reopen_action(action: Action, *, actor: Membership) -> Action:
    """A done or dropped action is open again. Reopened twice is reopened once."""
    return _settle(action, actor, "action.reopen", ActionStatus.OPEN)


def _settle(
    action: Action, actor: Membership, verb: str, status: ActionStatus, *, done_on: date | None = None, reason: str = ""
) -> Action:
    require_follow(actor, action)
    with transaction.atomic():
        now = _locked(action)
        if now.status == status:
            return now
        with act(actor, verb, target=now, reason=reason):
            return save_version(now, now.version, status=status, done_on=done_on)


def postpone_action(
    action: Action, *, actor: Membership, version: int, due_on: date, today: date, reason: str = ""
) -> Action:
    """Put an open action off to another day, with the reason if there is one to tell.

    `version` makes a double click one: the second is refused with Conflict.
    """
    require_follow(actor, action)
    if due_on < today:
        raise Invalid({"due_on": [_("Choose today or a day to come.")]})
    if due_on.year > today.year + FURTHEST_YEARS:
        raise Invalid({"due_on": [_("Choose a day within ten years.")]})
    with transaction.atomic():
        now = _locked(action)
        if now.version != version:
            raise Conflict(now)
        if now.status != ActionStatus.OPEN:
            raise Invalid(_("Only an open action is postponed."))
        with act(actor, "action.postpone", target=now, reason=reason.strip()):
            return save_version(now, version, due_on=due_on)


def restore_due_date(action: Action, *, actor: Membership, version: int) -> Action:
    """Undo the postponement that led to `version`: the date before it comes back. Raises Conflict when stale."""
    require_follow(actor, action)
    with transaction.atomic():
        now = _locked(action)
        before = now.events.filter(version=version - 1).order_by("-pgh_id").first()  # type: ignore[attr-defined]
        if now.version != version or before is None:
            raise Conflict(now)
        with act(actor, "action.postpone", target=now, reason=_("Undone")):
            return save_version(now, version, due_on=before.due_on)


def _locked(action: Action) -> Action:
    """The action as it stands, held until the transaction ends; a closed plan's actions have ended."""
    if action.plan is not None:
        require_running(action.plan)
    now = Action.objects.select_for_update(of=("self",)).select_related(
        "account", "plan", "objective", "owner", "person"
    )
    return now.get(pk=action.pk)

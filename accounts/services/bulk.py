"""Changing many accounts at once.

All of them in one transaction, each in a savepoint of its own with its own entry in the trail: one account that
refuses (a right, a gate, somebody's newer save) keeps nobody else back, and a crash leaves nothing half done, so
that the account given of it is never wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.access import Right, account_for
from accounts.choices import Bulk
from accounts.models import Account, Tag
from accounts.queries.bulk import Change
from accounts.services.accounts import update_account
from accounts.services.journey import move_phase
from accounts.services.tags import change_tags
from kam.lib.errors import AncrageError, Conflict, NotAllowed, NotVisible
from kam.outbox.models import Job
from kam.outbox.services import start_job
from kam.tenancy.models import Membership

AT_ONCE = 50  # beyond, the worker does it and the person watches, or leaves
Item = tuple[int, int]  # an account's id and the version that was seen


@dataclass
class Outcome:
    """What became of each account: those that changed, and those that did not with the reason."""

    changed: list[str] = field(default_factory=list)
    skipped: list[tuple[str, str]] = field(default_factory=list)


def change_many(
    items: Sequence[Item],
    *,
    actor: Membership,
    change: Change,
    today: date,
    report: Callable[[int, int], None] = lambda _done, _total: None,
) -> Outcome:
    """Change each account as seen; whoever saved since is not overwritten."""
    outcome = Outcome()
    for done, (pk, version) in enumerate(items):
        report(done, len(items))
        name = ""
        try:
            with transaction.atomic():
                account = account_for(actor, pk, Right.VIEW)
                name = account.name
                _apply(account, version, actor, change, today)
            outcome.changed.append(name)
        except AncrageError as refusal:
            outcome.skipped.append((name or "–", _why(refusal)))
    return outcome


def change_later(items: Sequence[Item], *, actor: Membership, change: Change, title: str, back: str) -> Job:
    """The same as a job with progress, which ends in a report."""
    payload = {
        "kind": change.kind.value,
        "member": change.member.pk if change.member else None,
        "phase": change.phase,
        "tag": change.tag.pk if change.tag else None,
        "tag_name": change.tag_name,
        "reason": change.reason,
        "items": [list(item) for item in items],
        "url": back,
    }
    return start_job("accounts.bulk", title=title, payload=payload, actor=actor)


def change_from(payload: dict[str, Any]) -> Change:
    """The change that a job's payload speaks of."""
    member = Membership.objects.filter(pk=payload["member"]).first() if payload["member"] else None
    tag = Tag.objects.filter(pk=payload["tag"]).first() if payload["tag"] else None
    if (payload["member"] and member is None) or (payload["tag"] and tag is None):
        raise NotVisible
    return Change(Bulk(payload["kind"]), member, payload["phase"], tag, payload["tag_name"], payload["reason"])


def _apply(account: Account, version: int, actor: Membership, change: Change, today: date) -> None:
    if account.archived_at is not None or (account.version != version and change.kind in (Bulk.OWNER, Bulk.PHASE)):
        raise Conflict(account)
    if change.kind == Bulk.OWNER:
        update_account(account, actor=actor, version=version, owner=change.member)
    elif change.kind == Bulk.PHASE:
        move_phase(account, actor=actor, version=version, to_phase=change.phase, reason=change.reason, today=today)
    elif change.kind == Bulk.TAG:
        change_tags(account, actor=actor, new=[change.tag_name])
    else:
        change_tags(account, actor=actor, remove=[change.tag] if change.tag else [])


def _why(refusal: AncrageError) -> str:
    """The refusal in a few words."""
    if isinstance(refusal, NotAllowed):
        return _("You may not change it")
    if isinstance(refusal, Conflict):
        return _("Somebody changed it meanwhile")
    if isinstance(refusal, NotVisible):
        return _("It is no longer there")
    return str(refusal)

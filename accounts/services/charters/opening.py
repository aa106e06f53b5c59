"""Opening a version of an account's charter, and throwing its draft away."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from accounts.access import Right, require_right
from accounts.charters.defaults import suggested
from accounts.charters.parts import carried
from accounts.choices import CharterPart, CharterState
from accounts.models import Account, Charter
from accounts.models.charter import LINE_MODELS
from kam.audit.acts import act
from kam.lib.errors import Conflict, Invalid, NotVisible
from kam.tenancy.models import Membership


@transaction.atomic
def open_charter(account: Account, *, actor: Membership, today: date, language: str = "", reason: str = "") -> Charter:
    """The draft of the account's charter: the one there is, or a new one.

    A first one holds the suggested lines in `language`, or none without it. Where a charter is agreed the new version
    holds its lines, each with its thread, and needs a reason. Two who open at once are given the same draft.
    Raises Invalid without a reason, and for an account outside the programme.
    """
    require_right(actor, account, Right.CHANGE)
    account = Account.objects.select_for_update(of=("self",)).select_related("owner", "sponsor").get(pk=account.pk)
    check_inside(account)
    there = {one.state: one for one in Charter.objects.filter(account=account).exclude(state=CharterState.SUPERSEDED)}
    if CharterState.DRAFT in there:
        return there[CharterState.DRAFT]
    agreed = there.get(CharterState.AGREED)
    if agreed is not None and not reason.strip():
        raise Invalid({"reason": [_("Write why the charter changes: the reason stays with the new version.")]})
    with act(actor, "charter.open", target=account, reason=reason.strip()) as entry:
        draft = _new_version(account, today, reason.strip())
        entry.details = {"charter_version": draft.number}
        if agreed is not None:
            _copy_lines(agreed, draft)
        elif language:
            _suggest_lines(account, draft, language, today)
    return draft


def discard_draft(charter: Charter, *, actor: Membership, version: int) -> None:
    """Throw a draft away, its lines with it; what is agreed goes on. Raises Conflict when it changed meanwhile."""
    with act(actor, "charter.discard", target=charter.account) as entry:
        held = held_draft(charter, actor)
        if held.version != version:
            raise Conflict(held)
        entry.details = {"charter_version": held.number}
        held.delete()


def held_draft(charter: Charter, actor: Membership) -> Charter:
    """The draft, its row held to the end of the transaction; for the services of this room.

    Raises NotAllowed, NotVisible when it was thrown away, Invalid when it is agreed or the account is outside.
    """
    require_right(actor, charter.account, Right.CHANGE)
    rows = Charter.objects.select_for_update(of=("self",)).select_related("account")
    held = rows.filter(pk=charter.pk).first()
    if held is None:
        raise NotVisible
    if held.state != CharterState.DRAFT:
        raise Invalid(_("This version is agreed: it is never changed again. Open a new one."))
    check_inside(held.account)
    return held


def check_inside(account: Account) -> None:
    """Raise Invalid for an account outside the programme."""
    if account.archived_at is not None:
        raise Invalid(_("The account is outside the programme: its charter stays as it was."))


def _new_version(account: Account, today: date, reason: str) -> Charter:
    last = Charter.objects.filter(account=account).aggregate(last=Max("number"))["last"] or 0
    return Charter.objects.create(account=account, cycle=account.cycle, number=last + 1, reason=reason, opened_on=today)


def _copy_lines(agreed: Charter, draft: Charter) -> None:
    for part, model in LINE_MODELS.items():
        # By the columns' own names: a contact is copied by id, without being read.
        names = [model._meta.get_field(name).attname for name in (*carried(CharterPart(part)), "position", "thread")]
        rows = model.objects.filter(charter=agreed).values(*names)
        model.objects.bulk_create(model(charter=draft, **row) for row in rows)


def _suggest_lines(account: Account, draft: Charter, language: str, today: date) -> None:
    lines = suggested(language, manager=account.owner, sponsor=account.sponsor, today=today)
    for part, columns in lines.items():
        model = LINE_MODELS[part]
        model.objects.bulk_create(
            model(charter=draft, position=position, **one) for position, one in enumerate(columns, start=1)
        )

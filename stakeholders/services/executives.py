"""Pairing our executives with theirs."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from accounts.access import Right, may, require_right
from accounts.models import Account
from kam.audit.acts import act
from kam.lib.errors import Invalid
from kam.lib.versions import save_version
from kam.tenancy.models import Membership
from stakeholders.models import ExecutivePair, Stakeholder
from stakeholders.services.twins import queue_at

SHORTEST, LONGEST, PURPOSE = 7, 365, 2000


def pair_executives(
    account: Account,
    *,
    actor: Membership,
    member: Membership,
    stakeholder: Stakeholder,
    cadence_days: int,
    purpose: str = "",
    today: date,
) -> ExecutivePair:
    """A pair from today on; the same pair is kept once.

    Raises Invalid when they do not work at the account, when ours may not open it or has left, and for a rhythm
    outside 7 to 365 days.
    """
    require_right(actor, account, Right.CHANGE)
    _check(account, member, stakeholder, cadence_days, purpose)
    with act(actor, "executives.pair") as entry:
        queue_at(account)
        there = ExecutivePair.objects.filter(stakeholder=stakeholder, member=member, ended_on__isnull=True).first()
        if there is not None:
            return there
        made = ExecutivePair.objects.create(
            account=account,
            member=member,
            stakeholder=stakeholder,
            cadence_days=cadence_days,
            purpose=purpose.strip(),
            started_on=today,
        )
        entry.target = made
        entry.details = {"people": [stakeholder.pk], "colleagues": [member.pk]}
    return made


def change_pair(
    pair: ExecutivePair, *, actor: Membership, version: int, cadence_days: int, purpose: str
) -> ExecutivePair:
    """Another rhythm or purpose. Raises Conflict when somebody saved it since `version`, Invalid as above."""
    require_right(actor, pair.account, Right.CHANGE)
    if pair.ended_on is not None:
        raise Invalid(_("This pair has ended already: make a new one."))
    _check_words(cadence_days, purpose)
    with act(actor, "executives.change", target=pair):
        return save_version(pair, version, cadence_days=cadence_days, purpose=purpose.strip())


def end_pair(pair: ExecutivePair, *, actor: Membership, version: int, reason: str, today: date) -> ExecutivePair:
    """The pair is no more; its contacts and its history stay. Raises Conflict, and Invalid without a reason."""
    require_right(actor, pair.account, Right.CHANGE)
    if not reason.strip():
        raise Invalid({"reason": [_("Say why the pair ends: whoever follows will ask.")]})
    if pair.ended_on is not None:
        return pair
    with act(actor, "executives.end", target=pair, reason=reason.strip()):
        return save_version(pair, version, ended_on=today)


def _check(account: Account, member: Membership, stakeholder: Stakeholder, cadence_days: int, purpose: str) -> None:
    if stakeholder.account_id != account.pk or not stakeholder.present:
        raise Invalid({"stakeholder": [_("Choose somebody who works at this account.")]})
    if not member.is_active or not may(member, account, Right.VIEW):
        text = _("%(name)s may not open this account: give them a place in its team first.")
        raise Invalid({"member": [text % {"name": member.name}]})
    _check_words(cadence_days, purpose)


def _check_words(cadence_days: int, purpose: str) -> None:
    if not SHORTEST <= cadence_days <= LONGEST:
        raise Invalid({"cadence_days": [_("Choose from a week to a year.")]})
    if len(purpose) > PURPOSE:
        raise Invalid({"purpose": [_("Two thousand characters are enough for a purpose.")]})

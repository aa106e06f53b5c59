"""Creating and changing key accounts."""

from __future__ import annotations

from contextlib import AbstractContextManager
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.access import Right, require_right
from accounts.choices import AccessLevel, OwnerRole
from accounts.manager_changes import follow_manager_change
from accounts.models import Account, PhasePassage
from accounts.queries.amounts import holds_amounts
from accounts.queries.group import is_below
from accounts.services.groups import hold_groups
from accounts.services.handing_over import hand_over
from accounts.services.protocols.running import follow_role
from accounts.services.protocols.starting import start_on_entering
from accounts.services.revenue import refresh_revenue
from accounts.services.team import place_on_team
from kam.audit.acts import act
from kam.lib.errors import Invalid
from kam.lib.taken import once_only
from kam.lib.versions import save_version
from kam.tenancy.capabilities import Capability, require
from kam.tenancy.models import Membership

EDITABLE = (
    "name", "external_reference", "parent", "country", "industry", "city", "website", "employees", "founded",
    "client_revenue", "client_since", "currency", "owner", "sponsor",
)  # fmt: skip


def create_account(
    *, actor: Membership, name: str, today: date, currency: str = "", owner: Membership | None = None, **fields: Any
) -> Account:
    """A new account in qualification, cycle 1, with its first passage and its owner on the team.

    What the organisation starts on entering that phase starts, as on every later passage.

    `fields` are the other editable columns. Raises Invalid when the name (in the same group) or the external
    reference is taken.
    """
    require(actor, Capability.CREATE_ACCOUNT)
    owner = owner or actor
    with act(actor, "account.create") as entry:
        account = Account(
            name=name.strip(),
            owner=owner,
            phase_since=today,
            currency=currency or actor.organisation.currency,
            **fields,
        )
        _check_group(account, account.parent)
        with _once():
            account.save()
        passage = PhasePassage.objects.create(
            account=account, to_phase=account.phase, cycle=1, happened_on=today, actor=actor
        )
        place_on_team(account, owner, AccessLevel.OWNER)
        start_on_entering(account, passage, actor=actor, today=today)
        entry.target = account
    return account


def update_account(account: Account, *, actor: Membership, version: int, **changes: Any) -> Account:
    """Change editable columns if nobody saved since `version`; a new owner joins the team, the old one stays editor.

    Open steps of protocols follow their manager and their sponsor.

    Raises Conflict with the current account when stale, Invalid for a taken name, reference, a circular group, or
    another currency while amounts are kept in the one there is.
    """
    require_right(actor, account, Right.CHANGE)
    unknown = set(changes) - set(EDITABLE)
    if unknown:
        raise TypeError(f"not editable: {unknown}")
    with act(actor, "account.update", target=account) as entry:
        written = _different(account, version, changes)
        _check_group(account, written.get("parent"))
        _check_currency(account, written.get("currency", account.currency))
        with _once():
            fresh = save_version(account, version, **written)
        if changes.get("currency", account.currency) != account.currency:
            refresh_revenue([account.pk], timezone.localdate())
        owner = changes.get("owner")
        if owner is not None and owner.pk != account.owner_id:
            entry.details |= hand_over(fresh, account.owner, owner)
            follow_manager_change(fresh, account.owner, owner)
        if "sponsor" in changes:
            follow_role(fresh, OwnerRole.SPONSOR, account.sponsor, changes["sponsor"])
    return fresh


def _different(account: Account, version: int, changes: dict[str, Any]) -> dict[str, Any]:
    """What there is to write. All of it when the account was not read at this version: what it holds says nothing."""
    if account.version != version:
        return changes
    return {name: value for name, value in changes.items() if _held(account, name) != getattr(value, "pk", value)}


def _held(account: Account, name: str) -> Any:
    """The column's value; of a reference, the id."""
    return getattr(account, Account._meta.get_field(name).attname)  # type: ignore[union-attr]  # all are columns


def _check_group(account: Account, parent: Account | None) -> None:
    """A group that is its own subsidiary, at whatever depth, is refused; the others who move accounts wait meanwhile.

    The database refuses it too, but only when the transaction ends, without a sentence.
    """
    if parent is None or account.pk is None:
        return
    hold_groups()
    if is_below(parent.pk, account.pk):
        raise Invalid({"parent": [circle_sentence(account, parent)]})


def _check_currency(account: Account, asked: str) -> None:
    """Amounts are never converted on the way, so they would change their worth without a word."""
    if asked == account.currency or not holds_amounts(account, asked):
        return
    sentence = _(
        "The footprint, the costs or the estimates of this account hold amounts in %(held)s: they would be read in "
        "another currency without being converted. Keep %(held)s; amounts of the footprint alone can be emptied first."
    )
    raise Invalid({"currency": [sentence % {"held": account.currency}]})


def circle_sentence(account: Account, parent: Account) -> str:
    """Why an account cannot belong to a group, and what to do about it."""
    if parent.pk == account.pk:
        return _("An account cannot be its own group. Choose another one, or none.")
    return _(
        "“%(group)s” is itself a subsidiary of “%(account)s”: the group would be its own subsidiary. Choose another "
        "group, or first take “%(group)s” out of this one."
    ) % {"group": parent.name, "account": account.name}


def _once() -> AbstractContextManager[None]:
    return once_only(
        account_reference_once=("external_reference", _("Another account has this reference.")),
        account_name_once=("name", _("An account with this name exists already in this group.")),
    )

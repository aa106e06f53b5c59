"""Which accounts a person may see and change, by their role and the rights guardian keeps.

One definition answers both questions. A person sees every account when their role says so, else those on whose
team they are (guardian's `view_account`). They may change an account when their role says so, or as its owner
or editor (guardian's `change_account`).
"""

from __future__ import annotations

from enum import StrEnum

from django.db.models import Exists, OuterRef, QuerySet, Value

from accounts.models import Account, AccountUserPermission
from kam.lib.errors import NotAllowed
from kam.tenancy.capabilities import Capability, actor_can
from kam.tenancy.models import Membership


class Right(StrEnum):
    """What a person may do with one account; the names are guardian's permission codenames."""

    VIEW = "view_account"
    CHANGE = "change_account"


_BY_ROLE = {Right.VIEW: Capability.VIEW_ALL_ACCOUNTS, Right.CHANGE: Capability.EDIT_ALL_ACCOUNTS}


def _granted(actor: Membership, right: Right) -> QuerySet[AccountUserPermission]:
    user_id = actor.user_id or 0  # people without a log-in hold no rights
    return AccountUserPermission.objects.filter(user_id=user_id, permission__codename=right.value)


def accounts_with(actor: Membership, right: Right = Right.VIEW) -> QuerySet[Account]:
    """The accounts on which the actor holds the right; archived ones included."""
    if not actor.is_active:
        return Account.objects.none()
    if actor_can(actor, _BY_ROLE[right]):
        return Account.objects.all()
    return Account.objects.filter(Exists(_granted(actor, right).filter(content_object_id=OuterRef("pk"))))


def changeable(actor: Membership) -> Exists | Value:
    """A column for lists of accounts: whether the actor may change each of them."""
    if not actor.is_active or actor_can(actor, _BY_ROLE[Right.CHANGE]):
        return Value(actor.is_active)
    return Exists(_granted(actor, Right.CHANGE).filter(content_object_id=OuterRef("pk")))


def visible_accounts(actor: Membership) -> QuerySet[Account]:
    """The accounts the actor may open."""
    return accounts_with(actor, Right.VIEW)


def may(actor: Membership, account: Account, right: Right) -> bool:
    """Whether the actor holds the right on this account; one query at most, none after `account_for`."""
    if not actor.is_active:
        return False
    if actor_can(actor, _BY_ROLE[right]):
        return True
    if account.granted is not None and account.granted[0] == (actor.user_id or 0):
        return right.value in account.granted[1]
    return _granted(actor, right).filter(content_object_id=account.pk).exists()


def require_right(actor: Membership, account: Account, right: Right = Right.CHANGE) -> None:
    """Raise NotAllowed unless the actor holds the right: every service on an account starts with this."""
    if not may(actor, account, right):
        raise NotAllowed(right.value)


def may_move(actor: Membership, account: Account) -> bool:
    """Whether the actor may take the account through its journey: who may change it, and who may pass an unmet gate.

    The second see every account; else their right to make exceptions would be a right to nothing.
    """
    return actor_can(actor, Capability.FORCE_GATE) or may(actor, account, Right.CHANGE)


def require_move(actor: Membership, account: Account) -> None:
    """Raise NotAllowed unless the actor may take the account through its journey."""
    if not may_move(actor, account):
        raise NotAllowed(Right.CHANGE.value)

"""From an id to an account, and which accounts a person may see: the only file here that knows guardian.

One definition answers both questions. A person sees every account when their role says so, else those on whose
team they are (guardian's `view_account`). They may change an account when their role says so, or as its owner
or editor (guardian's `change_account`).
"""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, Q, QuerySet, Value

from accounts.models import (
    Account,
    AccountMember,
    AccountUserPermission,
    Contract,
    DataImport,
    GateCriterion,
    SavedView,
    Tag,
)
from kam.lib.errors import NotAllowed, NotVisible
from kam.tenancy.capabilities import Capability, actor_can, require
from kam.tenancy.compiled import Compiled, compiled
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


def _opening(account: int, user: int) -> QuerySet[Any]:
    """An account as its pages and forms need it: whole, the names beside it, whether it heads a group, the rights."""
    own = [field.name for field in Account._meta.concrete_fields]
    people = [f"{who}__{column}" for who in ("owner", "sponsor") for column in ("name", "user", "organisation")]
    held = AccountUserPermission.objects.filter(user_id=user, content_object=OuterRef("pk"))
    return (
        Account.objects.filter(pk=account)
        .select_related("owner", "sponsor", "parent")
        .only(*own, *people, "parent__name", "parent__parent", "parent__organisation")
        .annotate(
            accounts_below=Exists(Account.objects.filter(parent=OuterRef("pk"))),
            rights_held=ArraySubquery(held.values("permission__codename")),
        )
    )


# Every page of an account and every change of one begins with it.
_opened: Compiled[Any] = compiled(_opening, account=int, user=int)


def may_move(actor: Membership, account: Account) -> bool:
    """Whether the actor may take the account through its journey: who may change it, and who may pass an unmet gate.

    The second see every account; else their right to make exceptions would be a right to nothing.
    """
    return actor_can(actor, Capability.FORCE_GATE) or may(actor, account, Right.CHANGE)


def require_move(actor: Membership, account: Account) -> None:
    """Raise NotAllowed unless the actor may take the account through its journey."""
    if not may_move(actor, account):
        raise NotAllowed(Right.CHANGE.value)


def criterion_for(pk: int) -> GateCriterion:
    """The gate criterion with this id; whoever sees an account may read what its gates ask."""
    found = GateCriterion.objects.filter(pk=pk).first()
    if found is None:
        raise NotVisible
    return found


def account_for(actor: Membership, pk: int, right: Right = Right.VIEW) -> Account:
    """The account with this id, with the names of owner, sponsor and group and the actor's rights. One query.

    Raises NotVisible when it does not exist in the actor's organisation, NotAllowed when the right is missing.
    """
    user_id = actor.user_id or 0  # people without a log-in hold no rights
    found = _opened.first(account=pk, user=user_id)
    if found is None:
        raise NotVisible
    account: Account = found
    account.heads_group = found.accounts_below
    account.granted = (user_id, frozenset(found.rights_held))
    require_right(actor, account, right)
    return account


def contract_for(actor: Membership, pk: int, right: Right = Right.VIEW) -> Contract:
    """The contract with this id, with its account; the account's rights decide."""
    contract = Contract.objects.filter(pk=pk).select_related("account").first()
    if contract is None:
        raise NotVisible
    require_right(actor, contract.account, right)
    return contract


def place_for(actor: Membership, pk: int, right: Right = Right.VIEW) -> AccountMember:
    """The place on an account team with this id, with its account and colleague; the account's rights decide."""
    place = AccountMember.objects.filter(pk=pk).select_related("account", "member").first()
    if place is None:
        raise NotVisible
    require_right(actor, place.account, right)
    return place


def import_for(actor: Membership, pk: int) -> DataImport:
    """The import with this id: whoever may import sees all imports of the organisation."""
    found = DataImport.objects.filter(pk=pk).select_related("file", "job", "started_by").first()
    if found is None:
        raise NotVisible
    if not actor_can(actor, Capability.IMPORT_DATA):
        raise NotAllowed(Capability.IMPORT_DATA.value)
    return found


def visible_views(actor: Membership) -> QuerySet[SavedView]:
    """The actor's own saved views and the shared ones."""
    return SavedView.objects.filter(Q(owner=actor) | Q(shared=True))


def may_change_view(actor: Membership, view: SavedView) -> bool:
    """Its owner may; a shared one also whoever may share."""
    return view.owner_id == actor.pk or (view.shared and actor_can(actor, Capability.SHARE_VIEWS))


def view_for(actor: Membership, pk: int, right: Right = Right.VIEW) -> SavedView:
    """The saved view with this id; somebody else's own view does not exist for the actor."""
    found = visible_views(actor).filter(pk=pk).select_related("owner").first()
    if found is None:
        raise NotVisible
    if right is Right.CHANGE and not may_change_view(actor, found):
        raise NotAllowed(Capability.SHARE_VIEWS.value)
    return found


def tag_for(actor: Membership, pk: int) -> Tag:
    """The tag with this id, for those who look after the programme."""
    found = Tag.objects.filter(pk=pk).first()
    if found is None:
        raise NotVisible
    require(actor, Capability.MANAGE_PROGRAMME)
    return found

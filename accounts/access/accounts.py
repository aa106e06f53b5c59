"""From an id to an account, and to a place on its team."""

from __future__ import annotations

from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, QuerySet

from accounts.access.rights import Right, require_right
from accounts.models import Account, AccountMember, AccountUserPermission
from kam.lib.errors import NotVisible
from kam.tenancy.compiled import Compiled, compiled
from kam.tenancy.models import Membership


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


def place_for(actor: Membership, pk: int, right: Right = Right.VIEW) -> AccountMember:
    """The place on an account team with this id, with its account and colleague; the account's rights decide."""
    place = AccountMember.objects.filter(pk=pk).select_related("account", "member").first()
    if place is None:
        raise NotVisible
    require_right(actor, place.account, right)
    return place


def colleague_for(pk: int) -> Membership:
    """The colleague with this id, whether or not they still work here; NotVisible when the organisation has none."""
    found = Membership.objects.filter(pk=pk).first()
    if found is None:
        raise NotVisible
    return found

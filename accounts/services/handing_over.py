"""Handing an account over to another manager: their places on the team, and the steps that were the former one's."""

from __future__ import annotations

from collections.abc import Mapping

from accounts.choices import AccessLevel, OwnerRole
from accounts.models import Account
from accounts.services.protocols.running import follow_role
from accounts.services.team import place_on_team
from kam.audit.acts import act
from kam.lib.versions import save_version
from kam.tenancy.models import Membership


def hand_over(account: Account, former: Membership | None, owner: Membership) -> dict[str, list[str]]:
    """The former owner stays an editor, the new one joins the team and takes over the open steps of protocols.

    For services in their act, after the account was saved; returns what the trail says of it, by which the hand-over
    is offered its protocol.
    """
    if former is not None:
        place_on_team(account, former, AccessLevel.EDITOR)
    place_on_team(account, owner, AccessLevel.OWNER)
    follow_role(account, OwnerRole.MANAGER, former, owner)
    return {"owner": [former.name if former else "", owner.name]}


def hand_over_many(owners: Mapping[int, int], *, actor: Membership) -> None:
    """Give accounts the manager that an import names, each with its own entry in the trail, as by hand.

    By id: accounts to members. The right to import was asked before. Some ten statements an account.
    """
    people = Membership.objects.in_bulk(set(owners.values()))
    for account in Account.objects.filter(pk__in=owners).select_related("owner").order_by("pk"):
        owner = people[owners[account.pk]]
        with act(actor, "account.update", target=account) as entry:
            fresh = save_version(account, account.version, owner=owner)
            entry.details |= hand_over(fresh, account.owner, owner)

"""From an id to what the account team alone reads, and to what people ask about their data."""

from __future__ import annotations

from accounts.access import Right, require_right
from accounts.models import Account, AccountMember
from kam.lib.errors import NotAllowed, NotVisible
from kam.tenancy.capabilities import Capability, require
from kam.tenancy.models import Membership
from stakeholders.models import PrivacyRequest, TeamNote


def on_team(actor: Membership, account: Account) -> bool:
    """Whether the actor works on this account by name: its manager or on its team. No role stands in for that."""
    if not actor.is_active:
        return False
    return account.owner_id == actor.pk or AccountMember.objects.filter(account=account.pk, member=actor).exists()


def require_team(actor: Membership, account: Account) -> None:
    """Raise NotAllowed unless the actor is on the account's team."""
    if not on_team(actor, account):
        raise NotAllowed("account_team")


def team_note_for(actor: Membership, pk: int) -> TeamNote:
    """The note with this id, for the account's team; to everybody else who may open the account it is not allowed."""
    found = TeamNote.objects.filter(pk=pk).select_related("stakeholder__account", "author").first()
    if found is None:
        raise NotVisible
    require_right(actor, found.stakeholder.account, Right.VIEW)
    require_team(actor, found.stakeholder.account)
    return found


def privacy_request_for(actor: Membership, pk: int) -> PrivacyRequest:
    """The request with this id, for whoever answers them."""
    require(actor, Capability.MANAGE_PRIVACY)
    related = ("stakeholder__account", "noted_by", "ended_by", "file")
    found = PrivacyRequest.objects.filter(pk=pk).select_related(*related).first()
    if found is None:
        raise NotVisible
    return found

"""From an id to a meeting, and which meetings a person may see: the account's rights decide."""

from __future__ import annotations

from django.db.models import QuerySet

from accounts.access import Right, accounts_with, require_right, visible_accounts
from accounts.models import Account
from kam.lib.errors import NotVisible
from kam.tenancy.capabilities import Capability, actor_can
from kam.tenancy.models import Membership
from reviews.models import Meeting


def visible_meetings(actor: Membership) -> QuerySet[Meeting]:
    """The meetings with accounts the actor may open."""
    meetings = Meeting.objects.filter(account__archived_at__isnull=True)
    if actor_can(actor, Capability.VIEW_ALL_ACCOUNTS):
        return meetings
    return meetings.filter(account__in=visible_accounts(actor))


def meeting_for(actor: Membership, pk: int, right: Right = Right.VIEW) -> Meeting:
    """The meeting with this id, with account and owner read along; NotVisible or NotAllowed otherwise."""
    along = ("account", "account__owner", "owner", "owner__user", "owner__organisation")
    found = Meeting.objects.filter(pk=pk).select_related(*along).first()
    if found is None:
        raise NotVisible
    require_right(actor, found.account, right)
    return found


def accounts_to_meet(actor: Membership) -> QuerySet[Account]:
    """The accounts for which the actor may plan meetings."""
    return accounts_with(actor, Right.CHANGE).filter(archived_at__isnull=True)

"""From an id and an actor to a member."""

from __future__ import annotations

from kam.lib.errors import NotVisible
from kam.tenancy.capabilities import Capability, require
from kam.tenancy.models import Membership


def member_for(actor: Membership, pk: int) -> Membership:
    """A member of the actor's organisation whom the actor may manage; 404 for a stranger's, 403 without the right."""
    member = Membership.objects.select_related("user", "manager").filter(pk=pk).first()
    if member is None:
        raise NotVisible
    require(actor, Capability.MANAGE_MEMBERS)
    return member

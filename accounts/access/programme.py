"""From an id to what the programme's settings hold."""

from __future__ import annotations

from accounts.models import GateCriterion, Tag
from kam.lib.errors import NotVisible
from kam.tenancy.capabilities import Capability, require
from kam.tenancy.models import Membership


def criterion_for(pk: int) -> GateCriterion:
    """The gate criterion with this id; whoever sees an account may read what its gates ask."""
    found = GateCriterion.objects.filter(pk=pk).first()
    if found is None:
        raise NotVisible
    return found


def tag_for(actor: Membership, pk: int) -> Tag:
    """The tag with this id, for those who look after the programme."""
    found = Tag.objects.filter(pk=pk).first()
    if found is None:
        raise NotVisible
    require(actor, Capability.MANAGE_PROGRAMME)
    return found

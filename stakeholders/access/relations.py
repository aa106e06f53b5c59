"""From an id to a tie or a pair of executives."""

from __future__ import annotations

from accounts.access import Right, require_right
from kam.lib.errors import NotVisible
from kam.tenancy.models import Membership
from stakeholders.models import ExecutivePair, Tie


def tie_for(actor: Membership, pk: int, right: Right = Right.VIEW) -> Tie:
    """The tie with this id, with its account and both people. Raises NotVisible or NotAllowed."""
    found = Tie.objects.filter(pk=pk).select_related("account", "from_person", "to_person").first()
    if found is None:
        raise NotVisible
    require_right(actor, found.account, right)
    return found


def pair_for(actor: Membership, pk: int, right: Right = Right.VIEW) -> ExecutivePair:
    """The pair of executives with this id, with both sides and the account."""
    pairs = ExecutivePair.objects.select_related("account", "member", "stakeholder__reports_to")
    found = pairs.filter(pk=pk).first()
    if found is None:
        raise NotVisible
    require_right(actor, found.account, right)
    return found

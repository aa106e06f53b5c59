"""From an id to a hand-over, and who leads it."""

from __future__ import annotations

from accounts.access import Right, may, require_right
from kam.lib.errors import NotAllowed, NotVisible
from kam.tenancy.models import Membership
from stakeholders.models import Handover, HandoverLine


def handover_for(actor: Membership, pk: int, *, lead: bool = False) -> Handover:
    """The hand-over with this id, with its account and both managers; with `lead`, only for who leads it."""
    related = ("account__owner", "former", "successor")
    found = Handover.objects.filter(pk=pk).select_related(*related).first()
    if found is None:
        raise NotVisible
    require_right(actor, found.account, Right.VIEW)
    if lead:
        require_lead(actor, found)
    return found


def handover_line_for(actor: Membership, pk: int) -> HandoverLine:
    """The relationship of a hand-over with this id, for who leads the hand-over."""
    related = ("stakeholder", "handover__account__owner", "handover__former", "handover__successor")
    found = HandoverLine.objects.filter(pk=pk).select_related(*related).first()
    if found is None:
        raise NotVisible
    require_right(actor, found.handover.account, Right.VIEW)
    require_lead(actor, found.handover)
    return found


def may_lead(actor: Membership, handover: Handover) -> bool:
    """Whoever may change the account, and both managers, of whom one may have no right to change it yet or any more."""
    if actor.pk in (handover.former_id, handover.successor_id):
        return may(actor, handover.account, Right.VIEW)
    return may(actor, handover.account, Right.CHANGE)


def require_lead(actor: Membership, handover: Handover) -> None:
    """Raise NotAllowed unless the actor may take the hand-over on."""
    if not may_lead(actor, handover):
        raise NotAllowed("lead_handover")

"""From an id to a saved view, and which of them a person may see and change."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from accounts.access.rights import Right
from accounts.models import SavedView
from kam.lib.errors import NotAllowed, NotVisible
from kam.tenancy.capabilities import Capability, actor_can
from kam.tenancy.models import Membership


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

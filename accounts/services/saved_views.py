"""Saving, changing and deleting ways of looking at the portfolio."""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import Any

from django.utils.translation import gettext as _

from accounts.access import Right, view_for
from accounts.models import SavedView, StartView
from accounts.queries.filters import Filters
from kam.audit.acts import act
from kam.lib.errors import Invalid
from kam.lib.taken import once_only
from kam.lib.versions import save_version
from kam.tenancy.capabilities import Capability, require
from kam.tenancy.models import Membership

MOST = 100  # views of one person


def save_view(
    *, actor: Membership, name: str, filters: Filters, layout: str, shared: bool = False, start: bool = False
) -> SavedView:
    """A new view of the actor's. Raises Invalid when they have one of this name, NotAllowed when they may not share."""
    if shared:
        require(actor, Capability.SHARE_VIEWS)
    if SavedView.objects.filter(owner=actor).count() >= MOST:
        raise Invalid(_("A hundred views are enough: delete one first."))
    with act(actor, "view.create") as entry:
        view = SavedView(
            owner=actor, name=name.strip(), query=filters.query(select=False), layout=layout, shared=shared
        )
        with _named_once():
            view.save()
        _place_start(view, actor, start)
        entry.target = view
    return view


def update_view(
    view: SavedView, *, actor: Membership, version: int, name: str, shared: bool, start: bool, filters: Filters | None
) -> SavedView:
    """Rename it, share it or not, and with `filters` let it show something else.

    Raises Conflict when somebody saved since `version`, Invalid for a taken name, NotAllowed without the right.
    """
    view_for(actor, view.pk, Right.CHANGE)
    if shared != view.shared:
        require(actor, Capability.SHARE_VIEWS)
    changes: dict[str, Any] = {"name": name.strip(), "shared": shared}
    if filters is not None:
        changes["query"] = filters.query(select=False)
    with act(actor, "view.update", target=view):
        with _named_once():
            fresh = save_version(view, version, **changes)
        if not shared:  # nobody else sees it from now on
            StartView.objects.filter(view=fresh).exclude(member_id=fresh.owner_id).delete()
        _place_start(fresh, actor, start)
    return fresh


def delete_view(view: SavedView, *, actor: Membership) -> None:
    """Delete it; the portfolio of those who started with it opens whole again."""
    view_for(actor, view.pk, Right.CHANGE)
    with act(actor, "view.delete", target=view):
        view.delete()


def choose_start(view: SavedView, *, actor: Membership, start: bool) -> None:
    """Let the actor's portfolio open with this view, or no longer."""
    view_for(actor, view.pk)
    with act(actor, "view.start", target=view):
        _place_start(view, actor, start)


def _place_start(view: SavedView, actor: Membership, start: bool) -> None:
    if start:
        StartView.objects.update_or_create(member=actor, defaults={"view": view})
    else:
        StartView.objects.filter(member=actor, view=view).delete()


def _named_once() -> AbstractContextManager[None]:
    return once_only(saved_view_name_once=("name", _("There is a view of this name already.")))

"""Saved views of the portfolio: the menu, saving, changing, deleting."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.access import Right, view_for
from accounts.choices import Layout
from accounts.forms.conflicts import rebased
from accounts.forms.saved_views import ViewEditForm, ViewForm
from accounts.models import StartView
from accounts.queries.filters import Filters
from accounts.queries.saved_views import address_of, described, view_lines
from accounts.services.saved_views import choose_start, delete_view, save_view, update_view
from accounts.views.answers import done, posted
from accounts.views.start import forget_start
from kam.lib.errors import Conflict, Invalid
from kam.tenancy.capabilities import Capability
from kam.tenancy.decorators import page
from kam.tenancy.requests import ActorRequest
from kam.ui.answers import shown
from kam.ui.refusals import put_on_form


@page(Capability.VIEW_PORTFOLIO, methods=("GET", "POST"))
def view_list(request: ActorRequest) -> HttpResponse:
    """The saved views one may open, and a form that saves what the address's filters show."""
    filters = Filters.parse(request.GET.dict())
    form = ViewForm(posted(request), actor=request.actor)
    if request.method == "POST" and form.is_valid():
        layout = request.GET.get("layout", "")
        given = {**form.cleaned_data, "layout": layout if layout in Layout.values else Layout.LIST}
        try:
            view = save_view(actor=request.actor, filters=filters, **given)
        except Invalid as error:
            put_on_form(form, error)
        else:
            forget_start(request)
            return done(request, address_of(view), _("“%(name)s” is saved.") % {"name": view.name})
    context = {"form": form, "lines": view_lines(request.actor), "now": described(filters), "filters": filters}
    return shown(request, "accounts/view_list.html", context, 422 if form.is_bound else 200)


@page(Capability.VIEW_PORTFOLIO, methods=("GET", "POST"))
def view_edit(request: ActorRequest, pk: int) -> HttpResponse:
    """Rename, share, or let it show something else; a stale form is refused and keeps what was typed."""
    view = view_for(request.actor, pk, Right.CHANGE)
    filters = Filters.parse(request.GET.dict())
    now = (described(filters) or _("All accounts")) if request.GET else ""
    start = StartView.objects.filter(member=request.actor, view=view).exists()
    form = ViewEditForm(posted(request), actor=request.actor, view=view, start=start, now=now)
    context: dict[str, Any] = {"view": view, "form": form}
    if request.method != "POST":
        return shown(request, "accounts/view_edit.html", context)
    if not form.is_valid():
        return shown(request, "accounts/view_edit.html", context, 422)
    given = {"shared": view.shared, **form.cleaned_data}
    given["filters"] = filters if given.pop("take", False) else None
    try:
        fresh = update_view(view, actor=request.actor, **given)
    except Invalid as error:
        put_on_form(form, error)
        return shown(request, "accounts/view_edit.html", context, 422)
    except Conflict as error:
        again = rebased(request.POST, error.current.version)
        form = ViewEditForm(again, actor=request.actor, view=error.current, start=start, now=now)
        return shown(request, "accounts/view_edit.html", {"view": error.current, "form": form, "stale": True}, 409)
    forget_start(request)
    return done(request, address_of(fresh), _("“%(name)s” is saved.") % {"name": fresh.name})


@page(Capability.VIEW_PORTFOLIO, methods=("GET", "POST"))
def view_delete(request: ActorRequest, pk: int) -> HttpResponse:
    """Ask, then delete."""
    view = view_for(request.actor, pk, Right.CHANGE)
    if request.method != "POST":
        others = view.starts.exclude(member=request.actor).count()
        return shown(request, "accounts/view_delete.html", {"view": view, "others": others})
    delete_view(view, actor=request.actor)
    forget_start(request)
    return done(request, reverse("accounts:portfolio"), _("“%(name)s” is deleted.") % {"name": view.name})


@page(Capability.VIEW_PORTFOLIO, methods=("POST",))
def view_start(request: ActorRequest, pk: int) -> HttpResponse:
    """Open the portfolio with this view from now on, or no longer."""
    view = view_for(request.actor, pk)
    start = request.POST.get("start") == "1"
    choose_start(view, actor=request.actor, start=start)
    forget_start(request)
    said = _("Your portfolio opens with “%(name)s”.") if start else _("Your portfolio opens whole again.")
    return done(request, address_of(view) if start else reverse("accounts:portfolio"), said % {"name": view.name})

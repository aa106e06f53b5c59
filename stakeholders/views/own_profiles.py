"""The settings of an organisation's own profiles."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.forms.conflicts import differences, rebased
from accounts.views.answers import done, posted
from kam.lib.errors import Conflict, Invalid
from kam.tenancy.capabilities import Capability
from kam.tenancy.decorators import page
from kam.tenancy.requests import ActorRequest
from kam.ui.answers import shown
from kam.ui.refusals import put_on_form
from stakeholders.access import own_profile_for
from stakeholders.forms.own_profiles import EditOwnProfileForm, NewOwnProfileForm
from stakeholders.models import OwnProfile
from stakeholders.queries.own_profiles import profiles_with_counts
from stakeholders.services.own_profiles import create_own_profile, retire_own_profile, update_own_profile

NAV = {"nav": "members:settings"}


@page(Capability.MANAGE_PROGRAMME)
def own_profile_list(request: ActorRequest) -> HttpResponse:
    """All of them, with how many people have each."""
    return render(request, "stakeholders/own_profile_list.html", {"profiles": list(profiles_with_counts()), **NAV})


@page(Capability.MANAGE_PROGRAMME, methods=("GET", "POST"))
def own_profile_create(request: ActorRequest) -> HttpResponse:
    """A new profile; the form sent twice makes one."""
    form = NewOwnProfileForm(posted(request))
    if request.method == "POST" and form.is_valid():
        try:
            form.made_once(
                OwnProfile, "own_profile.create", actor=request.actor,
                create=lambda: create_own_profile(actor=request.actor, **form.typed()),
            )  # fmt: skip
            return _back(request, _("The profile can be chosen from now on."))
        except Invalid as error:
            put_on_form(form, error)
    context = {"form": form, **NAV}
    return shown(request, "stakeholders/own_profile_create.html", context, 422 if form.is_bound else 200)


@page(Capability.MANAGE_PROGRAMME, methods=("GET", "POST"))
def own_profile_edit(request: ActorRequest, pk: int) -> HttpResponse:
    """Change a profile; a stale save is answered with both versions."""
    own = own_profile_for(pk)
    form = EditOwnProfileForm(posted(request), own=own)
    context: dict[str, Any] = {"own": own, **NAV}
    if request.method == "POST" and form.is_valid():
        try:
            update_own_profile(own, actor=request.actor, **form.cleaned_data)
            return _back(request, _("Saved."))
        except Invalid as error:
            put_on_form(form, error)
        except Conflict as error:
            context["current_values"] = differences(form, error.current)
            context["form"] = EditOwnProfileForm(rebased(request.POST, error.current.version), own=error.current)
            return shown(request, "stakeholders/own_profile_edit.html", context, 409)
    return shown(request, "stakeholders/own_profile_edit.html", context | {"form": form}, 422 if form.is_bound else 200)


@page(Capability.MANAGE_PROGRAMME, methods=("POST",))
def own_profile_retire(request: ActorRequest, pk: int) -> HttpResponse:
    """Offer it no more, or again."""
    retired = request.POST.get("retired") == "1"
    retire_own_profile(own_profile_for(pk), actor=request.actor, retired=retired)
    return _back(request, _("The profile is offered no more.") if retired else _("The profile is offered again."))


def _back(request: ActorRequest, text: str) -> HttpResponse:
    return done(request, reverse("stakeholders:own_profile_list"), text)

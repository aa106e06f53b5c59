"""The organisation itself: its conventions, and moving between organisations."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from kam.lib.errors import Conflict, Invalid, NotVisible
from kam.members.forms.organisation import OrganisationForm
from kam.members.services.organisation import EDITABLE, fingerprint, update_organisation
from kam.members.views.conflicts import both_versions
from kam.tenancy.capabilities import Capability
from kam.tenancy.decorators import page, public
from kam.tenancy.middleware import SESSION_KEY
from kam.tenancy.requests import ActorRequest
from kam.ui.refusals import put_on_form


@page(Capability.MANAGE_ORGANISATION, methods=("GET", "POST"))
def organisation_edit(request: ActorRequest) -> HttpResponse:
    """Name, language, time zone and currency; a stale save shows both versions."""
    organisation = request.organisation
    now = {field: getattr(organisation, field) for field in EDITABLE}
    form = OrganisationForm(
        request.POST if request.method == "POST" else None, initial=now | {"version": fingerprint(organisation)}
    )
    if request.method == "GET":
        return _answer(request, form)
    if not form.is_valid():
        return _answer(request, form, 422)
    values = dict(form.cleaned_data)
    try:
        update_organisation(organisation, actor=request.actor, seen=values.pop("version"), **values)
    except Invalid as refusal:
        put_on_form(form, refusal)
        return _answer(request, form, 422)
    except Conflict as stale:
        form, rows = both_versions(form, stale.current, fingerprint(stale.current))
        return _answer(request, form, 409, current_values=rows)
    messages.success(request, _("Saved."))
    return redirect("members:organisation_edit")


def _answer(request: ActorRequest, form: OrganisationForm, status: int = 200, **more: Any) -> HttpResponse:
    context = {"form": form, "nav": "members:settings", **more}
    return render(request, "members/organisation_edit.html", context, status=status)


@page(None, methods=("POST",))
def switch_organisation(request: ActorRequest) -> HttpResponse:
    """Work in another organisation from now on; one that is not the person's does not exist."""
    wanted = request.POST.get("organisation", "")
    if wanted not in {str(one.organisation_id) for one in request.memberships}:
        raise NotVisible
    request.session[SESSION_KEY] = int(wanted)
    return HttpResponseRedirect("/")


@public("people who belong to no organisation have no acting member")
def no_organisation(request: HttpRequest) -> HttpResponse:
    """For people who are signed in and belong nowhere (any more)."""
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path(), reverse("account_login"))
    if getattr(request, "actor", None) is not None:
        return HttpResponseRedirect("/")
    return render(request, "members/no_organisation.html")

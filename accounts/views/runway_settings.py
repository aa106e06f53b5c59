"""The settings of the runway: which gates there are before a contract's end."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.access import runway_gate_for
from accounts.forms.conflicts import differences, rebased
from accounts.forms.runway import EditGateForm, NewGateForm
from accounts.models import RunwayGate
from accounts.queries.runway import gates_by_variant
from accounts.services.runway import create_gate, switch_gate, update_gate
from accounts.views.answers import done, posted
from kam.lib.errors import Conflict, Invalid
from kam.tenancy.capabilities import Capability
from kam.tenancy.decorators import page
from kam.tenancy.requests import ActorRequest
from kam.ui.answers import shown
from kam.ui.refusals import put_on_form

NAV = {"nav": "members:settings"}


@page(Capability.MANAGE_PROGRAMME)
def runway_gate_list(request: ActorRequest) -> HttpResponse:
    """The gates of both runways, the earliest first."""
    return render(request, "accounts/runway_gate_list.html", {"runways": gates_by_variant(), **NAV})


@page(Capability.MANAGE_PROGRAMME, methods=("GET", "POST"))
def runway_gate_create(request: ActorRequest) -> HttpResponse:
    """A new gate; the form sent twice makes one."""
    form = NewGateForm(posted(request), variant=request.GET.get("runway", ""))
    if request.method == "POST" and form.is_valid():
        try:
            form.made_once(
                RunwayGate, "runway.gate_create", actor=request.actor,
                create=lambda: create_gate(actor=request.actor, **form.typed()),
            )  # fmt: skip
            return _back(request, _("The gate is on the runway from now on."))
        except Invalid as error:
            put_on_form(form, error)
    context = {"form": form, **NAV}
    return shown(request, "accounts/runway_gate_create.html", context, 422 if form.is_bound else 200)


@page(Capability.MANAGE_PROGRAMME, methods=("GET", "POST"))
def runway_gate_edit(request: ActorRequest, pk: int) -> HttpResponse:
    """Change a gate; a stale save is answered with both versions."""
    gate = runway_gate_for(pk)
    form = EditGateForm(posted(request), gate=gate)
    context: dict[str, Any] = {"gate": gate, **NAV}
    if request.method == "POST" and form.is_valid():
        try:
            update_gate(gate, actor=request.actor, **form.cleaned_data)
            return _back(request, _("Saved."))
        except Invalid as error:
            put_on_form(form, error)
        except Conflict as error:
            context["conflict"] = differences(form, error.current)
            context["form"] = EditGateForm(rebased(request.POST, error.current.version), gate=error.current)
            return shown(request, "accounts/runway_gate_edit.html", context, 409)
    return shown(request, "accounts/runway_gate_edit.html", context | {"form": form}, 422 if form.is_bound else 200)


@page(Capability.MANAGE_PROGRAMME, methods=("POST",))
def runway_gate_switch(request: ActorRequest, pk: int) -> HttpResponse:
    """Ask a gate, or ask it no more."""
    active = request.POST.get("active") == "1"
    switch_gate(runway_gate_for(pk), actor=request.actor, active=active)
    return _back(request, _("The gate is on the runway from now on.") if active else _("The gate is asked no more."))


def _back(request: ActorRequest, text: str) -> HttpResponse:
    return done(request, reverse("accounts:runway_gate_list"), text)

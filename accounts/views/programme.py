"""The settings of the programme: the entry gates of the five phases."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.access import criterion_for
from accounts.forms.conflicts import differences, rebased
from accounts.forms.gates import EditCriterionForm, NewCriterionForm
from accounts.gates.checks import registered_checks
from accounts.queries.gates import criteria_by_phase
from accounts.services.gates import create_criterion, order_criterion, switch_criterion, update_criterion
from accounts.views.answers import done, posted
from kam.lib.errors import Conflict, Invalid
from kam.tenancy.capabilities import Capability
from kam.tenancy.decorators import page
from kam.tenancy.requests import ActorRequest
from kam.ui.answers import shown
from kam.ui.refusals import put_on_form

NAV = {"nav": "members:settings"}


@page(Capability.MANAGE_PROGRAMME)
def programme_settings(request: ActorRequest) -> HttpResponse:
    """The five gates with their criteria, in order."""
    context = {"gates": criteria_by_phase(), "checks": registered_checks(), **NAV}
    return render(request, "accounts/programme_settings.html", context)


@page(Capability.MANAGE_PROGRAMME, methods=("GET", "POST"))
def criterion_create(request: ActorRequest) -> HttpResponse:
    """A new criterion at the end of a gate."""
    form = NewCriterionForm(posted(request), phase=request.GET.get("phase", ""))
    context = {"form": form, "checks": registered_checks().values(), **NAV}
    if request.method != "POST":
        return shown(request, "accounts/criterion_create.html", context)
    if form.is_valid():
        try:
            create_criterion(actor=request.actor, **form.cleaned_data)
        except Invalid as error:
            put_on_form(form, error)
        else:
            return _back(request, _("The criterion is asked from now on."))
    return shown(request, "accounts/criterion_create.html", context, 422)


@page(Capability.MANAGE_PROGRAMME, methods=("GET", "POST"))
def criterion_edit(request: ActorRequest, pk: int) -> HttpResponse:
    """Texts and number of a criterion; a stale page shows both versions."""
    criterion = criterion_for(pk)
    form = EditCriterionForm(posted(request), criterion=criterion)
    context: dict[str, Any] = {
        "form": form, "criterion": criterion, "check": registered_checks().get(criterion.check_code), **NAV,
    }  # fmt: skip
    if request.method != "POST":
        return shown(request, "accounts/criterion_edit.html", context)
    if not form.is_valid():
        return shown(request, "accounts/criterion_edit.html", context, 422)
    try:
        update_criterion(criterion, actor=request.actor, **form.cleaned_data)
    except Invalid as error:
        put_on_form(form, error)
        return shown(request, "accounts/criterion_edit.html", context, 422)
    except Conflict as error:
        context["current_values"] = differences(form, error.current)
        context["form"] = EditCriterionForm(rebased(request.POST, error.current.version), criterion=error.current)
        return shown(request, "accounts/criterion_edit.html", context, 409)
    return _back(request, _("Saved."))


@page(Capability.MANAGE_PROGRAMME, methods=("POST",))
def criterion_switch(request: ActorRequest, pk: int) -> HttpResponse:
    """Ask a criterion, or ask it no more."""
    active = request.POST.get("active") == "1"
    switch_criterion(criterion_for(pk), actor=request.actor, active=active)
    return _back(request, _("The criterion is asked from now on.") if active else _("The criterion is asked no more."))


@page(Capability.MANAGE_PROGRAMME, methods=("POST",))
def criterion_order(request: ActorRequest, pk: int) -> HttpResponse:
    """One place up or down."""
    order_criterion(criterion_for(pk), actor=request.actor, up=request.POST.get("way") == "up")
    return _back(request, _("The order is changed."))


def _back(request: ActorRequest, text: str) -> HttpResponse:
    return done(request, reverse("accounts:programme_settings"), text)

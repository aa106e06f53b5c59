"""What each profile needs in each phase: the organisation's matrix, read by all and edited cell by cell."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.choices import Phase
from accounts.forms.conflicts import differences, rebased
from accounts.views.answers import done, posted
from kam.lib.errors import Conflict, Invalid
from kam.tenancy.capabilities import Capability
from kam.tenancy.decorators import page
from kam.tenancy.requests import ActorRequest
from kam.ui.answers import shown
from kam.ui.refusals import put_on_form
from stakeholders.access import journey_for
from stakeholders.forms.journeys import JourneyForm
from stakeholders.queries.journeys import is_changed, matrix, own_default
from stakeholders.services.journeys import change_journey, restore_journey

NAV = {"nav": "members:settings"}


@page(Capability.VIEW_PORTFOLIO)
def profile_journeys(request: ActorRequest) -> HttpResponse:
    """The matrix, and its words by profile."""
    return render(request, "stakeholders/profile_journeys.html", {"rows": matrix(), "phases": Phase.labels, **NAV})


@page(Capability.MANAGE_PROGRAMME, methods=("GET", "POST"))
def profile_journey_edit(request: ActorRequest, pk: int) -> HttpResponse:
    """Change a cell; a stale save is answered with both versions."""
    journey = journey_for(pk)
    form = JourneyForm(posted(request), journey=journey)
    changed = is_changed(journey, own_default(journey))
    context: dict[str, Any] = {"journey": journey, "changed": changed, **NAV}
    if request.method == "POST" and form.is_valid():
        try:
            change_journey(journey, actor=request.actor, **form.cleaned_data)
            return done(request, reverse("stakeholders:profile_journeys"), _("The journey is changed."))
        except Invalid as error:
            put_on_form(form, error)
        except Conflict as error:
            context["current_values"] = differences(form, error.current)
            context["form"] = JourneyForm(rebased(request.POST, error.current.version), journey=error.current)
            return shown(request, "stakeholders/profile_journey_edit.html", context, 409)
    answer = context | {"form": form}
    return shown(request, "stakeholders/profile_journey_edit.html", answer, 422 if form.is_bound else 200)


@page(Capability.MANAGE_PROGRAMME, methods=("POST",))
def profile_journey_default(request: ActorRequest, pk: int) -> HttpResponse:
    """Back to what the organisation began with; a stale wish opens the cell as it stands now."""
    journey, version = journey_for(pk), request.POST.get("version", "")
    try:
        restore_journey(journey, actor=request.actor, version=int(version) if version.isdecimal() else 0)
    except Conflict:
        text = _("Somebody changed this cell meanwhile: nothing was put back. Look at it first.")
        return done(request, reverse("stakeholders:profile_journey_edit", args=[pk]), text)
    return done(request, reverse("stakeholders:profile_journeys"), _("The cell is back to its default."))

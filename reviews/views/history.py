"""Who did what to a meeting, when and why."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from kam.audit.queries import history_of
from kam.tenancy.capabilities import Capability
from kam.tenancy.decorators import page
from kam.tenancy.requests import ActorRequest
from reviews.access import meeting_for
from reviews.views.frame import crumbs_of_meeting


@page(Capability.VIEW_PORTFOLIO)
def meeting_history(request: ActorRequest, pk: int) -> HttpResponse:
    """A page of its own; on the meeting's page, loaded when one gets there."""
    meeting = meeting_for(request.actor, pk)
    context = {
        "meeting": meeting,
        "history": history_of(meeting, limit=10),
        "crumbs": crumbs_of_meeting(meeting, _("History")),
    }
    name = "reviews/meeting_history.html"
    return render(request, f"{name}#entries" if request.htmx else name, context)

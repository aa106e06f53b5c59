"""Changing a meeting: everything on one page."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.access import Right
from kam.lib.errors import Conflict, Invalid
from kam.tenancy.capabilities import Capability
from kam.tenancy.decorators import page
from kam.tenancy.requests import ActorRequest
from kam.ui.answers import saved
from reviews.access import meeting_for
from reviews.draft import AgendaPoint
from reviews.forms.agenda import AgendaRows
from reviews.forms.meetings import MeetingForm, meeting_values
from reviews.models import Meeting
from reviews.queries.detail import loaded
from reviews.queries.people import invitable
from reviews.services.meetings import update_meeting
from reviews.views.entry import answer_button, explain, stale
from reviews.views.frame import crumbs_of_meeting, own_zones


@page(Capability.VIEW_PORTFOLIO, methods=("GET", "POST"))
def meeting_edit(request: ActorRequest, pk: int) -> HttpResponse:
    """The whole meeting on one page."""
    meeting = loaded(meeting_for(request.actor, pk, Right.CHANGE))
    form = MeetingForm(
        request.POST or None,
        people=invitable(meeting.account, meeting),
        zones=[meeting.time_zone, *own_zones(request)],
        initial=meeting_values(meeting),
    )
    context: dict[str, Any] = {"form": form, "meeting": meeting, "agenda": _rows(request, meeting)}
    context["crumbs"] = crumbs_of_meeting(meeting, _("Edit"))
    if request.method != "POST":
        return render(request, "reviews/meeting_edit.html", context)
    if "press" in request.POST:
        return answer_button(request, "reviews/meeting_edit.html", context)
    return _save(request, meeting, context) or render(
        request, "reviews/meeting_edit.html", context, status=409 if "current_values" in context else 422
    )


def _save(request: ActorRequest, meeting: Meeting, context: dict[str, Any]) -> HttpResponse | None:
    """Save, or say in the context why not."""
    form, rows = context["form"], context["agenda"]
    if not (form.is_valid() & rows.is_valid()):
        return None
    try:
        draft, version = form.draft(rows.points()), form.cleaned_data["version"] or 0
        update_meeting(meeting, draft, actor=request.actor, version=version, now=timezone.now())
    except Invalid as error:
        explain(form, rows, error)
    except Conflict as conflict:
        context["current_values"] = stale(form, conflict)
    else:
        return saved(request, _("The meeting is changed."), reverse("reviews:meeting_detail", args=[meeting.pk]))
    return None


def _rows(request: ActorRequest, meeting: Meeting) -> AgendaRows:
    if request.method == "POST":
        return AgendaRows.of_post(request.POST)
    points = [AgendaPoint(one.title, one.minutes) for one in meeting.agenda.all()]
    return AgendaRows.of_points(points, meeting.minutes)

"""Moving, cancelling and recording a meeting: small forms, in the side panel or on a page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.forms import Form
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from accounts.access import Right
from kam.lib.errors import Conflict, Invalid
from kam.tenancy.capabilities import Capability
from kam.tenancy.decorators import page
from kam.tenancy.requests import ActorRequest
from kam.ui.answers import saved, shown
from kam.ui.refusals import put_on_form
from reviews.access import meeting_for
from reviews.forms.endings import CancelForm, HoldForm
from reviews.forms.meetings import RescheduleForm, when_values
from reviews.models import Meeting
from reviews.queries.detail import loaded
from reviews.services.holding import hold_meeting
from reviews.services.meetings import cancel_meeting, reschedule
from reviews.views.entry import renew_version
from reviews.views.frame import crumbs_of_meeting, own_zones

_CHANGE = Capability.VIEW_PORTFOLIO  # whoever may open lists; the account's rights decide about this one


@page(_CHANGE, methods=("GET", "POST"))
def meeting_reschedule(request: ActorRequest, pk: int) -> HttpResponse:
    """Another moment."""
    meeting = meeting_for(request.actor, pk, Right.CHANGE)
    initial = {
        "minutes": meeting.minutes,
        "time_zone": meeting.time_zone,
        "version": meeting.version,
        **when_values(meeting.starts_at, meeting.time_zone),
    }
    form = RescheduleForm(request.POST or None, zones=[meeting.time_zone, *own_zones(request)], initial=initial)

    def run() -> None:
        values = form.cleaned_data
        reschedule(
            meeting,
            actor=request.actor,
            version=values["version"] or 0,
            starts_at=form.wanted_start(),
            minutes=values["minutes"],
            time_zone=values["time_zone"],
            reason=values["reason"],
            now=timezone.now(),
        )

    return _small(request, "meeting_reschedule", meeting, form, run, _("The meeting is moved; reminders follow."))


@page(_CHANGE, methods=("GET", "POST"))
def meeting_cancel(request: ActorRequest, pk: int) -> HttpResponse:
    """Call the meeting off."""
    meeting = meeting_for(request.actor, pk, Right.CHANGE)
    form = CancelForm(request.POST or None, initial={"version": meeting.version})

    def run() -> None:
        values = form.cleaned_data
        cancel_meeting(meeting, actor=request.actor, version=values["version"], reason=values["reason"])

    return _small(request, "meeting_cancel", meeting, form, run, _("The meeting is cancelled."))


@page(_CHANGE, methods=("GET", "POST"))
def meeting_hold(request: ActorRequest, pk: int) -> HttpResponse:
    """Record that it took place, what came of it and who came."""
    meeting = loaded(meeting_for(request.actor, pk, Right.CHANGE))
    people = [one.stakeholder for one in meeting.attendees.all() if one.stakeholder]
    initial = {"version": meeting.version, "sentiment": 0, "attended": [one.pk for one in people]}
    form = HoldForm(request.POST or None, people=people, initial=initial)

    def run() -> None:
        hold_meeting(meeting, actor=request.actor, now=timezone.now(), **form.cleaned_data)

    return _small(request, "meeting_hold", meeting, form, run, _("Recorded, and logged as an interaction."))


_CRUMBS = {
    "meeting_reschedule": pgettext_lazy("meeting", "Move"),
    "meeting_cancel": gettext_lazy("Cancel"),
    "meeting_hold": gettext_lazy("Record"),
}


def _small(
    request: ActorRequest, name: str, meeting: Meeting, form: Form, run: Callable[[], None], done: str
) -> HttpResponse:
    """A form in the panel or on a page of its own: save, or show it again with what was typed."""
    context: dict[str, Any] = {
        "meeting": meeting,
        "form": form,
        "crumbs": crumbs_of_meeting(meeting, str(_CRUMBS[name])),
    }
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                run()
                return saved(request, done, _page_of(meeting))
            except Invalid as error:
                put_on_form(form, error)
            except Conflict as conflict:
                status, context["current"] = 409, conflict.current
                renew_version(form, conflict)
    return shown(request, f"reviews/{name}.html", context, status)


def _page_of(meeting: Meeting) -> str:
    return reverse("reviews:meeting_detail", args=[meeting.pk])

"""One meeting: when, with whom, about what, and what to read before."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from accounts.access import Right, may
from kam.tenancy.capabilities import Capability
from kam.tenancy.decorators import page
from kam.tenancy.requests import ActorRequest
from reviews.access import meeting_for
from reviews.choices import MeetingStatus
from reviews.models import Meeting
from reviews.preparation import to_prepare
from reviews.queries.detail import held_before, loaded, open_actions, reminder_lines, sides_of
from reviews.reminder_mail import agenda_times, facts_of, moment_in_full
from reviews.views.frame import crumbs_of_meeting
from reviews.zones import same_clock


@page(Capability.VIEW_PORTFOLIO)
def meeting_detail(request: ActorRequest, pk: int) -> HttpResponse:
    """The meeting's page."""
    now = timezone.now()
    meeting = loaded(meeting_for(request.actor, pk))
    planned = meeting.status == MeetingStatus.PLANNED
    actions = open_actions(meeting)
    late = sum(action.due_on < timezone.localdate() for action in actions)
    context = {
        "meeting": meeting,
        "may_edit": may(request.actor, meeting.account, Right.CHANGE),
        "planned": planned,
        "begun": meeting.starts_at <= now,
        "sides": sides_of(meeting, timezone.localdate()),
        "agenda": agenda_times(meeting),
        "tasks": to_prepare(facts_of(meeting, late)) if planned else [],
        "reminders": reminder_lines(meeting, now),
        "before": held_before(meeting),
        "actions": actions,
        "today": timezone.localdate(),
        "crumbs": crumbs_of_meeting(meeting),
        **_when(meeting),
    }
    return render(request, "reviews/meeting_detail.html", context)


def _when(meeting: Meeting) -> dict[str, str]:
    """The start in the reader's zone, and in the meeting's own where clocks differ."""
    here = timezone.get_current_timezone_name()
    there = "" if same_clock(meeting.starts_at, here, meeting.time_zone) else meeting.time_zone
    return {
        "when": moment_in_full(meeting.starts_at, here),
        "there": moment_in_full(meeting.starts_at, there) if there else "",
    }

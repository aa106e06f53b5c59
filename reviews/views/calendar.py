"""A meeting for the person's own calendar."""

from __future__ import annotations

from django.http import HttpResponse

from kam.tenancy.capabilities import Capability
from kam.tenancy.decorators import page
from kam.tenancy.requests import ActorRequest
from reviews.access import meeting_for
from reviews.queries.detail import loaded


@page(Capability.VIEW_PORTFOLIO)
def meeting_ics(request: ActorRequest, pk: int) -> HttpResponse:
    """The meeting as an iCalendar file."""
    from reviews.ics import meeting_calendar  # its library weighs 10 MB in every web worker, for a rare download

    meeting = loaded(meeting_for(request.actor, pk))
    response = HttpResponse(meeting_calendar(meeting), content_type="text/calendar; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="meeting-{meeting.pk}.ics"'
    return response

"""A meeting as an iCalendar file (RFC 5545)."""

from __future__ import annotations

from datetime import UTC, timedelta
from email.utils import parseaddr
from zoneinfo import ZoneInfo

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from icalendar import Calendar, Event, vCalAddress, vText

from reviews.choices import MeetingStatus
from reviews.models import Meeting


def meeting_calendar(meeting: Meeting) -> bytes:
    """The file for a meeting whose people and agenda are loaded.

    The UID never changes and SEQUENCE is the meeting's version, so that a calendar replaces what it has.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//Ancrage//Meetings//EN")
    calendar.add("version", "2.0")
    calendar.add_component(_event(meeting))
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


def _event(meeting: Meeting) -> Event:
    event, start = Event(), meeting.starts_at.astimezone(ZoneInfo(meeting.time_zone))
    page = settings.PUBLIC_URL + reverse("reviews:meeting_detail", args=[meeting.pk])
    event.add("uid", f"meeting-{meeting.organisation_id}-{meeting.pk}@{settings.OUTBOX_DOMAIN}")
    event.add("sequence", meeting.version)
    event.add("dtstamp", meeting.updated_at.astimezone(UTC))
    event.add("dtstart", start)
    # A length in hours is exact, also in the night clocks change; an end by the clock would be ambiguous there.
    event.add("duration", timedelta(minutes=meeting.minutes))
    event.add("summary", f"{meeting.title} ({meeting.account.name})")
    event.add("description", _description(meeting, page))
    event.add("url", page)
    event.add("status", "CANCELLED" if meeting.status == MeetingStatus.CANCELLED else "CONFIRMED")
    if meeting.location:
        event.add("location", meeting.location)
    _add_people(event, meeting)
    return event


def _add_people(event: Event, meeting: Meeting) -> None:
    house = parseaddr(settings.DEFAULT_FROM_EMAIL)[1]
    event.add("organizer", _address(meeting.owner.name, meeting.owner.email or house), encode=False)
    for one in meeting.attendees.all():
        person = one.member or one.stakeholder
        if person is not None and person.email:
            invited = _address(person.name, person.email)
            invited.params["ROLE"] = vText("REQ-PARTICIPANT")
            event.add("attendee", invited, encode=False)


def _address(name: str, email: str) -> vCalAddress:
    """A person; a parameter can hold neither quotes nor control characters, so the name goes without them."""
    address = vCalAddress(f"mailto:{email}")
    plain = "".join(letter for letter in name if letter.isprintable() and letter != '"')
    address.params["CN"] = vText(plain)
    return address


def _description(meeting: Meeting, page: str) -> str:
    parts = [meeting.goal] if meeting.goal else []
    points = [f"{n}. {one.title} ({one.minutes} min)" for n, one in enumerate(meeting.agenda.all(), 1)]
    if points:
        parts.append("\n".join([_("Agenda"), *points]))
    names = [str(one) for one in meeting.attendees.all()]
    if names:
        invited = _("Invited:")
        parts.append(f"{invited} {', '.join(names)}")
    return "\n\n".join([*parts, page])

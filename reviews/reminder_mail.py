"""What a reminder says, in the owner's language and zone. Reads a meeting whose people and agenda are loaded."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from kam.lib import formats
from kam.lib.dates import local_day
from kam.tenancy.models import Membership
from reviews.models import Meeting
from reviews.preparation import Facts, to_prepare
from reviews.queries.reminding import zone_of
from reviews.zones import same_clock, zone_words


def reminder_locale(member: Membership) -> str:
    """The member's language, else the organisation's."""
    own = member.user.locale if member.user is not None else ""
    return own or member.organisation.locale


def reminder_context(meeting: Meeting, *, now: datetime, unsubscribe_url: str) -> dict[str, Any]:
    """The context of the e-mail, every text already in the owner's language and every time in the owner's zone."""
    zone = zone_of(meeting.owner)
    with translation.override(reminder_locale(meeting.owner)), timezone.override(ZoneInfo(zone)):
        page = settings.PUBLIC_URL + reverse("reviews:meeting_detail", args=[meeting.pk])
        return {
            "organisation": meeting.owner.organisation,
            "meeting": meeting,
            "kind": meeting.get_kind_display(),
            "in_words": formats.relative_day(local_day(meeting.starts_at, zone), local_day(now, zone)),
            "when": moment_in_full(meeting.starts_at, zone),
            "there": _there(meeting, zone),
            "ours": [one.member.name for one in meeting.attendees.all() if one.member],
            "theirs": _theirs(meeting),
            "agenda": agenda_times(meeting),
            "tasks": [task.text for task in to_prepare(facts_of(meeting))],
            "page_url": page,
            "ics_url": settings.PUBLIC_URL + reverse("reviews:meeting_ics", args=[meeting.pk]),
            "unsubscribe_url": unsubscribe_url,
        }


def moment_in_full(moment: datetime, zone: str) -> str:
    """`Thursday, 10 December 2026 at 14:00 (Paris time)`, in the active language."""
    there = moment.astimezone(ZoneInfo(zone))
    with timezone.override(ZoneInfo(zone)):
        values = {"day": formats.day_long(there.date()), "time": formats.clock(moment), "zone": zone_words(zone)}
    return _("%(day)s at %(time)s (%(zone)s)") % values


def _there(meeting: Meeting, zone: str) -> str:
    if same_clock(meeting.starts_at, zone, meeting.time_zone):
        return ""
    return moment_in_full(meeting.starts_at, meeting.time_zone)


def _theirs(meeting: Meeting) -> list[str]:
    found = [one.stakeholder for one in meeting.attendees.all() if one.stakeholder]
    return [f"{one.name} ({one.job_title or one.get_profile_display()})" for one in found]


def agenda_times(meeting: Meeting) -> Sequence[tuple[str, str, int]]:
    """The agenda with the time each point begins, in the active zone: (time, title, minutes)."""
    at, points = meeting.starts_at, []
    for point in meeting.agenda.all():
        points.append((formats.clock(at), point.title, point.minutes))
        at += timedelta(minutes=point.minutes)
    return points


def facts_of(meeting: Meeting, late_actions: int = 0) -> Facts:
    """What is known of the preparation, from the loaded people and agenda."""
    return Facts(
        kind=meeting.kind,
        goal=meeting.goal,
        location=meeting.location,
        minutes=meeting.minutes,
        agenda_minutes=sum(point.minutes for point in meeting.agenda.all()),
        profiles=[one.stakeholder.profile for one in meeting.attendees.all() if one.stakeholder],
        late_actions=late_actions,
    )

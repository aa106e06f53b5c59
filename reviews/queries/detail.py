"""What a meeting's page shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Prefetch, prefetch_related_objects

from kam.lib.dates import local_day
from kam.outbox.models import OutboxRow, State
from kam.tenancy.models import Membership
from plans.choices import ActionStatus
from plans.models import Action
from reviews.choices import MeetingStatus
from reviews.models import Attendee, Meeting
from reviews.queries.reminding import reminder_rows, zone_of
from reviews.reminders import Mark, marks_of
from stakeholders.models import Stakeholder
from stakeholders.queries.people import silence_of
from stakeholders.silence import Silence


@dataclass(frozen=True)
class Guest:
    """A person of the client, and how long we have been silent."""

    person: Stakeholder
    silence: Silence


@dataclass(frozen=True)
class ReminderLine:
    """One reminder of the meeting and what became of it: planned, waiting, sent, skipped or failed."""

    mark: Mark
    state: str


@dataclass(frozen=True)
class Sides:
    """Who is invited, by side."""

    ours: Sequence[Membership]
    theirs: Sequence[Guest]


def loaded(meeting: Meeting) -> Meeting:
    """The same meeting with people and agenda read along: two queries."""
    people = Attendee.objects.select_related("member", "stakeholder__own_profile")
    prefetch_related_objects([meeting], Prefetch("attendees", people), "agenda")
    return meeting


def sides_of(meeting: Meeting, today: date) -> Sides:
    """The invited people of a loaded meeting; the client's by influence."""
    people = meeting.attendees.all()
    theirs = sorted((one.stakeholder for one in people if one.stakeholder), key=lambda who: (-who.influence, who.name))
    return Sides(
        ours=sorted((one.member for one in people if one.member), key=lambda who: who.name.casefold()),
        theirs=[Guest(person, silence_of(person, today)) for person in theirs],
    )


def reminder_lines(meeting: Meeting, now: datetime) -> list[ReminderLine]:
    """The reminders of a meeting's date: what the outbox knows, and what is still planned."""
    rows, lines = reminder_rows(meeting), []
    for mark in marks_of(meeting.starts_at, zone_of(meeting.owner)):
        row = rows.get(mark.key(meeting.pk))
        if row is not None:
            lines.append(ReminderLine(mark, _state(row)))
        elif meeting.status == MeetingStatus.PLANNED and now < meeting.starts_at:
            lines.append(ReminderLine(mark, "planned"))
    return lines


def _state(row: OutboxRow) -> str:
    if row.state == State.CANCELLED:
        return "skipped"
    if row.state == State.SENT:
        return "sent"
    return "failed" if row.state in {State.FAILED, State.UNKNOWN} else "waiting"


def held_before(meeting: Meeting, limit: int = 3) -> list[Meeting]:
    """The last meetings held with the account before this one."""
    held = Meeting.objects.filter(account=meeting.account_id, status=MeetingStatus.HELD)
    return list(held.filter(starts_at__lt=meeting.starts_at).order_by("-starts_at", "-id")[:limit])


def open_actions(meeting: Meeting, limit: int = 6) -> list[Action]:
    """The account's open actions, the most pressing first."""
    actions = Action.objects.filter(account=meeting.account_id, status=ActionStatus.OPEN)
    return list(actions.select_related("owner").order_by("due_on", "id")[:limit])


def today_of(meeting: Meeting, now: datetime) -> date:
    """The day it is where the meeting takes place."""
    return local_day(now, meeting.time_zone)

"""What the dispatcher of reminders reads: a fixed number of queries, whatever the number of meetings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import date, datetime

from django.db.models import prefetch_related_objects

from kam.outbox.models import OutboxRow
from kam.tenancy.models import Membership, MembershipStatus
from reviews.choices import MeetingStatus
from reviews.models import Meeting
from reviews.reminders import HORIZON, Mark, marks_of

KIND = "reminder"


def zone_of(member: Membership) -> str:
    """Where the member's clock stands: their own zone, else the organisation's."""
    own = member.user.time_zone if member.user is not None else ""
    return own or member.organisation.time_zone


def meetings_to_recall(now: datetime) -> list[Meeting]:
    """Planned meetings within the horizon whose owner is active, has an address and wants reminders."""
    return list(
        Meeting.objects.filter(
            status=MeetingStatus.PLANNED,
            starts_at__gt=now,
            starts_at__lte=now + HORIZON,
            account__archived_at__isnull=True,
            owner__status=MembershipStatus.ACTIVE,
            owner__reminders=True,
        )
        .exclude(owner__email="")
        .select_related("account", "owner", "owner__user", "owner__organisation")
        .order_by("starts_at", "id")
    )


def known_marks(meetings: Sequence[Meeting]) -> dict[int, set[tuple[int, date]]]:
    """The identities of the marks that have a row in the outbox, sent or skipped, by meeting."""
    by_key = {mark.key(one.pk): (one, mark) for one in meetings for mark in _marks(one)}
    known: dict[int, set[tuple[int, date]]] = defaultdict(set)
    for key in OutboxRow.objects.filter(key__in=by_key).values_list("key", flat=True):
        meeting, mark = by_key[key]
        known[meeting.pk].add(mark.identity)
    return known


def with_details(meetings: Sequence[Meeting]) -> Sequence[Meeting]:
    """The same meetings with people and agenda read along, three queries in all."""
    prefetch_related_objects(meetings, "attendees__member", "attendees__stakeholder", "agenda")
    return meetings


def reminder_rows(meeting: Meeting) -> dict[str, OutboxRow]:
    """The outbox rows of the meeting's present marks, by key."""
    keys = [mark.key(meeting.pk) for mark in _marks(meeting)]
    return {row.key: row for row in OutboxRow.objects.filter(key__in=keys).defer("payload")}


def _marks(meeting: Meeting) -> Collection[Mark]:
    return marks_of(meeting.starts_at, zone_of(meeting.owner))

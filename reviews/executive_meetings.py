"""The planned meetings of our executives with theirs, for the room of the people."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from django.db.models import F, Min
from django.utils import timezone

from reviews.choices import MeetingStatus
from reviews.models import Attendee
from stakeholders.executives.meetings import Pair, register_next_meetings


def register() -> None:
    """Bring the reader; for `AppConfig.ready`."""
    register_next_meetings("reviews", next_by_pair)


def next_by_pair(accounts: Collection[int], today: date) -> dict[Pair, date]:
    """For each of ours and each of theirs invited to the same planned meeting: the day of the first. One query."""
    ours = Attendee.objects.filter(
        member__isnull=False,
        meeting__account__in=accounts,
        meeting__status=MeetingStatus.PLANNED,
        meeting__starts_at__gte=timezone.now(),
        meeting__attendees__stakeholder__isnull=False,
    )
    rows = ours.values("member", theirs=F("meeting__attendees__stakeholder")).annotate(first=Min("meeting__starts_at"))
    return {(row["member"], row["theirs"]): timezone.localtime(row["first"]).date() for row in rows}

"""The strategic meetings ahead, before which the client's people want to be spoken with."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from datetime import date, datetime, time, timedelta

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Q
from django.utils import timezone

from reviews.choices import MeetingStatus
from reviews.models import Meeting
from stakeholders.contacts.coming import Coming, register_coming

WINDOW_DAYS = 30


def register() -> None:
    """Bring the reader; for `AppConfig.ready`."""
    register_coming("reviews", meetings_ahead)


def meetings_ahead(accounts: Collection[int], today: date) -> dict[int, list[Coming]]:
    """The meetings planned within a month, each for those invited. One query."""
    start = timezone.make_aware(datetime.combine(today, time.min))
    planned = Meeting.objects.filter(
        account_id__in=list(accounts), status=MeetingStatus.PLANNED, starts_at__gte=start,
        starts_at__lt=start + timedelta(days=WINDOW_DAYS),
    )  # fmt: skip
    invited = ArrayAgg("attendees__stakeholder_id", filter=Q(attendees__stakeholder__isnull=False), default=[])
    found: dict[int, list[Coming]] = defaultdict(list)
    rows = planned.annotate(theirs=invited).values_list("account_id", "starts_at", "title", "theirs")
    for account, starts_at, title, theirs in rows:
        day = timezone.localtime(starts_at).date()
        found[account].append(Coming(day, title, WINDOW_DAYS, frozenset(), frozenset(theirs)))
    return found

"""The meetings ahead of a person: for their day."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import QuerySet
from django.utils import timezone

from kam.tenancy.models import Membership
from reviews.access import visible_meetings
from reviews.models import Meeting
from reviews.queries.meetings import mine, upcoming


def upcoming_meetings_of(actor: Membership, days: int, *, now: datetime | None = None) -> QuerySet[Meeting]:
    """Planned meetings the actor owns or is invited to within so many days, soonest first, with account and owner."""
    now = now or timezone.now()
    return (
        upcoming(mine(visible_meetings(actor), actor), now)
        .filter(starts_at__lt=now + timedelta(days=days))
        .select_related("account", "owner")
        .order_by("starts_at", "id")
    )

"""Meetings for tests, made by the services. All need an organisation in scope."""

from __future__ import annotations

from datetime import datetime, timedelta
from types import SimpleNamespace
from typing import Any

from django.utils import timezone

from accounts.models import Account
from kam.tenancy.models import Membership
from reviews.draft import AgendaPoint, MeetingDraft
from reviews.models import Meeting
from reviews.services.meetings import plan_meeting
from stakeholders.models import Stakeholder

LONG_AGO = timedelta(days=4000)


def draft(house: SimpleNamespace, starts_at: datetime | None = None, **fields: Any) -> MeetingDraft:
    """What the house's key account manager wants, in twenty days unless told."""
    values: dict[str, Any] = {
        "kind": "qbr",
        "title": "Autumn review",
        "starts_at": starts_at or timezone.now().replace(microsecond=0) + timedelta(days=20),
        "time_zone": "Europe/Paris",
        "owner": house.kam.pk,
        "agenda": [AgendaPoint("Results", 20), AgendaPoint("Next quarter", 40)],
        **fields,
    }
    return MeetingDraft(**values)


def meeting(
    house: SimpleNamespace, on: Account, *people: Stakeholder, actor: Membership | None = None, **fields: Any
) -> Meeting:
    """A planned meeting with these people of theirs; `starts_at` may lie in the past."""
    fields.setdefault("stakeholders", [one.pk for one in people])
    wanted = draft(house, **fields)
    return plan_meeting(on, wanted, actor=actor or house.kam, now=wanted.starts_at - LONG_AGO)

"""Who attends meetings moves along when two entries for one person become one."""

from __future__ import annotations

from reviews.models import Attendee
from stakeholders.doubles.references import one_per_owner, register_reference


def register() -> None:
    """Add the attendees; for `AppConfig.ready`."""
    register_reference(one_per_owner("reviews.Attendee.stakeholder", Attendee.objects.all, "meeting_id"))

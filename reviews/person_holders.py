"""What this room keeps about people at the client: the meetings they were invited to."""

from __future__ import annotations

from typing import Any

from django.db.models import F
from django.utils.translation import gettext_lazy as _

from reviews.models import Attendee
from stakeholders.privacy.holders import Holder, register_holder
from stakeholders.privacy.subject import Subject


def register() -> None:
    """Add the meetings; for `AppConfig.ready`."""
    register_holder(
        Holder(
            "meetings",
            _("Strategic meetings they were invited to"),
            ("reviews.Attendee.stakeholder",),
            lambda subject: _invited(subject).count(),
            _told,
            lambda subject: None,
            stays=_("that somebody of theirs was invited"),
        )
    )


def _invited(subject: Subject) -> Any:
    return Attendee.objects.filter(stakeholder__in=subject.ids).order_by("meeting__starts_at", "id")


def _told(subject: Subject) -> list[dict[str, Any]]:
    return list(_invited(subject).values(meeting_title=F("meeting__title"), starts_at=F("meeting__starts_at")))

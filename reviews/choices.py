"""The words of the reviews room."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class MeetingKind(models.TextChoices):
    """The strategic meetings."""

    QBR = "qbr", _("Quarterly business review")
    STEERING = "steering", _("Steering committee")
    ANNUAL = "annual", _("Annual planning")
    EXECUTIVE = "executive", _("Executive meeting")


class MeetingStatus(models.TextChoices):
    """Where a meeting stands."""

    PLANNED = "planned", pgettext_lazy("meeting", "Planned")
    HELD = "held", pgettext_lazy("meeting", "Held")
    CANCELLED = "cancelled", pgettext_lazy("meeting", "Cancelled")


REMINDER_DAYS = (30, 14, 7, 1)

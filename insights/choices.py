"""The words of the insights room."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class RiskLevel(models.TextChoices):
    """How much a renewal is at risk."""

    GOOD = "good", _("On course")
    WATCH = "watch", pgettext_lazy("renewal risk", "Watch")
    RISK = "risk", pgettext_lazy("renewal risk", "At risk")


class AlertState(models.TextChoices):
    """Where an alert stands."""

    OPEN = "open", pgettext_lazy("alert", "Open")
    ACKNOWLEDGED = "acknowledged", pgettext_lazy("alert", "Taken up")
    CLOSED = "closed", pgettext_lazy("alert", "Closed")

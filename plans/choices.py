"""The words of the plans room."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class PlanStatus(models.TextChoices):
    """Where a plan stands."""

    DRAFT = "draft", pgettext_lazy("plan", "Draft")
    IN_REVIEW = "in_review", pgettext_lazy("plan", "In review")
    APPROVED = "approved", pgettext_lazy("plan", "Approved")
    CLOSED = "closed", pgettext_lazy("plan", "Closed")


class ObjectiveKind(models.TextChoices):
    """What an objective is about."""

    REVENUE = "revenue", _("Revenue")
    SCOPE = "scope", _("Scope")
    SATISFACTION = "satisfaction", _("Satisfaction")
    PARTNERSHIP = "partnership", _("Partnership")


class ActionStatus(models.TextChoices):
    """Where an action stands."""

    OPEN = "open", pgettext_lazy("action", "Open")
    DONE = "done", pgettext_lazy("action", "Done")
    DROPPED = "dropped", pgettext_lazy("action", "Dropped")

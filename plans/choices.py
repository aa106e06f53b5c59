"""The words of the plans room."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class PlanStatus(models.TextChoices):
    """Where a plan stands."""

    DRAFT = "draft", _("Draft")
    IN_REVIEW = "in_review", _("In review")
    APPROVED = "approved", _("Approved")
    CLOSED = "closed", _("Closed")


class ObjectiveKind(models.TextChoices):
    """What an objective is about."""

    REVENUE = "revenue", _("Revenue")
    SCOPE = "scope", _("Scope")
    SATISFACTION = "satisfaction", _("Satisfaction")
    PARTNERSHIP = "partnership", _("Partnership")


class ActionStatus(models.TextChoices):
    """Where an action stands."""

    OPEN = "open", _("Open")
    DONE = "done", _("Done")
    DROPPED = "dropped", _("Dropped")

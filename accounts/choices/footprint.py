"""Words of the footprint and of what an account costs."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class EntityKind(models.TextChoices):
    """What a row of the footprint is."""

    ENTITY = "entity", _("Entity")
    COUNTRY = "country", _("Country")


class CellState(models.TextChoices):
    """Where we stand with one product in one entity."""

    IN_PLACE = "in_place", _("In place")
    OPPORTUNITY = "opportunity", _("Opportunity")
    COMPETITOR = "competitor", _("Competitor")
    NOT_RELEVANT = "not_relevant", _("Not relevant")


class CostKind(models.TextChoices):
    """What serving an account costs besides what it buys."""

    HOURS = "hours", _("Hours")
    TICKETS = "tickets", _("Support tickets")
    VISITS = "visits", _("Visits")
    CREDITS = "credits", _("Credits and goodwill")

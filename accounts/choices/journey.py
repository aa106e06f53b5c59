"""The words of the journey."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Phase(models.TextChoices):
    """The five phases of the journey, in order."""

    QUALIFICATION = "qualification", _("Qualification")
    ONBOARDING = "onboarding", _("Onboarding")
    DEVELOPMENT = "development", _("Development")
    CONSOLIDATION = "consolidation", _("Consolidation")
    RENEWAL = "renewal", _("Renewal")


class ExitOutcome(models.TextChoices):
    """How an account left the programme."""

    LOST = "lost", pgettext_lazy("account", "Lost to a competitor")
    WOUND_DOWN = "wound_down", pgettext_lazy("account", "Business wound down")
    MERGED = "merged", pgettext_lazy("account", "Merged into another account")
    DOWNGRADED = "downgraded", pgettext_lazy("account", "Served outside the programme")
    NOT_RETAINED = "not_retained", pgettext_lazy("account", "Not retained at qualification")
    OTHER = "other", pgettext_lazy("account", "Another outcome")

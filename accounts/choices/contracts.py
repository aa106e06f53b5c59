"""The words of contracts."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class ContractOutcome(models.TextChoices):
    """How a contract stands."""

    RUNNING = "running", _("Running")
    RENEWED = "renewed", _("Renewed")
    LOST = "lost", _("Lost")

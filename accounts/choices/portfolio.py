"""The words of the portfolio."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Layout(models.TextChoices):
    """How the portfolio is laid out."""

    LIST = "list", _("List")
    BOARD = "board", _("Board")


class Bulk(models.TextChoices):
    """What can be changed on many accounts at once."""

    OWNER = "owner", _("Change the account manager")
    PHASE = "phase", _("Move to another phase")
    TAG = "tag", _("Put a tag on")
    UNTAG = "untag", _("Take a tag off")

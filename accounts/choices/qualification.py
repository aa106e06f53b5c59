"""The words of qualification."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Axis(models.TextChoices):
    """What a group of criteria measures: the two sides of the portfolio matrix."""

    ATTRACTIVENESS = "attractive", _("Attractiveness")
    STRENGTH = "strength", _("Our strength")


class QualificationState(models.TextChoices):
    """How a qualification stands."""

    OPEN = "open", pgettext_lazy("qualification", "Being rated")
    DECIDED = "decided", pgettext_lazy("qualification", "Decided")
    WITHDRAWN = "withdrawn", pgettext_lazy("qualification", "Withdrawn")


class Verdict(models.TextChoices):
    """What the score suggests and the committee decides."""

    ENTER = "enter", pgettext_lazy("qualification", "Enter the programme")
    WATCH = "watch", pgettext_lazy("qualification", "Watch")
    DECLINE = "decline", pgettext_lazy("qualification", "Decline")

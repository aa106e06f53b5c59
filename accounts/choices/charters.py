"""The words of relationship charters."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class CharterState(models.TextChoices):
    """How a version of a charter stands."""

    DRAFT = "draft", pgettext_lazy("charter", "Draft")
    AGREED = "agreed", pgettext_lazy("charter", "Agreed")
    SUPERSEDED = "superseded", pgettext_lazy("charter", "Superseded")


class Rhythm(models.TextChoices):
    """How often two sides speak about a subject."""

    DAILY = "daily", _("Every day")
    WEEKLY = "weekly", _("Every week")
    FORTNIGHTLY = "fortnight", _("Every two weeks")
    MONTHLY = "monthly", _("Every month")
    QUARTERLY = "quarterly", _("Every quarter")
    HALF_YEARLY = "halfyear", _("Every six months")
    YEARLY = "yearly", _("Every year")
    ON_NEED = "need", _("When needed")


class Channel(models.TextChoices):
    """By which way they speak."""

    MEETING = "meeting", pgettext_lazy("charter", "Meeting on site")
    VIDEO = "video", _("Video call")
    PHONE = "phone", pgettext_lazy("charter", "Telephone")
    EMAIL = "email", pgettext_lazy("charter", "E-mail")
    CHAT = "chat", _("Shared chat")
    PORTAL = "portal", _("Portal or ticket")


class CharterSide(models.TextChoices):
    """Who must keep an expectation."""

    OURS = "ours", _("What we promise")
    THEIRS = "theirs", _("What the client promises")


class CharterPart(models.TextChoices):
    """The parts of a charter, in the order they are read."""

    MODES = "modes", _("How we speak to each other")
    EXPECTATIONS = "expectations", _("What each side expects")
    GOALS = "goals", _("Common goals")
    ESCALATION = "escalation", _("Escalation path")

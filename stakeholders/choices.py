"""The words of the stakeholders room."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Profile(models.TextChoices):
    """The four profiles, each with a rhythm of its own."""

    DECISION_MAKER = "decision_maker", _("Economic decision-maker")
    SPONSOR = "sponsor", _("Internal sponsor")
    USER = "user", _("Operational user")
    TECHNICAL_INFLUENCER = "technical_influencer", _("Technical influencer")


# Typical rhythm of contact in days (product.md: quarterly, every 2-3 weeks, monthly, every 6-8 weeks).
CADENCE_DAYS = {
    Profile.DECISION_MAKER: 90,
    Profile.SPONSOR: 21,
    Profile.USER: 30,
    Profile.TECHNICAL_INFLUENCER: 56,
}


class Support(models.IntegerChoices):
    """How a person stands towards us."""

    OPPONENT = -2, _("Opponent")
    RESERVED = -1, _("Reserved")
    NEUTRAL = 0, _("Neutral")
    FAVOURABLE = 1, _("Favourable")
    CHAMPION = 2, _("Champion")


class Channel(models.TextChoices):
    """How we met."""

    MEETING = "meeting", _("Meeting")
    VIDEO = "video", _("Video call")
    CALL = "call", _("Phone call")
    EMAIL = "email", _("E-mail")
    EVENT = "event", _("Event")
    OTHER = "other", _("Other")


class Sentiment(models.IntegerChoices):
    """How it went."""

    BAD = -1, _("Went badly")
    NEUTRAL = 0, _("Neutral")
    GOOD = 1, _("Went well")

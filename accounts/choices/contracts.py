"""The words of contracts: what one is, how it stands, why it ended so, and what a runway's gate belongs to."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class ContractKind(models.TextChoices):
    """What a contract is: one by itself, the frame for others, or one called off under a frame."""

    CONTRACT = "contract", _("Contract")
    FRAMEWORK = "framework", _("Framework agreement")
    ORDER = "order", _("Call-off under a framework")


class ContractOutcome(models.TextChoices):
    """How a contract stands. Renewed for more or for less is told by its final value."""

    RUNNING = "running", _("Running")
    RENEWED = "renewed", _("Renewed")
    UP = "up", _("Renewed, larger")
    DOWN = "down", _("Renewed, smaller")
    LOST = "lost", _("Lost")


KEPT = (ContractOutcome.RENEWED, ContractOutcome.UP, ContractOutcome.DOWN)


class OutcomeReason(models.TextChoices):
    """What decided a renewal, for better or worse."""

    VALUE = "value", pgettext_lazy("reason", "Value shown, or not shown")
    RELATION = "relation", pgettext_lazy("reason", "Relationship")
    SERVICE = "service", pgettext_lazy("reason", "Quality of service")
    OFFER = "offer", pgettext_lazy("reason", "Fit of the offer")
    PRICE = "price", pgettext_lazy("reason", "Price and terms")
    COMPETITOR = "competitor", pgettext_lazy("reason", "A competitor")
    BUDGET = "budget", pgettext_lazy("reason", "The client's budget")
    STRATEGY = "strategy", pgettext_lazy("reason", "A change at the client")
    OTHER = "other", pgettext_lazy("reason", "Something else")


class Threat(models.TextChoices):
    """How dangerous a competitor is for a renewal."""

    LOW = "low", pgettext_lazy("threat", "Low")
    MEDIUM = "medium", pgettext_lazy("threat", "Medium")
    HIGH = "high", pgettext_lazy("threat", "High")


class Variant(models.TextChoices):
    """Which runway a gate belongs to: a renewal by agreement, or one put to tender."""

    RENEWAL = "renewal", _("Renewal")
    TENDER = "tender", pgettext_lazy("runway", "Tender")


# The protocol that tender mode starts, and the word for a contract as what started it.
TENDER_PROTOCOL, CONTRACT_ORIGIN = "tender", "contract"
TENDER_ORIGIN = "tender"  # with an entry of the contract's history: tender mode begun again, its first run over

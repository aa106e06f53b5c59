"""The words of the account team."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class AccessLevel(models.TextChoices):
    """What a member of the account team may do on one account."""

    OWNER = "owner", _("Owner")
    EDITOR = "editor", _("Editor")
    READER = "reader", _("Reader")


class BusinessFunction(models.TextChoices):
    """For which part of our company a colleague stands on the account."""

    SALES = "sales", pgettext_lazy("business function", "Sales")
    SUPPORT = "support", pgettext_lazy("business function", "Support")
    FINANCE = "finance", pgettext_lazy("business function", "Finance")
    PRODUCT = "product", pgettext_lazy("business function", "Product")
    LEGAL = "legal", pgettext_lazy("business function", "Legal")
    DELIVERY = "delivery", pgettext_lazy("business function", "Delivery")
    MARKETING = "marketing", pgettext_lazy("business function", "Marketing")
    EXECUTIVE = "executive", pgettext_lazy("business function", "Executive")


class Coordination(models.TextChoices):
    """Who leads a group of accounts: one for the whole, and one or more for each region."""

    GLOBAL = "global", _("Global lead")
    LOCAL = "local", _("Local lead")

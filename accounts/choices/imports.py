"""The words of imports."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class ImportKind(models.TextChoices):
    """What an imported file holds."""

    ACCOUNTS = "accounts", _("Accounts")
    TEAM = "team", _("Sales team")
    PRODUCTS = "products", _("Products")
    REVENUE = "revenue", _("Opportunities and revenue")


class ImportState(models.TextChoices):
    """Where an import stands."""

    UPLOADED = "uploaded", _("Columns to check")
    CHECKING = "checking", _("Checking")
    CHECKED = "checked", _("Ready to import")
    COMMITTING = "committing", _("Importing")
    DONE = "done", _("Imported")
    FAILED = "failed", _("Not readable")
    CANCELLED = "cancelled", _("Cancelled")


class RowOutcome(models.TextChoices):
    """What became of one row of an imported file: every row has exactly one."""

    CREATED = "created", _("Created")
    UPDATED = "updated", _("Updated")
    UNCHANGED = "unchanged", _("Unchanged")
    COUNTED = "counted", _("Counted as revenue")
    SKIPPED = "skipped", _("Left out")
    DUPLICATE = "duplicate", _("Duplicate")
    REJECTED = "rejected", _("Rejected")

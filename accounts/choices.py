"""The words of the accounts room."""

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


class AccessLevel(models.TextChoices):
    """What a member of the account team may do on one account."""

    OWNER = "owner", _("Owner")
    EDITOR = "editor", _("Editor")
    READER = "reader", _("Reader")


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


class ContractOutcome(models.TextChoices):
    """How a contract stands."""

    RUNNING = "running", _("Running")
    RENEWED = "renewed", _("Renewed")
    LOST = "lost", _("Lost")


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

"""An import: a file, how its columns are read, and what became of each of its rows."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.choices import ImportKind, ImportState, RowOutcome
from kam.files.models import StoredFile
from kam.outbox.models import Job
from kam.tenancy.models import Membership, TenantModel, VersionedModel


class DataImport(VersionedModel):
    """One uploaded file on its way in: columns checked, dry run, committed. Nothing is half-imported."""

    kind = models.CharField(_("content"), max_length=10, choices=ImportKind.choices)
    state = models.CharField(_("state"), max_length=10, choices=ImportState.choices, default=ImportState.UPLOADED)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    job = models.ForeignKey(Job, null=True, on_delete=models.SET_NULL, related_name="+")
    started_by = models.ForeignKey(Membership, null=True, on_delete=models.PROTECT, related_name="+")
    mapping = models.JSONField(default=dict)  # target field -> column header
    detected = models.JSONField(default=dict)  # encoding, delimiter, headers, first rows, proposed mapping with reasons
    options = models.JSONField(default=dict)  # currency, default owner …
    counts = models.JSONField(default=dict)  # outcome -> rows, of the latest dry run or commit
    message = models.TextField(blank=True)  # why the file could not be read

    def __str__(self) -> str:
        return self.file.name


class ImportRow(TenantModel):
    """One row of the file and what became of it; the report is the list of these."""

    data_import = models.ForeignKey(DataImport, on_delete=models.CASCADE, related_name="rows")
    line = models.PositiveIntegerField(_("line"))
    outcome = models.CharField(_("outcome"), max_length=10, choices=RowOutcome.choices)
    label = models.CharField(max_length=200, blank=True)
    # List of {"level": "error|warning|info", "column": str, "text": str}; text in the importer's language.
    messages = models.JSONField(default=list)
    raw = models.JSONField(default=list)

    class Meta(TenantModel.Meta):
        indexes = [models.Index(fields=["organisation", "data_import", "outcome", "line"], name="import_row_report")]
        constraints = [models.UniqueConstraint(fields=["organisation", "data_import", "line"], name="import_row_once")]

    def __str__(self) -> str:
        return f"{self.line}: {self.outcome}"

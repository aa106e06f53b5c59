"""Two entries for one person: merged, or known to be two people."""

from __future__ import annotations

from django.db import models

from kam.audit.models import tracked
from kam.tenancy.models import Membership, TenantModel
from stakeholders.models.stakeholder import Stakeholder


@tracked
class PersonMerge(TenantModel):
    """One entry merged into another: what the kept one was before, and all that moved, so that it can be undone."""

    kept = models.ForeignKey(Stakeholder, on_delete=models.PROTECT, related_name="merges")
    gone = models.ForeignKey(Stakeholder, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    before = models.JSONField(default=dict)  # the columns of the kept one that changed, as they were
    moved = models.JSONField(default=dict)  # by registered reference, what its mover told
    kept_version = models.PositiveIntegerField()  # of the kept one after the merge: another means it changed since
    undone_at = models.DateTimeField(null=True)
    undone_by = models.ForeignKey(Membership, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta(TenantModel.Meta):
        indexes = [models.Index(fields=["organisation", "kept"], name="merge_by_kept")]

    def __str__(self) -> str:
        return f"{self.gone_id} → {self.kept_id}"


class DistinctPeople(TenantModel):
    """Two entries that look alike and are two people; the smaller id comes first."""

    first = models.ForeignKey(Stakeholder, on_delete=models.CASCADE, related_name="+")
    second = models.ForeignKey(Stakeholder, on_delete=models.CASCADE, related_name="+")
    by = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["organisation", "first", "second"], name="distinct_people_once"),
            models.CheckConstraint(condition=models.Q(first__lt=models.F("second")), name="distinct_people_ordered"),
        ]

    def __str__(self) -> str:
        return f"{self.first_id}, {self.second_id}"

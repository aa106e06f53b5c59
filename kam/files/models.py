"""What people upload and what we generate: kept under the organisation's folder, served through a view."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from kam.tenancy.models import Membership, TenantModel


class StoredFile(TenantModel):
    """A file by its random server-side key; the name a person sees is only a label."""

    key = models.CharField(max_length=120)
    name = models.CharField(_("file name"), max_length=200)
    content_type = models.CharField(max_length=100)
    size = models.BigIntegerField()
    sha256 = models.CharField(max_length=64)
    created_by = models.ForeignKey(Membership, null=True, on_delete=models.PROTECT, related_name="+")
    # Who may fetch it besides its creator: the object that carries it, asked by the owning app's view.
    purpose = models.CharField(max_length=40)
    # The content is gone, or goes with the next job: somebody in it was erased, or its time is over. The row stays
    # for whatever refers to it.
    dropped_at = models.DateTimeField(null=True, editable=False)

    class Meta(TenantModel.Meta):
        constraints = [models.UniqueConstraint(fields=["organisation", "key"], name="file_key_once")]

    def __str__(self) -> str:
        return self.name

"""What hangs on a contract: the products it covers, who else wants it, and its documents."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.choices import Threat
from accounts.models.contract import Contract
from accounts.models.revenue import Product
from kam.audit.models import tracked
from kam.files.models import StoredFile
from kam.tenancy.models import Membership, TenantModel, VersionedModel


@tracked
class ContractProduct(TenantModel):
    """A product of the catalogue that a contract covers."""

    contract = models.ForeignKey(Contract, on_delete=models.CASCADE, related_name="covered")
    product = models.ForeignKey(Product, on_delete=models.PROTECT, related_name="+")

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["organisation", "contract", "product"], name="contract_product_once")
        ]

    def __str__(self) -> str:
        return str(self.product)


@tracked
class ContractCompetitor(VersionedModel):
    """Who else wants the contract at its end, and how dangerous they are."""

    contract = models.ForeignKey(Contract, on_delete=models.CASCADE, related_name="competitors")
    name = models.CharField(_("name"), max_length=120)
    sort_name = models.GeneratedField(
        expression=models.Func(models.F("name"), function="kam_sortkey"),
        output_field=models.CharField(max_length=160),
        db_persist=True,
    )
    threat = models.CharField(_("threat"), max_length=6, choices=Threat.choices, default=Threat.MEDIUM)
    note = models.TextField(_("note"), blank=True)

    class Meta(VersionedModel.Meta):
        ordering = ["sort_name", "id"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "contract", "sort_name"], name="contract_competitor_once")
        ]

    def __str__(self) -> str:
        return self.name


@tracked
class ContractDocument(TenantModel):
    """A file kept with a contract. Taken away it is hidden, and its row still says who did so and when."""

    contract = models.ForeignKey(Contract, on_delete=models.PROTECT, related_name="documents")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    added_by = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    removed_at = models.DateTimeField(_("taken away"), null=True)
    removed_by = models.ForeignKey(Membership, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta(TenantModel.Meta):
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(removed_at__isnull=True, removed_by__isnull=True)
                | models.Q(removed_at__isnull=False, removed_by__isnull=False),
                name="contract_document_removed_by_somebody",
            )
        ]

    def __str__(self) -> str:
        return self.file.name

"""What is sold, and what it brought in."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models.account import Account
from kam.audit.models import tracked
from kam.lib.money import CURRENCIES
from kam.tenancy.models import TenantModel, VersionedModel


@tracked
class Product(VersionedModel):
    """Something we sell."""

    name = models.CharField(_("name"), max_length=120)
    sort_name = models.GeneratedField(
        expression=models.Func(models.F("name"), function="kam_sortkey"),
        output_field=models.CharField(max_length=160),
        db_persist=True,
    )
    code = models.CharField(_("code"), max_length=20, blank=True, db_default="")
    name_fr = models.CharField(_("name in French"), max_length=120, blank=True, db_default="")
    series = models.CharField(_("series"), max_length=80, blank=True)
    active = models.BooleanField(_("sold"), default=True, db_default=True)
    list_price = models.DecimalField(_("list price"), max_digits=14, decimal_places=2, null=True, blank=True)

    class Meta(VersionedModel.Meta):
        constraints = [models.UniqueConstraint(fields=["organisation", "sort_name"], name="product_name_once")]

    def __str__(self) -> str:
        return self.name


class Revenue(TenantModel):
    """Won business of one account, product and calendar quarter. An import replaces the figure of its source."""

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="revenues")
    product = models.ForeignKey(Product, null=True, on_delete=models.PROTECT, related_name="revenues")
    quarter = models.DateField(_("quarter"), help_text=_("First day of the quarter"))
    amount = models.DecimalField(_("amount"), max_digits=14, decimal_places=2)
    currency = models.CharField(max_length=3, choices=[(code, code) for code in CURRENCIES])
    deals = models.PositiveIntegerField(_("deals"), default=0)
    source = models.CharField(_("source"), max_length=40, default="import")

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "account", "product", "quarter", "source"],
                name="revenue_once",
                nulls_distinct=False,
            )
        ]
        indexes = [models.Index(fields=["organisation", "account", "quarter"], name="revenue_by_account")]

    def __str__(self) -> str:
        return f"{self.account_id} {self.quarter} {self.amount}"

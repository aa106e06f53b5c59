"""What an account costs: cost of sales and cost-to-serve per quarter, and the rates hours are valued at."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Func, Q
from django.utils.translation import gettext_lazy as _

from accounts.choices import CostKind
from accounts.models.account import Account
from kam.audit.models import tracked
from kam.lib.money import CURRENCIES
from kam.tenancy.models import Membership, TenantModel, VersionedModel


@tracked
class FunctionRate(VersionedModel):
    """What an hour of a function costs from a day on, in the organisation's currency."""

    function = models.CharField(_("function"), max_length=80)
    sort_name = models.GeneratedField(
        expression=Func(F("function"), function="kam_sortkey"),
        output_field=models.CharField(max_length=120),
        db_persist=True,
    )
    hourly_rate = models.DecimalField(_("hourly rate"), max_digits=8, decimal_places=2)
    valid_from = models.DateField(_("valid from"))

    class Meta(VersionedModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["organisation", "sort_name", "valid_from"], name="rate_once"),
            models.CheckConstraint(condition=Q(hourly_rate__gt=0), name="rate_positive"),
        ]

    def __str__(self) -> str:
        return self.function


@tracked
class QuarterCosts(VersionedModel):
    """What was entered of one account and quarter; people who enter at once meet at its version."""

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="quarter_costs")
    quarter = models.DateField(_("quarter"), help_text=_("First day of the quarter"))
    cost_of_sales = models.DecimalField(_("cost of sales"), max_digits=14, decimal_places=2, null=True, blank=True)
    currency = models.CharField(_("currency"), max_length=3, choices=[(code, code) for code in CURRENCIES])
    note = models.CharField(_("note"), max_length=300, blank=True)
    entered_by = models.ForeignKey(Membership, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta(VersionedModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["organisation", "account", "quarter"], name="quarter_costs_once"),
            models.CheckConstraint(
                condition=Q(cost_of_sales__isnull=True) | Q(cost_of_sales__gte=0), name="cost_of_sales_positive"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.account_id} {self.quarter}"


@tracked
class CostLine(TenantModel):
    """A quantity of the quarter and what one of it cost; hours name the function, whose rate was copied here."""

    costs = models.ForeignKey(QuarterCosts, on_delete=models.CASCADE, related_name="lines")
    kind = models.CharField(_("kind"), max_length=8, choices=CostKind.choices)
    function = models.CharField(_("function"), max_length=80, blank=True)
    quantity = models.DecimalField(_("quantity"), max_digits=10, decimal_places=2)
    unit_cost = models.DecimalField(_("cost of one"), max_digits=12, decimal_places=2)

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["organisation", "costs", "kind", "function"], name="cost_line_once"),
            models.CheckConstraint(condition=Q(quantity__gte=0) & Q(unit_cost__gte=0), name="cost_line_positive"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.quantity} × {self.unit_cost}"

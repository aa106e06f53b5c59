"""Contracts: what is at stake, until when, and by when notice must be given."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.choices import ContractOutcome
from accounts.models.account import Account
from kam.audit.models import tracked
from kam.lib.money import CURRENCIES
from kam.tenancy.models import VersionedModel


@tracked
class Contract(VersionedModel):
    """A contract or framework agreement. `notice_on` is computed from the end and the notice period by the service."""

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="contracts")
    reference = models.CharField(_("reference"), max_length=80)
    title = models.CharField(_("subject"), max_length=160, blank=True)
    start_on = models.DateField(_("start"))
    end_on = models.DateField(_("end"))
    notice_months = models.PositiveSmallIntegerField(_("notice period, months"), default=3)
    notice_on = models.DateField(_("notice date"), editable=False)
    auto_renewal = models.BooleanField(_("renews automatically"), default=False)
    annual_value = models.DecimalField(_("annual value"), max_digits=14, decimal_places=2)
    currency = models.CharField(_("currency"), max_length=3, choices=[(code, code) for code in CURRENCIES])
    outcome = models.CharField(
        _("status"), max_length=8, choices=ContractOutcome.choices, default=ContractOutcome.RUNNING
    )

    class Meta(VersionedModel.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "account", "reference", "start_on"], name="contract_reference_once"
            ),
            models.CheckConstraint(
                condition=models.Q(end_on__gt=models.F("start_on")),
                name="contract_ends_after_start",
                violation_error_message=_("The contract ends before it starts."),
            ),
            models.CheckConstraint(condition=models.Q(annual_value__gte=0), name="contract_value_positive"),
        ]
        indexes = [
            models.Index(fields=["organisation", "end_on"], name="contract_by_end"),
            models.Index(fields=["organisation", "account"], name="contract_by_account"),
        ]

    def __str__(self) -> str:
        return self.reference

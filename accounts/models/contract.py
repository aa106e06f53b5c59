"""Contracts: what is at stake, until when, and by when notice must be given."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.choices import ContractKind, ContractOutcome, OutcomeReason
from accounts.models.account import Account
from kam.audit.models import tracked
from kam.lib.money import CURRENCIES
from kam.tenancy.models import VersionedModel

_RUNS = models.Q(outcome=ContractOutcome.RUNNING)


@tracked
class Contract(VersionedModel):
    """A contract or framework agreement. `notice_on` is computed from the end and the notice period by the service.

    An order is called off under its framework. Amounts are counted once: a framework's annual value is what is not in
    its orders. `follows` is the contract it renewed; `tender_on` the day its tender mode began.
    """

    kind = models.CharField(
        _("kind"),
        max_length=9,
        choices=ContractKind.choices,
        default=ContractKind.CONTRACT,
        db_default=ContractKind.CONTRACT,
    )
    framework = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="orders", verbose_name=_("framework")
    )
    follows = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="followers", verbose_name=_("renews")
    )
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="contracts")
    reference = models.CharField(_("reference"), max_length=80)
    title = models.CharField(_("subject"), max_length=160, blank=True)
    start_on = models.DateField(_("start"))
    end_on = models.DateField(_("end"))
    notice_months = models.PositiveSmallIntegerField(_("notice period, months"), default=3)
    notice_days = models.PositiveSmallIntegerField(_("notice period, days more"), default=0, db_default=0)
    notice_on = models.DateField(_("notice date"), editable=False)
    auto_renewal = models.BooleanField(_("renews automatically"), default=False)
    annual_value = models.DecimalField(_("annual value"), max_digits=14, decimal_places=2)
    currency = models.CharField(_("currency"), max_length=3, choices=[(code, code) for code in CURRENCIES])
    outcome = models.CharField(
        _("status"), max_length=8, choices=ContractOutcome.choices, default=ContractOutcome.RUNNING
    )
    tender = models.BooleanField(_("put to tender at its end"), default=False, db_default=False)
    tender_on = models.DateField(_("tender mode since"), null=True, blank=True)
    outcome_on = models.DateField(_("decided"), null=True, blank=True)
    outcome_reason = models.CharField(
        _("what decided"), max_length=12, choices=OutcomeReason.choices, blank=True, db_default=""
    )
    outcome_note = models.TextField(_("reason"), blank=True, db_default="")
    final_value = models.DecimalField(_("final annual value"), max_digits=14, decimal_places=2, null=True, blank=True)

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
            models.CheckConstraint(
                condition=models.Q(framework__isnull=True)
                | (models.Q(kind=ContractKind.ORDER) & ~models.Q(framework=models.F("id"))),
                name="contract_order_under_framework",
            ),
            models.CheckConstraint(
                condition=~_RUNS | models.Q(outcome_on__isnull=True, outcome_reason="", final_value__isnull=True),
                name="contract_open_without_outcome",
            ),
        ]
        indexes = [
            models.Index(fields=["organisation", "end_on"], name="contract_by_end"),
            models.Index(fields=["organisation", "account"], name="contract_by_account"),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def runs(self) -> bool:
        """Whether it is still to be renewed or lost."""
        return self.outcome == ContractOutcome.RUNNING

    @property
    def in_tender(self) -> bool:
        """Whether its runway is that of a tender."""
        return self.tender_on is not None

    @property
    def outside_framework(self) -> bool:
        """Whether an order runs beyond its framework: the framework was shortened after it was called off."""
        frame = self.framework
        return frame is not None and (self.start_on < frame.start_on or self.end_on > frame.end_on)

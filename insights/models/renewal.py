"""What the renewal rule found, and the alerts people work with."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import Account, Contract
from insights.choices import AlertState, RiskLevel
from kam.audit.models import tracked
from kam.tenancy.models import Membership, TenantModel, VersionedModel


class RenewalAssessment(TenantModel):
    """The latest result of the renewal rule for one contract, with the facts that made it."""

    contract = models.OneToOneField(Contract, on_delete=models.CASCADE, related_name="assessment")
    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="assessments")
    score = models.PositiveSmallIntegerField(_("renewal risk, 0 to 100"))
    level = models.CharField(_("level"), max_length=5, choices=RiskLevel.choices)
    reasons = models.JSONField(default=list)  # [{"code", "points", "facts": {…}}]: worded in the reader's language
    assessed_on = models.DateField()

    class Meta(TenantModel.Meta):
        indexes = [models.Index(fields=["organisation", "level", "-score"], name="assessment_by_level")]

    def __str__(self) -> str:
        return f"{self.contract_id}: {self.score}"


@tracked
class Alert(VersionedModel):
    """A renewal that needs somebody: opened by the rule, taken up and closed by people or when the cause is gone."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="alerts")
    contract = models.ForeignKey(Contract, on_delete=models.CASCADE, related_name="alerts")
    level = models.CharField(_("level"), max_length=5, choices=RiskLevel.choices)
    score = models.PositiveSmallIntegerField(_("renewal risk"))
    state = models.CharField(_("state"), max_length=12, choices=AlertState.choices, default=AlertState.OPEN)
    reasons = models.JSONField(default=list)
    opened_on = models.DateField()
    closed_on = models.DateField(null=True)
    taken_by = models.ForeignKey(Membership, null=True, on_delete=models.PROTECT, related_name="+")
    note = models.TextField(_("note"), blank=True)

    class Meta(VersionedModel.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "contract"],
                condition=~models.Q(state=AlertState.CLOSED),
                name="alert_open_once",
            )
        ]
        indexes = [models.Index(fields=["organisation", "state", "-score"], name="alert_by_state")]

    def __str__(self) -> str:
        return f"{self.account_id}: {self.level}"


class DigestRun(TenantModel):
    """One person's digest of one week: its existence decides who builds it, whatever the clocks do."""

    recipient = models.ForeignKey(Membership, on_delete=models.CASCADE, related_name="+")
    period = models.CharField(max_length=10)  # ISO week, 2026-W48
    sent = models.BooleanField(default=False)  # False: there was nothing to say
    lines = models.PositiveSmallIntegerField(default=0)

    class Meta(TenantModel.Meta):
        constraints = [models.UniqueConstraint(fields=["organisation", "recipient", "period"], name="digest_once")]

    def __str__(self) -> str:
        return f"{self.recipient_id} {self.period}"

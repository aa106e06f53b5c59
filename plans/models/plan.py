"""The account plan."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.models import Account
from kam.audit.models import tracked
from kam.files.models import StoredFile
from kam.outbox.models import Job
from kam.tenancy.models import Membership, TenantModel, VersionedModel
from plans.choices import PlanStatus


@tracked
class Plan(VersionedModel):
    """The plan of one account for one period: synthesis, situation, objectives, actions."""

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="plans")
    title = models.CharField(_("title"), max_length=160)
    starts_on = models.DateField(pgettext_lazy("plan", "from"))
    ends_on = models.DateField(pgettext_lazy("plan", "to"))
    status = models.CharField(_("status"), max_length=10, choices=PlanStatus.choices, default=PlanStatus.DRAFT)
    summary = models.TextField(_("relationship synthesis"), blank=True)
    strengths = models.TextField(_("strengths"), blank=True)
    weaknesses = models.TextField(_("weaknesses"), blank=True)
    opportunities = models.TextField(_("opportunities"), blank=True)
    threats = models.TextField(_("threats"), blank=True)
    owner = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+", verbose_name=_("owner"))
    approved_by = models.ForeignKey(Membership, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    approved_at = models.DateTimeField(_("approved"), null=True, blank=True)

    class Meta(VersionedModel.Meta):
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on__gt=models.F("starts_on")),
                name="plan_ends_after_start",
                violation_error_message=_("The plan ends before it starts."),
            )
        ]
        indexes = [models.Index(fields=["organisation", "account", "-starts_on"], name="plan_by_account")]

    def __str__(self) -> str:
        return self.title


class PlanExport(TenantModel):
    """A PDF of a plan as it stood at one version."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="exports")
    plan_version = models.PositiveIntegerField()
    locale = models.CharField(max_length=5)
    # What the document depended on (objectives, actions, people, the day): the same again is the same file.
    fingerprint = models.CharField(max_length=32, blank=True, db_default="")
    job = models.ForeignKey(Job, on_delete=models.CASCADE, related_name="+")
    file = models.ForeignKey(StoredFile, null=True, on_delete=models.SET_NULL, related_name="+")
    requested_by = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"{self.plan_id} v{self.plan_version}"

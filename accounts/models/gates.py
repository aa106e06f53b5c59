"""Entry gates: the organisation's criteria, and what people judged of them for one account."""

from __future__ import annotations

import pgtrigger
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.choices import Phase
from accounts.models.account import Account
from kam.audit.models import tracked
from kam.tenancy.models import Membership, TenantModel, VersionedModel


@tracked
class GateCriterion(VersionedModel):
    """One line of a phase's entry gate. With a check the system judges it, without one people do.

    It is switched off, never deleted: what was judged by it stays readable.
    """

    phase = models.CharField(_("gate of"), max_length=16, choices=Phase.choices)
    position = models.PositiveSmallIntegerField()
    check_code = models.CharField(_("checked by"), max_length=60, blank=True)
    parameter = models.PositiveSmallIntegerField(_("number"), null=True, blank=True)
    label_en = models.CharField(_("text in English"), max_length=200)
    label_fr = models.CharField(_("text in French"), max_length=200)
    active = models.BooleanField(_("asked"), default=True)

    class Meta(VersionedModel.Meta):
        ordering = ["position", "id"]
        indexes = [models.Index(fields=["organisation", "phase", "position"], name="criterion_by_phase")]

    def __str__(self) -> str:
        return self.label_en

    @property
    def texts(self) -> dict[str, str]:
        """The text in both languages, the parameter filled in."""
        number = str(self.parameter) if self.parameter is not None else ""
        return {"en": self.label_en.replace("{n}", number), "fr": self.label_fr.replace("{n}", number)}


class GateTick(TenantModel):
    """A person's judgement of a criterion for one account and cycle: met, or taken back. The latest one counts."""

    append_only = True

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="gate_ticks")
    criterion = models.ForeignKey(GateCriterion, on_delete=models.PROTECT, related_name="ticks")
    cycle = models.PositiveSmallIntegerField(_("cycle"))
    met = models.BooleanField(_("met"))
    note = models.TextField(_("note"), blank=True)
    judged_on = models.DateField(_("date"))
    actor = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")

    class Meta(TenantModel.Meta):
        indexes = [models.Index(fields=["organisation", "account", "criterion", "cycle", "-id"], name="tick_latest")]
        triggers = [pgtrigger.Protect(name="tick_append_only", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"{self.criterion_id}: {self.met}"

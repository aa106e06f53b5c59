"""The renewal runway: the organisation's gates before a contract's end, and what people ticked of them."""

from __future__ import annotations

import pgtrigger
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.choices import Variant
from accounts.gates.rule import reader_language
from accounts.models.contract import Contract
from kam.audit.models import tracked
from kam.tenancy.models import Membership, TenantModel, VersionedModel


@tracked
class RunwayGate(VersionedModel):
    """What should be done so many days before a contract ends; some of it before notice can be given.

    It is switched off, never deleted: what was ticked of it stays readable. Days make the order.
    """

    variant = models.CharField(_("runway"), max_length=8, choices=Variant.choices)
    code = models.SlugField(_("code"), max_length=40, blank=True)
    days = models.PositiveSmallIntegerField(_("days before the end"))
    before_notice = models.BooleanField(_("before the notice date"), default=False)
    label_en = models.CharField(_("text in English"), max_length=120)
    label_fr = models.CharField(_("text in French"), max_length=120)
    evidence_en = models.CharField(_("evidence asked, in English"), max_length=200, blank=True)
    evidence_fr = models.CharField(_("evidence asked, in French"), max_length=200, blank=True)
    evidence_required = models.BooleanField(_("only with evidence"), default=False)
    active = models.BooleanField(_("asked"), default=True)

    class Meta(VersionedModel.Meta):
        ordering = ["variant", "-days", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "variant", "code"], condition=~models.Q(code=""), name="runway_gate_code_once"
            ),
            models.CheckConstraint(condition=models.Q(days__lte=365), name="runway_gate_within_a_year"),
        ]

    def __str__(self) -> str:
        return self.label_en

    @property
    def label(self) -> str:
        """What is to be done, in the reader's language."""
        return self.label_fr if reader_language() == "fr" else self.label_en

    @property
    def evidence(self) -> str:
        """What shows that it is done, in the reader's language."""
        return self.evidence_fr if reader_language() == "fr" else self.evidence_en


class RunwayTick(TenantModel):
    """A person's word that a gate of a contract is done, or is not after all. The latest one counts."""

    append_only = True

    contract = models.ForeignKey(Contract, on_delete=models.PROTECT, related_name="ticks")
    gate = models.ForeignKey(RunwayGate, on_delete=models.PROTECT, related_name="ticks")
    done = models.BooleanField(_("done"))
    done_on = models.DateField(_("date"))
    evidence = models.TextField(_("evidence"), blank=True)
    link = models.URLField(_("link"), max_length=500, blank=True)
    actor = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")

    class Meta(TenantModel.Meta):
        indexes = [models.Index(fields=["organisation", "contract", "gate", "-id"], name="runway_tick_latest")]
        triggers = [pgtrigger.Protect(name="runway_tick_append_only", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"{self.gate_id}: {self.done}"

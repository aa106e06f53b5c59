"""Protocols as accounts live them: a run of one version, its steps owned and dated."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.choices import ClosingResult, RunState, StepState
from accounts.choices.protocols import LIVE
from accounts.models.account import Account
from accounts.models.protocol import ProtocolStep, ProtocolTemplate, ProtocolVersion
from kam.audit.models import tracked
from kam.tenancy.models import Membership, VersionedModel

_ENDED = models.Q(ended_on__isnull=False)


@tracked
class ProtocolRun(VersionedModel):
    """One protocol for one account. What started it is its origin, and an origin starts a template once."""

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="protocol_runs")
    template = models.ForeignKey(ProtocolTemplate, on_delete=models.PROTECT, related_name="runs")
    edition = models.ForeignKey(ProtocolVersion, on_delete=models.PROTECT, related_name="runs")
    state = models.CharField(_("state"), max_length=8, choices=RunState.choices, default=RunState.RUNNING)
    cycle = models.PositiveSmallIntegerField(_("cycle"))
    started_on = models.DateField(_("start"))
    started_by = models.ForeignKey(Membership, null=True, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField(_("reason"), blank=True)
    reference_on = models.DateField(_("reference date"), null=True, blank=True)
    origin_kind = models.CharField(max_length=40, blank=True)
    origin_id = models.BigIntegerField(null=True)
    paused_on = models.DateField(null=True)
    pause_reason = models.TextField(blank=True)
    ended_on = models.DateField(_("end"), null=True)
    ended_by = models.ForeignKey(Membership, null=True, on_delete=models.PROTECT, related_name="+")
    stop_reason = models.TextField(_("reason for stopping"), blank=True)
    closing_result = models.CharField(_("closing test"), max_length=8, choices=ClosingResult.choices, blank=True)
    closing_note = models.TextField(_("what shows it"), blank=True)
    lessons = models.TextField(_("lessons"), blank=True)

    class Meta(VersionedModel.Meta):
        ordering = ["-started_on", "-id"]
        indexes = [models.Index(fields=["organisation", "account", "state"], name="protocol_run_by_account")]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "account", "template", "origin_kind", "origin_id"],
                condition=~models.Q(origin_kind=""),
                name="protocol_run_once_per_origin",
            ),
            models.CheckConstraint(
                condition=models.Q(origin_kind="", origin_id__isnull=True)
                | (~models.Q(origin_kind="") & models.Q(origin_id__isnull=False)),
                name="protocol_run_origin_whole",
            ),
            models.CheckConstraint(
                condition=models.Q(state=RunState.PAUSED, paused_on__isnull=False)
                | (~models.Q(state=RunState.PAUSED) & models.Q(paused_on__isnull=True)),
                name="protocol_run_paused_with_day",
            ),
            models.CheckConstraint(
                condition=(models.Q(state__in=LIVE) & ~_ENDED)
                | (models.Q(state=RunState.FINISHED) & _ENDED & ~models.Q(closing_result="") & ~models.Q(lessons=""))
                | (models.Q(state=RunState.STOPPED) & _ENDED & ~models.Q(stop_reason="")),
                name="protocol_run_ended_with_words",
            ),
        ]

    def __str__(self) -> str:
        return str(self.edition)


@tracked
class RunStep(VersionedModel):
    """A step of a run. Undated while what its days are counted from is not known yet."""

    run = models.ForeignKey(ProtocolRun, on_delete=models.CASCADE, related_name="steps")
    step = models.ForeignKey(ProtocolStep, on_delete=models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField()
    owner = models.ForeignKey(Membership, null=True, on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField(_("due"), null=True)
    first_due_on = models.DateField(_("first due"), null=True)
    state = models.CharField(max_length=8, choices=StepState.choices, default=StepState.OPEN)
    done_on = models.DateField(_("done"), null=True)
    done_by = models.ForeignKey(Membership, null=True, on_delete=models.PROTECT, related_name="+")
    evidence = models.TextField(_("evidence"), blank=True)
    skip_reason = models.TextField(blank=True)
    postponed_reason = models.TextField(blank=True)

    class Meta(VersionedModel.Meta):
        ordering = ["position"]
        indexes = [
            models.Index(
                fields=["organisation", "due_on"], condition=models.Q(state=StepState.OPEN), name="run_step_open_by_due"
            ),
        ]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "run", "step"], name="run_step_once"),
            models.CheckConstraint(
                condition=models.Q(state=StepState.OPEN, done_on__isnull=True, skip_reason="")
                | models.Q(state=StepState.DONE, done_on__isnull=False, skip_reason="")
                | (models.Q(state=StepState.SKIPPED, done_on__isnull=False) & ~models.Q(skip_reason="")),
                name="run_step_done_with_day",
            ),
        ]

    def __str__(self) -> str:
        return str(self.step)

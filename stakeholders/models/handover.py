"""The hand-over of an account from one manager to the next, relationship by relationship."""

from __future__ import annotations

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.models import Account
from kam.audit.models import tracked
from kam.tenancy.models import Membership, TenantModel, VersionedModel
from stakeholders.choices import HandoverState, Transfer
from stakeholders.models.stakeholder import Stakeholder


@tracked
class Handover(VersionedModel):
    """Who hands the account to whom and by when. One runs at a time; between the dual days both answer for it."""

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="handovers")
    former = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+", verbose_name=_("from"))
    successor = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+", verbose_name=_("to"))
    state = models.CharField(
        _("state"), max_length=8, choices=HandoverState.choices, default=HandoverState.RUNNING, editable=False
    )
    started_on = models.DateField(_("started"))
    due_on = models.DateField(_("complete by"))
    dual_from = models.DateField(_("both answer from"), null=True, blank=True)
    dual_until = models.DateField(_("both answer until"), null=True, blank=True)
    ended_on = models.DateField(_("ended"), null=True, editable=False)
    stop_reason = models.TextField(_("why it stopped"), blank=True)

    class Meta(VersionedModel.Meta):
        indexes = [
            models.Index(fields=["organisation", "account", "-id"], name="handover_by_account"),
            models.Index(
                fields=["organisation", "successor"], condition=Q(state="running"), name="handover_by_successor"
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "account"], condition=Q(state="running"), name="handover_one_running"
            ),
            models.CheckConstraint(condition=~Q(former=F("successor")), name="handover_to_another"),
            models.CheckConstraint(condition=Q(due_on__gte=F("started_on")), name="handover_due_after_start"),
            models.CheckConstraint(
                condition=Q(dual_from__isnull=True, dual_until__isnull=True) | Q(dual_until__gte=F("dual_from")),
                name="handover_dual_days_in_order",
            ),
            models.CheckConstraint(
                condition=Q(state="running", ended_on__isnull=True) | (~Q(state="running") & Q(ended_on__isnull=False)),
                name="handover_ended_with_day",
            ),
            models.CheckConstraint(
                condition=Q(state="stopped") ^ Q(stop_reason=""), name="handover_stopped_with_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.former} → {self.successor}"

    @property
    def running(self) -> bool:
        """Whether relationships still pass."""
        return self.state == HandoverState.RUNNING


@tracked
class HandoverLine(VersionedModel):
    """One relationship of a hand-over, and how far it has passed."""

    handover = models.ForeignKey(Handover, on_delete=models.CASCADE, related_name="lines")
    stakeholder = models.ForeignKey(Stakeholder, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(_("state"), max_length=10, choices=Transfer.choices, default=Transfer.TODO)

    class Meta(VersionedModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["organisation", "handover", "stakeholder"], name="handover_line_once")
        ]

    def __str__(self) -> str:
        return str(self.stakeholder)


class HandoverStep(TenantModel):
    """What happened to a relationship on its way: when, by whom, and what is to be known of it. Never rewritten."""

    append_only = True

    line = models.ForeignKey(HandoverLine, on_delete=models.PROTECT, related_name="steps")
    state = models.CharField(_("state"), max_length=10, choices=Transfer.choices)
    happened_on = models.DateField(_("date"))
    member = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+", verbose_name=_("by"))
    note = models.TextField(_("note"), blank=True)

    class Meta(TenantModel.Meta):
        indexes = [models.Index(fields=["organisation", "line", "id"], name="handover_step_by_line")]
        triggers = [pgtrigger.Protect(name="handover_step_append_only", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"{self.line_id}: {self.state}"

"""Objectives of a plan, and the actions that reach them."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.models import Account
from kam.audit.models import tracked
from kam.tenancy.models import Membership, VersionedModel
from plans.choices import ActionStatus, ObjectiveKind
from plans.models.plan import Plan
from stakeholders.models import Stakeholder


@tracked
class Objective(VersionedModel):
    """What the plan wants to reach: specific, measured from a baseline to a target by a date."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="objectives")
    kind = models.CharField(_("kind"), max_length=12, choices=ObjectiveKind.choices)
    title = models.CharField(_("objective"), max_length=200)
    measure = models.CharField(_("measured by"), max_length=120, blank=True)
    unit = models.CharField(_("unit"), max_length=20, blank=True)
    baseline = models.DecimalField(_("starting value"), max_digits=14, decimal_places=2, null=True, blank=True)
    target = models.DecimalField(_("target"), max_digits=14, decimal_places=2, null=True, blank=True)
    current = models.DecimalField(_("current value"), max_digits=14, decimal_places=2, null=True, blank=True)
    due_on = models.DateField(pgettext_lazy("deadline", "by"))
    owner = models.ForeignKey(
        Membership, null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("owner")
    )
    position = models.PositiveSmallIntegerField(default=0)

    class Meta(VersionedModel.Meta):
        ordering = ["position", "id"]
        indexes = [models.Index(fields=["organisation", "plan", "position"], name="objective_by_plan")]

    def __str__(self) -> str:
        return self.title


@tracked
class Action(VersionedModel):
    """Something somebody does by a date, with the sign by which success is known."""

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="actions")
    plan = models.ForeignKey(Plan, null=True, blank=True, on_delete=models.CASCADE, related_name="actions")
    objective = models.ForeignKey(
        Objective, null=True, blank=True, on_delete=models.SET_NULL, related_name="actions", verbose_name=_("objective")
    )
    title = models.CharField(_("action"), max_length=200)
    person = models.ForeignKey(
        Stakeholder, null=True, blank=True, on_delete=models.PROTECT, related_name="actions",
        verbose_name=_("for whom at the client"),
    )  # fmt: skip
    owner = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+", verbose_name=_("owner"))
    due_on = models.DateField(_("due"))
    success_indicator = models.CharField(_("success indicator"), max_length=200, blank=True)
    status = models.CharField(_("status"), max_length=8, choices=ActionStatus.choices, default=ActionStatus.OPEN)
    done_on = models.DateField(_("done on"), null=True, blank=True, editable=False)

    class Meta(VersionedModel.Meta):
        indexes = [
            models.Index(fields=["organisation", "owner", "status", "due_on"], name="action_by_owner"),
            models.Index(fields=["organisation", "account", "status", "due_on"], name="action_by_account"),
        ]

    def __str__(self) -> str:
        return self.title

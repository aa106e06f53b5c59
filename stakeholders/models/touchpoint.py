"""An interaction with people at the client."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import Account
from kam.audit.models import tracked
from kam.tenancy.models import Membership, TenantModel, VersionedModel
from stakeholders.choices import Channel, Sentiment
from stakeholders.models.stakeholder import Stakeholder


@tracked
class Touchpoint(VersionedModel):
    """What happened, when, through which channel, with whom of theirs, by whom of ours."""

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="touchpoints")
    happened_on = models.DateField(_("date"))
    channel = models.CharField(_("channel"), max_length=8, choices=Channel.choices)
    subject = models.CharField(_("what happened"), max_length=200)
    note = models.TextField(_("note"), blank=True)
    sentiment = models.SmallIntegerField(_("how it went"), choices=Sentiment.choices, default=Sentiment.NEUTRAL)
    logged_by = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+", verbose_name=_("by"))

    class Meta(VersionedModel.Meta):
        indexes = [models.Index(fields=["organisation", "account", "-happened_on"], name="touchpoint_by_account")]

    def __str__(self) -> str:
        return self.subject


class TouchpointPerson(TenantModel):
    """A person of theirs who took part."""

    touchpoint = models.ForeignKey(Touchpoint, on_delete=models.CASCADE, related_name="people")
    stakeholder = models.ForeignKey(Stakeholder, on_delete=models.PROTECT, related_name="touches")

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["organisation", "touchpoint", "stakeholder"], name="touchpoint_person_once")
        ]
        indexes = [models.Index(fields=["organisation", "stakeholder"], name="touch_by_person")]

    def __str__(self) -> str:
        return f"{self.touchpoint_id}: {self.stakeholder_id}"

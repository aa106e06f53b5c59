"""An interaction with people at the client."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import Account
from kam.audit.models import tracked
from kam.tenancy.models import Membership, TenantModel, VersionedModel
from stakeholders.choices import Channel, Direction, Importance, Sentiment
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
    importance = models.PositiveSmallIntegerField(
        _("importance"), choices=Importance.choices, default=Importance.ROUTINE, db_default=Importance.ROUTINE
    )
    direction = models.CharField(
        _("who sought whom"), max_length=6, choices=Direction.choices, default=Direction.OURS, db_default=Direction.OURS
    )
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


class TouchpointColleague(TenantModel):
    """A person of ours who took part, of any function; whoever logs an interaction takes part unless they say no."""

    touchpoint = models.ForeignKey(Touchpoint, on_delete=models.CASCADE, related_name="colleagues")
    member = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["organisation", "touchpoint", "member"], name="touchpoint_colleague_once")
        ]
        indexes = [models.Index(fields=["organisation", "member"], name="touch_by_colleague")]

    def __str__(self) -> str:
        return f"{self.touchpoint_id}: {self.member_id}"

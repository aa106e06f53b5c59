"""Strategic meetings with the client."""

from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import Account
from kam.audit.models import tracked
from kam.tenancy.models import Membership, TenantModel, VersionedModel
from reviews.choices import MeetingKind, MeetingStatus
from stakeholders.models import Stakeholder


@tracked
class Meeting(VersionedModel):
    """A QBR, steering committee, annual or executive meeting. `sequence` advances with each change for calendars."""

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="meetings")
    kind = models.CharField(_("kind"), max_length=10, choices=MeetingKind.choices, default=MeetingKind.QBR)
    title = models.CharField(_("title"), max_length=160)
    starts_at = models.DateTimeField(_("starts"))
    minutes = models.PositiveSmallIntegerField(
        _("length, minutes"), default=60, validators=[MinValueValidator(15), MaxValueValidator(600)]
    )
    time_zone = models.CharField(_("time zone"), max_length=60)
    location = models.CharField(_("place or link"), max_length=200, blank=True)
    owner = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+", verbose_name=_("owner"))
    status = models.CharField(_("status"), max_length=10, choices=MeetingStatus.choices, default=MeetingStatus.PLANNED)
    goal = models.TextField(_("goal"), blank=True)
    summary = models.TextField(_("what came of it"), blank=True)

    class Meta(VersionedModel.Meta):
        indexes = [
            models.Index(fields=["organisation", "starts_at", "id"], name="meeting_by_start"),
            models.Index(fields=["organisation", "account", "starts_at"], name="meeting_by_account"),
        ]

    def __str__(self) -> str:
        return self.title


class Attendee(TenantModel):
    """Somebody who is invited: a colleague or a person at the client, never both."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="attendees")
    member = models.ForeignKey(Membership, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    stakeholder = models.ForeignKey(
        Stakeholder, null=True, blank=True, on_delete=models.PROTECT, related_name="attendances"
    )

    class Meta(TenantModel.Meta):
        constraints = [
            models.CheckConstraint(
                condition=models.Q(member__isnull=False, stakeholder__isnull=True)
                | models.Q(member__isnull=True, stakeholder__isnull=False),
                name="attendee_on_one_side",
            ),
            models.UniqueConstraint(
                fields=["organisation", "meeting", "member", "stakeholder"],
                name="attendee_once",
                nulls_distinct=False,
            ),
        ]

    def __str__(self) -> str:
        return str(self.member or self.stakeholder)


class AgendaItem(TenantModel):
    """A point on the agenda, with its time and who leads it."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="agenda")
    position = models.PositiveSmallIntegerField()
    title = models.CharField(_("point"), max_length=200)
    minutes = models.PositiveSmallIntegerField(_("minutes"), default=10)

    class Meta(TenantModel.Meta):
        ordering = ["position", "id"]

    def __str__(self) -> str:
        return self.title

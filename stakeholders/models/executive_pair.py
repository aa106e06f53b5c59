"""One of our executives who keeps up with one of theirs."""

from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import Account
from kam.audit.models import tracked
from kam.tenancy.models import Membership, VersionedModel
from stakeholders.models.stakeholder import Stakeholder

USUAL_CADENCE = 90


@tracked
class ExecutivePair(VersionedModel):
    """Who of ours meets whom of theirs, how often, and what for. A pair that ended keeps its history."""

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="executive_pairs")
    member = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+", verbose_name=_("our executive"))
    stakeholder = models.ForeignKey(
        Stakeholder, on_delete=models.PROTECT, related_name="executive_pairs", verbose_name=_("their executive")
    )
    cadence_days = models.PositiveSmallIntegerField(
        _("contact every (days)"), default=USUAL_CADENCE, validators=[MinValueValidator(7), MaxValueValidator(365)]
    )
    purpose = models.TextField(_("what the pair is for"), blank=True)
    started_on = models.DateField(_("since"))
    ended_on = models.DateField(_("ended on"), null=True, editable=False)

    class Meta(VersionedModel.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "stakeholder", "member"],
                condition=models.Q(ended_on__isnull=True),
                name="executive_pair_once",
            ),
            models.CheckConstraint(condition=models.Q(cadence_days__range=(7, 365)), name="pair_cadence_7_to_365"),
        ]
        indexes = [
            models.Index(
                fields=["organisation", "member"], condition=models.Q(ended_on__isnull=True), name="pair_of_ours"
            )
        ]

    def __str__(self) -> str:
        return f"{self.member} – {self.stakeholder}"

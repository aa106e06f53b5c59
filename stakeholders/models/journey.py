"""What a profile needs from us in a phase, and what we bring: an organisation's own words."""

from __future__ import annotations

import pgtrigger
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.choices import Phase
from kam.audit.models import tracked
from kam.tenancy.models import VersionedModel
from stakeholders.choices import Channel, Profile

# Whoever has neither a rhythm agreed nor one of their own profile follows the cell; their own trigger finds it.
FOLLOW = """
update stakeholders_stakeholder s set rhythm_days = 0
from accounts_account a
where s.organisation_id = new.organisation_id and s.profile = new.profile and s.cadence_days is null
    and a.organisation_id = s.organisation_id and a.id = s.account_id and a.phase = new.phase;
return null;
"""


@tracked
class ProfileJourney(VersionedModel):
    """One cell of the matrix profile × phase; each organisation has all twenty."""

    profile = models.CharField(_("profile"), max_length=24, choices=Profile.choices)
    phase = models.CharField(_("phase"), max_length=16, choices=Phase.choices)
    needs = models.TextField(_("what they need"), max_length=600)
    brings = models.TextField(_("what we bring"), max_length=600)
    cadence_days = models.PositiveSmallIntegerField(
        _("contact every (days)"), validators=[MinValueValidator(1), MaxValueValidator(730)]
    )
    channel = models.CharField(_("channel"), max_length=8, choices=Channel.choices)
    proof = models.TextField(_("proof that it works"), max_length=600)

    class Meta(VersionedModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["organisation", "profile", "phase"], name="profile_journey_once"),
            models.CheckConstraint(condition=models.Q(cadence_days__range=(1, 730)), name="journey_cadence_1_to_730"),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="journey_rhythm_follows",
                when=pgtrigger.After,
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("cadence_days"),  # type: ignore[no-untyped-call]
                func=FOLLOW,
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_profile_display()}, {self.get_phase_display()}"

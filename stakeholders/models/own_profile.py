"""A profile an organisation adds to the four."""

from __future__ import annotations

import pgtrigger
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from kam.audit.models import tracked
from kam.tenancy.models import VersionedModel
from stakeholders.choices import Profile

# Whoever has this profile and no rhythm agreed with them follows it; their own trigger finds it.
FOLLOW = """
update stakeholders_stakeholder set rhythm_days = 0
where organisation_id = new.organisation_id and own_profile_id = new.id and cadence_days is null;
return null;
"""


@tracked
class OwnProfile(VersionedModel):
    """A finer word for one of the four profiles, whose shape, lane and gate checks it shares."""

    name_en = models.CharField(_("name in English"), max_length=60)
    name_fr = models.CharField(_("name in French"), max_length=60)
    counts_as = models.CharField(_("counts as"), max_length=24, choices=Profile.choices)
    cadence_days = models.PositiveSmallIntegerField(
        _("contact every (days)"), null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(730)],
        help_text=_("Empty: the rhythm of the profile it counts as."),
    )  # fmt: skip
    retired_at = models.DateTimeField(_("retired"), null=True, editable=False)

    class Meta(VersionedModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["organisation", "name_en"], name="own_profile_en_once"),
            models.UniqueConstraint(fields=["organisation", "name_fr"], name="own_profile_fr_once"),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="own_profile_rhythm_follows",
                when=pgtrigger.After,
                operation=pgtrigger.UpdateOf("cadence_days"),  # type: ignore[no-untyped-call]
                func=FOLLOW,
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """The name in the reader's language."""
        return self.name_fr if (get_language() or "").startswith("fr") else self.name_en

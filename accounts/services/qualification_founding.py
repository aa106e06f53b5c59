"""Writing down the criteria and thresholds an organisation begins with."""

from __future__ import annotations

from django.utils import timezone

from accounts.choices.protocols import EditionState
from accounts.models import CriteriaSet, CriterionGroup, QualificationCriterion, QualificationRules
from accounts.qualification.defaults import GROUPS
from kam.lib.dates import local_day


def found_qualification() -> None:
    """Give the organisation in scope its first set of criteria, published, and its thresholds."""
    QualificationRules.objects.create()
    edition = CriteriaSet.objects.create(number=1)
    for at, group in enumerate(GROUPS, start=1):
        made = CriterionGroup.objects.create(
            edition=edition, position=at, axis=group.axis, label_en=group.label.en, label_fr=group.label.fr
        )
        QualificationCriterion.objects.bulk_create(
            QualificationCriterion(
                edition=edition, group=made, position=position, weight=one.weight, label_en=one.label.en,
                label_fr=one.label.fr, scale_en=[step.en for step in one.scale],
                scale_fr=[step.fr for step in one.scale],
            )
            for position, one in enumerate(group.criteria, start=1)
        )  # fmt: skip
    day = local_day(timezone.now(), "UTC")
    CriteriaSet.objects.filter(pk=edition.pk).update(state=EditionState.PUBLISHED, published_on=day)

"""The criteria as the settings show them: versions, groups, sums."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Count, Q

from accounts.choices.protocols import EditionState
from accounts.choices.qualification import QualificationState
from accounts.models import CriteriaSet, CriterionGroup, QualificationCriterion
from accounts.qualification.criteria import DraftGroup, DraftLine, sum_said


@dataclass(frozen=True)
class GroupOf:
    """A group with its criteria, in order."""

    group: CriterionGroup
    lines: list[QualificationCriterion]

    @property
    def weight(self) -> int:
        """What its criteria weigh together."""
        return sum(line.weight for line in self.lines)


@dataclass(frozen=True)
class Sums:
    """What groups weigh, and what is wrong with the whole."""

    groups: list[tuple[str, int]]
    total: int
    said: str


def editions() -> list[CriteriaSet]:
    """All versions, the latest first, with how many candidates were rated by each and how many still are."""
    still = Count("qualifications", filter=Q(qualifications__state=QualificationState.OPEN))
    rows = CriteriaSet.objects.select_related("published_by").annotate(used=Count("qualifications"), still=still)
    return list(rows.order_by("-number"))


def groups_of(edition: CriteriaSet) -> list[GroupOf]:
    """Its groups with their criteria, those without criteria too. Two queries."""
    lines: dict[int, list[QualificationCriterion]] = {}
    for line in edition.criteria.order_by("position", "id"):
        lines.setdefault(line.group_id, []).append(line)
    return [GroupOf(group, lines.get(group.pk, [])) for group in edition.groups.order_by("position", "id")]


def as_draft(groups: Sequence[GroupOf]) -> list[DraftGroup]:
    """As the rule of drafts knows them."""
    return [
        DraftGroup(
            one.group.label,
            one.group.axis,
            [DraftLine(line.label, line.weight, line.scale_en, line.scale_fr) for line in one.lines],
        )
        for one in groups
    ]


def sums_of(groups: Sequence[GroupOf], typed: Mapping[int, int] | None = None) -> Sums:
    """What the groups weigh, by what was typed where something was."""
    given = typed or {}
    weights = [(one.group.label, sum(given.get(line.pk, line.weight) for line in one.lines)) for one in groups]
    each = [weight for _label, weight in weights]
    return Sums(weights, sum(each), sum_said(each))


def draft_of(found: Sequence[CriteriaSet]) -> CriteriaSet | None:
    """The draft among versions, if one was begun."""
    return next((one for one in found if one.state == EditionState.DRAFT), None)

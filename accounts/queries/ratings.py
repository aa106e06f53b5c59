"""The ratings of one candidate: who has sent, what they amount to, and by which rules that is read."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from accounts.choices.protocols import EditionState
from accounts.choices.qualification import QualificationState
from accounts.models import (
    CriteriaSet,
    CriterionGroup,
    Qualification,
    QualificationCriterion,
    QualificationRules,
    Rating,
    RatingSheet,
)
from accounts.qualification.score import Part, Score, Thresholds, Weighed, score_of


@dataclass(frozen=True)
class Line:
    """One criterion with what each rater gave."""

    criterion: QualificationCriterion
    part: Part
    given: list[Rating | None]

    @property
    def said(self) -> list[tuple[Rating, str]]:
        """Each rating with the sentence of the scale it stands for."""
        scale = self.criterion.scale
        return [(one, scale[one.points] if one.points < len(scale) else "") for one in self.given if one is not None]

    @property
    def sum(self) -> str:
        """What the raters gave, as the formula adds it up."""
        return " + ".join(str(one.points) for one in self.given if one is not None)


@dataclass(frozen=True)
class GroupOfLines:
    """A group's criteria, and what they bring together."""

    group: CriterionGroup
    lines: list[Line]

    @property
    def points(self) -> Decimal:
        """The sum of what its criteria bring, each as it is shown."""
        return sum((line.part.points for line in self.lines), Decimal(0))

    @property
    def weight(self) -> int:
        """The most it could bring."""
        return sum(line.part.weight for line in self.lines)


@dataclass(frozen=True)
class Results:
    """How the ratings of one qualification stand. Until every asked rater has sent, nobody reads them."""

    sheets: list[RatingSheet]
    rules: QualificationRules
    score: Score | None
    lines: list[Line]

    @property
    def pending(self) -> list[RatingSheet]:
        """Who was asked and has not sent yet."""
        return [one for one in self.sheets if one.submitted_at is None]

    @property
    def groups(self) -> list[GroupOfLines]:
        """The lines under their groups, in order."""
        return [GroupOfLines(found[0].criterion.group, found) for found in _grouped(self.lines)]

    @property
    def still_to_ask(self) -> int:
        """How many raters more the rules want."""
        return max(0, self.rules.raters - len(self.sheets))

    @property
    def ready(self) -> bool:
        """Whether the committee may decide."""
        return self.score is not None


def _grouped(lines: list[Line]) -> list[list[Line]]:
    found: dict[int, list[Line]] = {}
    for line in lines:
        found.setdefault(line.criterion.group_id, []).append(line)
    return list(found.values())


def rules() -> QualificationRules:
    """The organisation's thresholds."""
    return QualificationRules.objects.get()


def rules_of(qualification: Qualification) -> QualificationRules:
    """The organisation's thresholds; those a decision was taken by, once there is one."""
    found = rules()
    if qualification.record:
        found.enter_from, found.watch_from, found.spread = qualification.record["thresholds"]
    return found


def thresholds(found: QualificationRules) -> Thresholds:
    """As the rule of scores knows them."""
    return Thresholds(found.enter_from, found.watch_from, found.spread, found.raters)


def published_set() -> CriteriaSet:
    """The criteria asked of whoever is nominated now."""
    return CriteriaSet.objects.filter(state=EditionState.PUBLISHED).latest("number")


def criteria_of(edition_id: int) -> list[QualificationCriterion]:
    """What is asked, in order; what weighs nothing is not."""
    return list(QualificationCriterion.objects.filter(edition=edition_id, weight__gt=0).select_related("group"))


def results_of(qualification: Qualification) -> Results:
    """The sheets; and, once they are all in and as many as the rules ask, what they amount to. Four queries.

    What was withdrawn before that stays closed for good; what was decided is read by the thresholds of its day.
    """
    found = rules_of(qualification)
    sheets = list(qualification.sheets.select_related("rater"))
    sent = [one for one in sheets if one.submitted_at]
    open_ = qualification.state == QualificationState.OPEN
    if not sent or len(sent) < len(sheets) or (open_ and len(sent) < found.raters):
        return Results(sheets, found, None, [])
    criteria = criteria_of(qualification.edition_id)
    given = {
        (one.sheet_id, one.criterion_id): one
        for one in Rating.objects.filter(sheet__in=sent).select_related("sheet__rater")
    }
    score = scored(criteria, sent, given, thresholds(found))
    lines = [
        Line(one, part, [given.get((sheet.pk, one.pk)) for sheet in sent])
        for one, part in zip(criteria, score.parts, strict=True)
    ]
    return Results(sheets, found, score, lines)


def scored(
    criteria: list[QualificationCriterion],
    sheets: list[RatingSheet],
    given: dict[tuple[int, int], Rating],
    limits: Thresholds,
) -> Score:
    """The score of these sheets."""
    weighed = [Weighed(one.pk, one.weight, one.group.axis) for one in criteria]
    points = [
        {one.pk: given[sheet.pk, one.pk].points for one in criteria if (sheet.pk, one.pk) in given} for sheet in sheets
    ]
    return score_of(weighed, points, limits)

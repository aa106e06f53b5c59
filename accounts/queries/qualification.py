"""What the pages of qualification show."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from accounts.access.qualification import visible_qualifications
from accounts.choices import Phase
from accounts.choices.protocols import EditionState
from accounts.choices.qualification import QualificationState
from accounts.models import (
    Account,
    CriteriaSet,
    CriterionGroup,
    Qualification,
    QualificationCriterion,
    QualificationRules,
    Rating,
    RatingSheet,
)
from accounts.qualification.score import Part, Score, Thresholds, Weighed, score_of
from accounts.queries.chosen import current_accounts
from kam.lib.paging import Order, Page, page_of
from kam.tenancy.models import Membership

SORTS = {
    "name": "name_key",
    "potential": "potential",
    "score": "score",
    "nominated": "nominated_on",
    "due": "requalify_on",
}
TOLD = 15  # accounts of the matrix that its table tells at a time
SOON = 60  # days ahead that the list of what is due looks


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


def candidates(
    actor: Membership,
    *,
    words: str = "",
    state: str = "",
    decision: str = "",
    nominator: int | None = None,
    sort: str = "-nominated",
    cursor: str = "",
    size: int = 50,
) -> Page[Qualification]:
    """One page of nominations the actor may read, found and sorted as asked."""
    rows = visible_qualifications(actor).select_related("account", "nominated_by")
    for part in words.split()[:6]:
        rows = rows.filter(Q(account__name__icontains=part) | Q(account__sort_name__contains=part.lower()))
    if state:
        rows = rows.filter(state=state)
    if decision:
        rows = rows.filter(decision=decision)
    if nominator:
        rows = rows.filter(nominated_by=nominator)
    sent = Count("sheets", filter=Q(sheets__submitted_at__isnull=False), distinct=True)
    rows = rows.annotate(name_key=F("account__sort_name"), asked=Count("sheets", distinct=True), sent=sent)
    key = sort.removeprefix("-")
    order = Order(SORTS.get(key, "nominated_on"), sort.startswith("-") if key in SORTS else True)
    return page_of(rows, order, cursor, size=size)


def asked_of(actor: Membership) -> list[RatingSheet]:
    """The sheets the actor was asked for and has not sent, the oldest first."""
    rows = RatingSheet.objects.filter(
        rater=actor, submitted_at=None, qualification__state=QualificationState.OPEN
    ).select_related("qualification__account", "qualification__nominated_by")
    return list(rows.order_by("pk")[:20])


def latest_decided(actor: Membership) -> QuerySet[Qualification]:
    """The last decision on each account in the programme, where none is being prepared."""
    later = Qualification.objects.filter(
        account=OuterRef("account"), state__in=(QualificationState.DECIDED, QualificationState.OPEN)
    ).filter(Q(pk__gt=OuterRef("pk")))
    return (
        visible_qualifications(actor)
        .filter(state=QualificationState.DECIDED, account__archived_at=None)
        .exclude(Exists(later))
        .select_related("account", "nominated_by")
    )


def due(actor: Membership, today: date, *, cursor: str = "", size: int = 40) -> Page[Qualification]:
    """One page of what is to be qualified again within two months, the oldest decision first."""
    horizon = today + timedelta(days=SOON)
    rows = latest_decided(actor).filter(requalify_on__lte=horizon).select_related("account__owner")
    return page_of(rows, Order("requalify_on"), cursor, size=size)


def never_qualified(actor: Membership, *, most: int = 20) -> tuple[list[Account], int]:
    """Accounts of the programme that no committee ever saw, the largest first, and how many there are. Two queries."""
    seen = Qualification.objects.filter(account=OuterRef("pk")).exclude(state=QualificationState.WITHDRAWN)
    rows = current_accounts(actor).exclude(phase=Phase.QUALIFICATION).exclude(Exists(seen))
    return list(rows.order_by(F("revenue_12m").desc(nulls_last=True), "pk")[:most]), rows.count()


def placed(actor: Membership, *, decision: str = "", owner: int | None = None) -> list[dict[str, Any]]:
    """The accounts of the matrix with both axes as the committee saw them; at most 200, the largest first."""
    rows = latest_decided(actor)
    if decision:
        rows = rows.filter(decision=decision)
    if owner:
        rows = rows.filter(account__owner=owner)
    found = []
    for one in rows.order_by("-potential", "pk")[:200]:
        record = one.record or {}
        if record.get("attractiveness") is not None and record.get("strength") is not None:
            axes = {name: Decimal(str(record[name])) for name in ("attractiveness", "strength")}
            found.append({"one": one, **axes})
    return found


def after_account(rows: list[dict[str, Any]], key: str) -> tuple[list[dict[str, Any]], str]:
    """So many rows as the matrix's table shows, from the one after the account of this id on; and where to go on."""
    ids = [str(row["one"].account_id) for row in rows]
    start = ids.index(key) + 1 if key in ids else 0
    shown = rows[start : start + TOLD]
    return shown, ids[start + TOLD - 1] if start + TOLD < len(rows) else ""


def of_account(account_id: int) -> list[Qualification]:
    """All qualifications of an account, the latest first."""
    people = ("nominated_by", "decided_by", "edition")
    return list(Qualification.objects.filter(account=account_id).select_related(*people))

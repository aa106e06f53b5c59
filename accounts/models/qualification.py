"""Qualification: which customers and prospects become key accounts, by criteria, blind ratings and a decision.

Criteria come in numbered sets. A published set is never changed again, so that an old qualification keeps what it was
scored with; neither is a sheet that was sent, nor a decision. The database refuses all three.
"""

from __future__ import annotations

from itertools import zip_longest

import pgtrigger
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.choices.protocols import EditionState
from accounts.choices.qualification import Axis, QualificationState, Verdict
from accounts.gates.rule import reader_language
from accounts.models.account import Account
from accounts.models.protocol import Bilingual
from kam.audit.models import tracked
from kam.lib.money import CURRENCIES
from kam.tenancy.models import Membership, TenantModel, VersionedModel

HIGHEST = 5

SET_STAYS = """
if old.state = 'published' then
    raise exception 'criteria_set_stays: a published set of criteria is never changed' using errcode = 'check_violation';
end if;
if tg_op = 'DELETE' then return old; end if;
return new;
"""  # noqa: E501
CRITERIA_STAY = """
if exists (
    select from accounts_criteriaset s
    where s.state = 'published' and s.id in (
        case when tg_op = 'INSERT' then null else old.edition_id end,
        case when tg_op = 'DELETE' then null else new.edition_id end)
) then
    raise exception 'criteria_stay: the criteria of a published set are never changed'
        using errcode = 'check_violation';
end if;
if tg_op = 'DELETE' then return old; end if;
return new;
"""
SENT_STAYS = """
if exists (
    select from accounts_ratingsheet s
    where s.submitted_at is not null and s.id in (
        case when tg_op = 'INSERT' then null else old.sheet_id end,
        case when tg_op = 'DELETE' then null else new.sheet_id end)
) then
    raise exception 'ratings_stay: ratings that were sent are never changed' using errcode = 'check_violation';
end if;
if tg_op = 'DELETE' then return old; end if;
return new;
"""
ENDED_STAYS = """
if old.state <> 'open' then
    raise exception 'qualification_stays: a decision is never changed' using errcode = 'check_violation';
end if;
if tg_op = 'DELETE' then return old; end if;
return new;
"""
_CHANGE = pgtrigger.Update | pgtrigger.Delete
_ANY = pgtrigger.Insert | _CHANGE


@tracked
class QualificationRules(VersionedModel):
    """The organisation's thresholds. There is one row of them."""

    enter_from = models.PositiveSmallIntegerField(_("enter from"), default=70)
    watch_from = models.PositiveSmallIntegerField(_("watch from"), default=50)
    spread = models.PositiveSmallIntegerField(_("points apart that stay undiscussed"), default=2)
    requalify_months = models.PositiveSmallIntegerField(_("months until the next qualification"), default=12)
    raters = models.PositiveSmallIntegerField(_("raters asked at least"), default=2)

    class Meta(VersionedModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["organisation"], name="qualification_rules_once"),
            models.CheckConstraint(
                condition=Q(enter_from__lte=100, watch_from__gte=1, watch_from__lt=models.F("enter_from")),
                name="qualification_thresholds",
            ),
            models.CheckConstraint(
                condition=Q(spread__lte=HIGHEST, requalify_months__range=(1, 60), raters__range=(1, 9)),
                name="qualification_rules_bounds",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.enter_from}/{self.watch_from}"


@tracked
class CriteriaSet(VersionedModel):
    """One version of the criteria. There is one draft at most; the latest published one is asked."""

    number = models.PositiveSmallIntegerField(_("version"))
    state = models.CharField(max_length=12, choices=EditionState.choices, default=EditionState.DRAFT)
    published_on = models.DateField(_("published"), null=True)
    published_by = models.ForeignKey(Membership, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta(VersionedModel.Meta):
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "number"], name="criteria_set_number_once"),
            models.UniqueConstraint(
                fields=["organisation"], condition=Q(state=EditionState.DRAFT), name="criteria_set_one_draft"
            ),
            models.CheckConstraint(
                condition=Q(state=EditionState.DRAFT, published_on__isnull=True)
                | Q(state=EditionState.PUBLISHED, published_on__isnull=False),
                name="criteria_set_published_with_day",
            ),
        ]
        triggers = [
            pgtrigger.Trigger(name="criteria_set_stays", when=pgtrigger.Before, operation=_CHANGE, func=SET_STAYS)
        ]

    def __str__(self) -> str:
        return str(self.number)


@tracked
class CriterionGroup(VersionedModel, Bilingual):
    """A heading over criteria, and the axis of the matrix they count for."""

    edition = models.ForeignKey(CriteriaSet, on_delete=models.CASCADE, related_name="groups")
    position = models.PositiveSmallIntegerField()
    axis = models.CharField(_("axis"), max_length=12, choices=Axis.choices)
    label_en = models.CharField(_("name in English"), max_length=120)
    label_fr = models.CharField(_("name in French"), max_length=120)

    class Meta(VersionedModel.Meta):
        ordering = ["position", "id"]
        triggers = [
            pgtrigger.Trigger(name="criterion_groups_stay", when=pgtrigger.Before, operation=_ANY, func=CRITERIA_STAY)
        ]

    def __str__(self) -> str:
        return self.label_en

    @property
    def label(self) -> str:
        """In the reader's language."""
        return self.told("label")


@tracked
class QualificationCriterion(VersionedModel, Bilingual):
    """What raters judge from 0 to 5, with a sentence for each of the six points, and what it weighs."""

    edition = models.ForeignKey(CriteriaSet, on_delete=models.CASCADE, related_name="criteria")
    group = models.ForeignKey(CriterionGroup, on_delete=models.CASCADE, related_name="criteria")
    position = models.PositiveSmallIntegerField()
    weight = models.PositiveSmallIntegerField(_("weight"))
    label_en = models.CharField(_("name in English"), max_length=160)
    label_fr = models.CharField(_("name in French"), max_length=160)
    scale_en = models.JSONField(_("scale in English"))
    scale_fr = models.JSONField(_("scale in French"))

    class Meta(VersionedModel.Meta):
        ordering = ["group__position", "position", "id"]
        constraints = [models.CheckConstraint(condition=Q(weight__lte=100), name="criterion_weight_bounds")]
        triggers = [pgtrigger.Trigger(name="criteria_stay", when=pgtrigger.Before, operation=_ANY, func=CRITERIA_STAY)]

    def __str__(self) -> str:
        return self.label_en

    @property
    def label(self) -> str:
        """In the reader's language."""
        return self.told("label")

    @property
    def scale(self) -> list[str]:
        """The six sentences, from 0 to 5, in the reader's language."""
        own = getattr(self, f"scale_{reader_language()}")
        return list(own or self.scale_en)

    @property
    def scales(self) -> list[tuple[str, str]]:
        """The sentences of each point, English beside French; a sentence not written yet is empty."""
        return list(zip_longest(self.scale_en, self.scale_fr, fillvalue=""))


@tracked
class Qualification(VersionedModel):
    """A candidate's way through the ratings to the committee's decision. One is open per account."""

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="qualifications")
    edition = models.ForeignKey(CriteriaSet, on_delete=models.PROTECT, related_name="qualifications")
    nominated_by = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    nominated_on = models.DateField(_("nominated"))
    reason = models.TextField(_("why this account"))
    potential = models.DecimalField(_("potential a year"), max_digits=16, decimal_places=2)
    currency = models.CharField(_("currency"), max_length=3, choices=[(code, code) for code in CURRENCIES])
    state = models.CharField(
        _("state"), max_length=12, choices=QualificationState.choices, default=QualificationState.OPEN
    )
    decision = models.CharField(_("decision"), max_length=12, choices=Verdict.choices, blank=True)
    reasons = models.TextField(_("reasons"), blank=True)
    decided_by = models.ForeignKey(Membership, null=True, on_delete=models.PROTECT, related_name="+")
    decided_on = models.DateField(_("decided"), null=True)
    score = models.DecimalField(_("score"), max_digits=4, decimal_places=1, null=True)
    record = models.JSONField(null=True)
    requalify_on = models.DateField(_("to be qualified again"), null=True)

    class Meta(VersionedModel.Meta):
        ordering = ["-nominated_on", "-id"]
        indexes = [models.Index(fields=["organisation", "state", "requalify_on"], name="qualification_due")]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "account"],
                condition=Q(state=QualificationState.OPEN),
                name="qualification_one_open",
            ),
            models.CheckConstraint(
                condition=Q(state=QualificationState.DECIDED, decided_on__isnull=False, decided_by__isnull=False)
                & Q(decision__in=Verdict.values, record__isnull=False)
                & ~Q(reasons="")
                | ~Q(state=QualificationState.DECIDED) & Q(decision="", decided_on__isnull=True),
                name="qualification_decided_with_reasons",
            ),
            models.CheckConstraint(condition=Q(potential__gte=0), name="qualification_potential_positive"),
        ]
        triggers = [
            pgtrigger.Trigger(name="qualification_stays", when=pgtrigger.Before, operation=_CHANGE, func=ENDED_STAYS)
        ]

    def __str__(self) -> str:
        return f"{self.account_id}: {self.state}"


@tracked
class RatingSheet(VersionedModel):
    """One rater's sheet. Until it is sent it is the rater's alone."""

    qualification = models.ForeignKey(Qualification, on_delete=models.PROTECT, related_name="sheets")
    rater = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    asked_by = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    submitted_at = models.DateTimeField(_("sent"), null=True)

    class Meta(VersionedModel.Meta):
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "qualification", "rater"], name="rating_sheet_once")
        ]

    def __str__(self) -> str:
        return f"{self.qualification_id}: {self.rater_id}"


class Rating(TenantModel):
    """One criterion on one sheet. It keeps no row history: that would show others what is rated blind."""

    sheet = models.ForeignKey(RatingSheet, on_delete=models.PROTECT, related_name="ratings")
    criterion = models.ForeignKey(QualificationCriterion, on_delete=models.PROTECT, related_name="+")
    points = models.PositiveSmallIntegerField(
        _("points"), validators=[MinValueValidator(0), MaxValueValidator(HIGHEST)]
    )
    note = models.TextField(_("note"), blank=True)

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["organisation", "sheet", "criterion"], name="rating_once"),
            models.CheckConstraint(condition=Q(points__lte=HIGHEST), name="rating_bounds"),
        ]
        triggers = [pgtrigger.Trigger(name="ratings_stay", when=pgtrigger.Before, operation=_ANY, func=SENT_STAYS)]

    def __str__(self) -> str:
        return f"{self.criterion_id}: {self.points}"

"""How well each account is covered, week by week, and what the organisation asks for."""

from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import Account
from kam.audit.models import tracked
from kam.tenancy.models import TenantModel, VersionedModel

_FEW = [MaxValueValidator(50)]
_SHARE = [MinValueValidator(10), MaxValueValidator(100)]


@tracked
class CoverageTargets(VersionedModel):
    """What the organisation asks of an account's map; as long as nobody set them, those of the fields hold.

    One sponsor, one decision-maker and one champion are the floor practitioners name
    (https://csmredefined.com/playbooks/multithreading-map); five relations and three functions are where we begin.
    """

    sponsors = models.PositiveSmallIntegerField(_("internal sponsors"), default=1, validators=_FEW)
    decision_makers = models.PositiveSmallIntegerField(_("economic decision-makers"), default=1, validators=_FEW)
    champions = models.PositiveSmallIntegerField(_("champions"), default=1, validators=_FEW)
    relations = models.PositiveSmallIntegerField(_("active relations"), default=5, validators=_FEW)
    functions = models.PositiveSmallIntegerField(_("functions"), default=3, validators=_FEW)
    most_share = models.PositiveSmallIntegerField(_("most on one person, %"), default=50, validators=_SHARE)

    class Meta(VersionedModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["organisation"], name="coverage_targets_once"),
            models.CheckConstraint(
                condition=models.Q(
                    sponsors__lte=50, decision_makers__lte=50, champions__lte=50, relations__lte=50, functions__lte=50,
                    most_share__range=(10, 100),
                ),
                name="coverage_targets_in_range",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.relations} / {self.functions}"


class CoverageWeek(TenantModel):
    """An account's coverage in the week that begins on a Monday: its latest computation, with the figures behind it."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="coverage_weeks")
    week = models.DateField(_("week of"))
    score = models.PositiveSmallIntegerField(_("coverage, 0 to 100"))
    influence = models.PositiveSmallIntegerField(_("points for influence"))
    roles = models.PositiveSmallIntegerField(_("points for roles"))
    relations = models.PositiveSmallIntegerField(_("points for relations"))
    functions = models.PositiveSmallIntegerField(_("points for functions"))
    people = models.PositiveIntegerField(_("people on the map"))
    active = models.PositiveIntegerField(_("active relations"))
    single = models.PositiveIntegerField(_("single threads"))
    person_share = models.PositiveSmallIntegerField(_("most on one person, %"))
    colleague_share = models.PositiveSmallIntegerField(_("most with one colleague, %"))

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["organisation", "account", "week"], name="coverage_week_once"),
            models.CheckConstraint(condition=models.Q(score__lte=100), name="coverage_to_100"),
        ]
        indexes = [models.Index(fields=["organisation", "week", "score", "account"], name="coverage_by_score")]

    def __str__(self) -> str:
        return f"{self.account_id} {self.week}: {self.score}"

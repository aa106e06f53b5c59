"""How people of a client stand to one another."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.models import Account
from kam.audit.models import tracked
from kam.tenancy.models import Membership, VersionedModel
from stakeholders.choices import TieKind
from stakeholders.models.stakeholder import Stakeholder


@tracked
class Tie(VersionedModel):
    """One tie between two people of an account, until it ends; a mutual one is kept from the lower id to the higher."""

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="ties")
    from_person = models.ForeignKey(
        Stakeholder, on_delete=models.PROTECT, related_name="ties_from", verbose_name=pgettext_lazy("tie", "Who")
    )
    to_person = models.ForeignKey(
        Stakeholder, on_delete=models.PROTECT, related_name="ties_to", verbose_name=pgettext_lazy("tie", "Whom")
    )
    kind = models.CharField(_("kind of tie"), max_length=10, choices=TieKind.choices)
    note = models.CharField(_("what we know"), max_length=300, blank=True)
    author = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+", verbose_name=_("by"))
    noted_on = models.DateField(_("noted on"))
    ended_on = models.DateField(_("ended on"), null=True)

    class Meta(VersionedModel.Meta):
        constraints = [
            models.CheckConstraint(condition=~models.Q(from_person=models.F("to_person")), name="tie_between_two"),
            models.CheckConstraint(
                condition=~models.Q(kind__in=TieKind.mutual()) | models.Q(from_person__lt=models.F("to_person")),
                name="tie_mutual_once",
            ),
            models.UniqueConstraint(
                fields=["organisation", "from_person", "to_person", "kind"],
                condition=models.Q(ended_on__isnull=True),
                name="tie_once",
            ),
        ]
        indexes = [
            models.Index(fields=["organisation", "account"], name="tie_by_account"),
            models.Index(fields=["organisation", "to_person"], name="tie_by_target"),
        ]

    def __str__(self) -> str:
        return f"{self.from_person_id} {self.kind} {self.to_person_id}"

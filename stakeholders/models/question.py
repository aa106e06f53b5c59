"""What a client's people asked us, or what they suffer from, and our answer."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import Account
from kam.audit.models import tracked
from kam.tenancy.models import Membership, VersionedModel
from stakeholders.choices import QuestionKind
from stakeholders.models.stakeholder import Stakeholder


@tracked
class ClientQuestion(VersionedModel):
    """A question or a problem of theirs: since when, whose, who of ours answers by when, and the answer."""

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="questions")
    kind = models.CharField(_("kind"), max_length=8, choices=QuestionKind.choices)
    text = models.CharField(_("question or problem"), max_length=500)
    raised_on = models.DateField(_("raised on"))
    raised_by = models.ForeignKey(
        Stakeholder, null=True, blank=True, on_delete=models.PROTECT, related_name="questions",
        verbose_name=_("raised by"),
    )  # fmt: skip
    owner = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+", verbose_name=_("who answers"))
    due_on = models.DateField(_("answer promised for"))
    answer = models.TextField(_("answer"), blank=True)
    answered_on = models.DateField(_("answered on"), null=True, editable=False)
    answered_by = models.ForeignKey(Membership, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta(VersionedModel.Meta):
        constraints = [
            models.CheckConstraint(
                condition=models.Q(answered_on__isnull=True, answered_by__isnull=True)
                | models.Q(answered_on__isnull=False, answered_by__isnull=False) & ~models.Q(answer=""),
                name="question_answered_whole",
            ),
            models.CheckConstraint(
                condition=models.Q(answered_on__isnull=True) | models.Q(answered_on__gte=models.F("raised_on")),
                name="question_answered_after",
            ),
            models.CheckConstraint(condition=models.Q(due_on__gte=models.F("raised_on")), name="question_due_after"),
        ]
        indexes = [
            models.Index(fields=["organisation", "account", "due_on", "id"], name="question_by_account"),
            models.Index(fields=["organisation", "raised_by"], name="question_by_person"),
            models.Index(
                fields=["organisation", "owner", "due_on"],
                name="question_open_of_ours",
                condition=models.Q(answered_on__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return self.text if len(self.text) <= 80 else f"{self.text[:79]}…"

    @property
    def is_open(self) -> bool:
        """Whether it waits for an answer."""
        return self.answered_on is None

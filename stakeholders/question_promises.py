"""Open questions and problems are promises of ours: a hand-over lists them and hands them on."""

from __future__ import annotations

from typing import Any

from django.db.models import F, QuerySet
from django.urls import reverse

from accounts.models import Account
from kam.tenancy.models import Membership
from stakeholders.access import question_for
from stakeholders.choices import QuestionKind
from stakeholders.models import ClientQuestion
from stakeholders.services.questions import hand_question
from stakeholders.transitions.parts import PromiseRow, PromiseSource, register_promises

KIND = "stakeholders.question"


def register() -> None:
    """Add them to the registry; for `AppConfig.ready`."""
    register_promises(PromiseSource(KIND, _rows, _told, hand_over))


def _rows(account: Account) -> QuerySet[Any, Any]:
    """The open ones of the account."""
    return ClientQuestion.objects.filter(account=account, answered_on=None).annotate(
        who=F("owner__name"),
        since=F("raised_on"),
        person=F("raised_by"),
        person_name=F("raised_by__name"),
        note=F("kind"),
    )


def _told(account: Account, row: PromiseRow) -> tuple[str, str]:
    return str(QuestionKind(row.note).label), reverse("stakeholders:account_questions", args=[account.pk])


def hand_over(pk: int, *, actor: Membership, version: int, owner: Membership) -> None:
    """Let a colleague answer it. Raises NotAllowed, Invalid, and Conflict when somebody changed it meanwhile."""
    hand_question(question_for(actor, pk), actor=actor, version=version, owner=owner)

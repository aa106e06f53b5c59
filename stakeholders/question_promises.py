"""Open questions and problems are promises of ours: a hand-over lists them and hands them on."""

from __future__ import annotations

from datetime import date

from django.urls import reverse

from accounts.models import Account
from kam.tenancy.models import Membership
from stakeholders.access import question_for
from stakeholders.queries.questions import open_questions
from stakeholders.services.questions import hand_question
from stakeholders.transitions.parts import Promise, PromiseSource, register_promises

KIND = "stakeholders.question"


def register() -> None:
    """Add them to the registry; for `AppConfig.ready`."""
    register_promises(PromiseSource(KIND, promises_of, hand_over))


def promises_of(account: Account, _today: date) -> list[Promise]:
    """The open ones of the account. One query."""
    url = reverse("stakeholders:account_questions", args=[account.pk])
    return [
        Promise(
            KIND, one.pk, ours=True, text=one.text, who=one.owner.name, due_on=one.due_on, since=one.raised_on,
            source=str(one.get_kind_display()), url=url, version=one.version,
            people=frozenset([one.raised_by_id] if one.raised_by_id else []),
        )
        for one in open_questions(account)
    ]  # fmt: skip


def hand_over(pk: int, *, actor: Membership, version: int, owner: Membership) -> None:
    """Let a colleague answer it. Raises NotAllowed, Invalid, and Conflict when somebody changed it meanwhile."""
    hand_question(question_for(actor, pk), actor=actor, version=version, owner=owner)

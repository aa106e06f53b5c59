"""The register of questions and problems: raising, changing, answering, opening again, passing on."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Account
from kam.audit.acts import act
from kam.lib.errors import Invalid
from kam.lib.versions import save_version
from kam.tenancy.models import Membership, MembershipStatus
from stakeholders.access import require_logging
from stakeholders.choices import QuestionKind
from stakeholders.models import ClientQuestion, Stakeholder

TEXT, ANSWER = 500, 4000


def raise_question(
    account: Account, *, actor: Membership, kind: str, text: str, raised_on: date, owner: Membership, due_on: date,
    raised_by: Stakeholder | None = None, today: date,
) -> ClientQuestion:  # fmt: skip
    """Note a question or a problem of theirs; whoever may log an interaction may.

    Raises Invalid for an empty text, a day to come, an answer promised for before, or somebody of another account.
    """
    require_logging(actor, account)
    fields = {"kind": kind, "text": text.strip(), "raised_on": raised_on, "owner": owner, "due_on": due_on,
              "raised_by": raised_by}  # fmt: skip
    _check(account, fields, today)
    with act(actor, "question.raise") as entry:
        entry.target = made = ClientQuestion.objects.create(account=account, **fields)
        entry.details = {"account": account.pk}
    return made


def change_question(
    question: ClientQuestion, *, actor: Membership, version: int, today: date, **fields: Any
) -> ClientQuestion:
    """Correct what was noted: the fields of `raise_question`. Raises Invalid, and Conflict when stale."""
    require_logging(actor, question.account)
    fields["text"] = str(fields["text"]).strip()
    _check(question.account, fields, today, answered_on=question.answered_on, same=question.raised_by_id)
    with act(actor, "question.change", target=question):
        return save_version(question, version, **fields)


def answer_question(
    question: ClientQuestion, *, actor: Membership, version: int, answer: str, answered_on: date, today: date
) -> ClientQuestion:
    """Write the answer down; a second time it replaces the first, whose words the history keeps.

    Raises Invalid for no answer, a day to come or before it was raised, and Conflict when stale.
    """
    require_logging(actor, question.account)
    errors: dict[str, list[str]] = {}
    if not 0 < len(answer.strip()) <= ANSWER:
        errors["answer"] = [_("Write what was answered, or what was done.")]
    if not question.raised_on <= answered_on <= today:
        errors["answered_on"] = [_("Choose a day from when it was raised to today.")]
    if errors:
        raise Invalid(errors)
    with act(actor, "question.answer", target=question):
        return save_version(
            question, version, answer=answer.strip(), answered_on=answered_on, answered_by=actor
        )  # fmt: skip


def reopen_question(
    question: ClientQuestion, *, actor: Membership, version: int, reason: str, due_on: date, today: date
) -> ClientQuestion:
    """Open it again with a reason and a new day; the old answer stays readable. Raises Invalid, Conflict when stale."""
    require_logging(actor, question.account)
    errors: dict[str, list[str]] = {}
    if question.is_open:
        raise Invalid(_("It is open already."))
    if not reason.strip():
        errors["reason"] = [_("Say why the answer does not hold.")]
    if due_on < today:
        errors["due_on"] = [_("Promise the answer for a day to come.")]
    if errors:
        raise Invalid(errors)
    with act(actor, "question.reopen", target=question, reason=reason.strip()):
        return save_version(question, version, answered_on=None, answered_by=None, due_on=due_on)


def hand_question(question: ClientQuestion, *, actor: Membership, version: int, owner: Membership) -> ClientQuestion:
    """Let a colleague answer it. Raises Invalid for one who works here no more, Conflict when stale."""
    require_logging(actor, question.account)
    if owner.status == MembershipStatus.DEACTIVATED:
        raise Invalid({"owner": [_("Choose a colleague who works here.")]})
    with act(actor, "question.change", target=question):
        return save_version(question, version, owner=owner)


def pass_questions(account: Account, former: Membership, owner: Membership) -> None:
    """What the former manager of the account promised to answer is the next one's, in the act of the change."""
    theirs = ClientQuestion.objects.filter(account=account, owner=former, answered_on=None)
    theirs.update(owner=owner, version=F("version") + 1, updated_at=timezone.now())


def _check(
    account: Account, fields: dict[str, Any], today: date, *, answered_on: date | None = None, same: int | None = None
) -> None:
    errors: dict[str, list[str]] = {}
    who: Stakeholder | None = fields["raised_by"]
    if fields["kind"] not in QuestionKind.values:
        errors["kind"] = [_("Choose a question or a problem.")]
    if not 0 < len(fields["text"]) <= TEXT:
        errors["text"] = [_("Write it in 500 characters at most, as they said it.")]
    if fields["raised_on"] > (answered_on or today):
        errors["raised_on"] = [_("It cannot be raised on a day to come, or after its answer.")]
    elif fields["due_on"] < fields["raised_on"]:
        errors["due_on"] = [_("An answer cannot be promised for a day before the question.")]
    if who is not None and (who.account_id != account.pk or not (who.present or who.pk == same)):
        errors["raised_by"] = [_("Choose somebody who works at this account.")]
    if fields["owner"].status == MembershipStatus.DEACTIVATED:
        errors["owner"] = [_("Choose a colleague who works here.")]
    if errors:
        raise Invalid(errors)

"""The register of an account's questions and problems, and what changes it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.access import account_for
from accounts.models import Account
from accounts.queries.header import account_header
from accounts.views.answers import posted
from kam.lib.errors import Conflict, Invalid
from kam.tenancy.capabilities import Capability
from kam.tenancy.decorators import page
from kam.tenancy.requests import ActorRequest
from kam.ui.answers import NAV, saved, shown
from kam.ui.refusals import put_on_form
from stakeholders.access import account_to_log, question_for
from stakeholders.choices import QuestionKind
from stakeholders.forms.questions import (
    FIELDS,
    AnswerForm,
    EditQuestionForm,
    NewQuestionForm,
    QuestionFilter,
    ReopenForm,
)
from stakeholders.models import ClientQuestion
from stakeholders.queries.questions import questions_page, turnaround_of
from stakeholders.services import questions as services
from stakeholders.views.answers import crumbs_of, differences, read_anew

PROMISE = timedelta(days=7)


@page(Capability.VIEW_PORTFOLIO)
def account_questions(request: ActorRequest, account_id: int) -> HttpResponse:
    """Searched, filtered, sorted, a page at a time; for htmx only the list."""
    account, today = account_for(request.actor, account_id), timezone.localdate()
    form = QuestionFilter(request.GET)
    wanted = form.wanted()
    found = questions_page(account, wanted, cursor=request.GET.get("after", ""), today=today)
    context: dict[str, Any] = {
        "account": account,
        "form": form,
        "q": wanted.q,
        "wanted": wanted,
        "keep": {"sort": wanted.sort} if wanted.sort else {},
        "rows": found.rows,
        "next_url": _link(wanted.query(), found.next_cursor),
        "previous_url": _link(wanted.query(), found.previous_cursor),
    }
    if request.htmx:
        return render(request, "stakeholders/account_questions.html#list", context)
    context |= {
        "header": account_header(account, request.actor),
        "turnaround": turnaround_of(account, QuestionKind.PROBLEM, today=today),
        "crumbs": crumbs_of(account, (_("Questions and problems"), "")),
        "nav": NAV,
    }
    return render(request, "stakeholders/account_questions.html", context)


@page(Capability.LOG_TOUCHPOINT, methods=("GET", "POST"))
def question_create(request: ActorRequest, account_id: int) -> HttpResponse:
    """A new one; `?person=` chooses who raised it, `?kind=` what it is. Sent twice it makes one."""
    account, today = account_to_log(request.actor, account_id), timezone.localdate()
    initial = {
        "raised_on": today, "due_on": today + PROMISE, "owner": request.actor.pk,
        "raised_by": request.GET.get("person", ""), "kind": request.GET.get("kind") or QuestionKind.QUESTION,
    }  # fmt: skip
    form = NewQuestionForm(posted(request), account=account, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            form.made_once(
                ClientQuestion, "question.raise", actor=request.actor,
                create=lambda: services.raise_question(account, actor=request.actor, today=today, **form.typed()),
            )  # fmt: skip
            return saved(request, _("Noted: it is promised, and in the day of whoever answers."), _page_of(account))
        except Invalid as error:
            put_on_form(form, error)
    action = reverse("stakeholders:question_create", args=[account.pk])
    return _form(request, account, form, _("Note a question or a problem"), action)


@page(Capability.VIEW_PORTFOLIO, methods=("GET", "POST"))
def question_edit(request: ActorRequest, pk: int) -> HttpResponse:
    """Correct what was noted."""
    question = question_for(request.actor, pk)
    form = EditQuestionForm(posted(request), question=question)
    return _changed(request, question, form, services.change_question, FIELDS, _("Correct it"), "question_edit")


@page(Capability.VIEW_PORTFOLIO, methods=("GET", "POST"))
def question_answer(request: ActorRequest, pk: int) -> HttpResponse:
    """Write the answer down."""
    question = question_for(request.actor, pk)
    given = {"answer": question.answer, "answered_on": timezone.localdate(), "version": question.version}
    form = AnswerForm(posted(request), initial=given)
    return _changed(request, question, form, services.answer_question, ("answer",), _("Answer it"), "question_answer")


@page(Capability.VIEW_PORTFOLIO, methods=("GET", "POST"))
def question_reopen(request: ActorRequest, pk: int) -> HttpResponse:
    """The answer does not hold."""
    question = question_for(request.actor, pk)
    given = {"due_on": timezone.localdate() + PROMISE, "version": question.version}
    form = ReopenForm(posted(request), initial=given)
    return _changed(request, question, form, services.reopen_question, ("due_on",), _("Open it again"),
                    "question_reopen")  # fmt: skip


def _changed(
    request: ActorRequest, question: ClientQuestion, form: Any, service: Any, compared: tuple[str, ...], title: str,
    name: str,
) -> HttpResponse:  # fmt: skip
    """Hand a valid form to the service; a refusal or a stale save shows it again."""
    conflict = None
    if request.method == "POST" and form.is_valid():
        try:
            service(question, actor=request.actor, today=timezone.localdate(), **form.cleaned_data)
            return saved(request, _("Saved."), _page_of(question.account))
        except Invalid as error:
            put_on_form(form, error)
        except Conflict as error:
            conflict = differences(form, error.current, compared)
            read_anew(form, error.current)
    action = reverse(f"stakeholders:{name}", args=[question.pk])
    return _form(request, question.account, form, title, action, conflict, question)


def _form(
    request: ActorRequest, account: Account, form: Any, title: str, action: str, conflict: list[Any] | None = None,
    question: ClientQuestion | None = None,
) -> HttpResponse:  # fmt: skip
    context = {
        "account": account,
        "form": form,
        "title": title,
        "lead": question.text if question else account.name,
        "action": action,
        "cancel": _page_of(account),
        "current_values": conflict,
        "crumbs": crumbs_of(account, (_("Questions and problems"), _page_of(account)), (title, "")),
    }
    status = 409 if conflict is not None else 422 if form.errors else 200
    return shown(request, "stakeholders/question_form.html", context, status)


def _page_of(account: Account) -> str:
    return reverse("stakeholders:account_questions", args=[account.pk])


def _link(kept: dict[str, str], cursor: str | None) -> str:
    return f"?{urlencode({**kept, 'after': cursor})}" if cursor else ""

"""The trial of an import: what would become of every row, what the reader says about names, the commit."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.access import import_for
from accounts.choices import ImportState
from accounts.forms.conflicts import rebased
from accounts.forms.import_answers import AnswersForm
from accounts.forms.imports import CommitForm, VersionForm, against_initial
from accounts.models import DataImport
from accounts.queries.import_trial import (
    coverage_for,
    matcher_for,
    missing_lines,
    suggested_names,
    waiting_for_others,
)
from accounts.queries.imports import counts_of, rows_of
from accounts.services.imports import answer_doubts, retry_check, start_commit
from kam.lib.errors import Conflict, Invalid
from kam.tenancy.capabilities import Capability
from kam.tenancy.decorators import page
from kam.tenancy.requests import ActorRequest
from kam.ui.refusals import put_on_form

TEMPLATE = "accounts/imports/import_outcome.html"
SHOWN = 8
BRINGING = ("created", "updated", "unchanged", "counted")


def to_import(data_import: DataImport) -> HttpResponse:
    """On to where the import stands."""
    return HttpResponseRedirect(reverse("accounts:import_detail", args=[data_import.pk]))


def answer_trial(
    request: ActorRequest,
    data_import: DataImport,
    *,
    status: int = 200,
    answers: AnswersForm | None = None,
    stale: bool = False,
) -> HttpResponse:
    """The page of a tried or finished import; for htmx its list of rows."""
    rows = _rows(request, data_import)
    if request.htmx:
        return render(request, f"{TEMPLATE}#rows", {"data_import": data_import, **rows})
    coverage = coverage_for(data_import, timezone.localdate())
    context = {
        **rows,
        "nav": "accounts:portfolio",
        "data_import": data_import,
        "counts": counts_of(data_import),
        "reasons": data_import.counts.get("reasons", [])[:SHOWN],
        "more_reasons": data_import.counts.get("reasons", [])[SHOWN:],
        "coverage": list(coverage.sentences()),
        "coverage_misses": coverage.misses,
        "stale": stale,
    }
    if data_import.state == ImportState.CHECKED:
        context |= _open(data_import, answers or AnswersForm(data_import))
    elif data_import.state == ImportState.DONE:
        context |= {"waiting": waiting_for_others(data_import), "rules": data_import.counts.get("rules", [])}
    return render(request, TEMPLATE, context, status=status)


def _open(data_import: DataImport, answers: AnswersForm) -> dict[str, Any]:
    """What there is still to decide."""
    outcomes = data_import.counts.get("outcomes", {})
    fields = {doubt["field"] for doubt in answers.doubts.values()} - {"stage"}
    questions = answers.questions
    return {
        "answers": answers,
        "questions": questions[:SHOWN],
        "more_questions": questions[SHOWN:],
        "more_wrong": any(question.wrong for question in questions[SHOWN:]),
        "differing": against_initial(answers) if answers.is_bound else [],
        "suggested": suggested_names(data_import, sorted(fields)),
        "commit_form": CommitForm(initial={"version": data_import.version, "assign_owners": True}),
        "worthless": not any(outcomes.get(one) for one in BRINGING),
        "missing": missing_lines(data_import),
    }


def _rows(request: ActorRequest, data_import: DataImport) -> dict[str, Any]:
    """One page of the rows under the chosen outcome, with the addresses around it."""
    outcome = request.GET.get("outcome", "")
    found = rows_of(data_import, outcome, request.GET.get("after") or request.GET.get("before") or "")
    here = reverse("accounts:import_detail", args=[data_import.pk])

    def address(**query: str | None) -> str:
        kept = {key: value for key, value in {"outcome": outcome, **query}.items() if value}
        return f"{here}?{urlencode(kept)}" if kept else here

    return {
        "rows": found.rows,
        "outcome": outcome,
        "all_url": here,
        "chips": [
            (one.label, address(outcome=one.outcome), outcome == one.outcome, one.rows)
            for one in counts_of(data_import)
        ],
        "next_url": address(after=found.next_cursor) if found.next_cursor else "",
        "previous_url": address(before=found.previous_cursor) if found.previous_cursor else "",
    }


@page(Capability.IMPORT_DATA, methods=("POST",))
def import_answer(request: ActorRequest, pk: int) -> HttpResponse:
    """Keep what the reader says about names and try the file again; 422 beside an answer that means nothing."""
    data_import = import_for(request.actor, pk)
    form = _answers(data_import, request)
    if form.is_valid():
        try:
            version = form.cleaned_data["version"]
            return to_import(answer_doubts(data_import, actor=request.actor, version=version, chosen=form.chosen()))
        except Invalid as refusal:
            put_on_form(form, refusal)
        except Conflict as error:
            return _stale(request, error.current.pk)
    return answer_trial(request, data_import, status=422, answers=form)


@page(Capability.IMPORT_DATA, methods=("POST",))
def import_retry(request: ActorRequest, pk: int) -> HttpResponse:
    """Try the same file again, now that what it names may be known."""
    data_import = import_for(request.actor, pk)
    form = VersionForm(request.POST)
    if not form.is_valid():
        return answer_trial(request, data_import, status=422)
    try:
        return to_import(retry_check(data_import, actor=request.actor, version=form.cleaned_data["version"]))
    except Conflict as error:
        return _stale(request, error.current.pk)


@page(Capability.IMPORT_DATA, methods=("POST",))
def import_commit(request: ActorRequest, pk: int) -> HttpResponse:
    """Import what was tried. Answers the trial does not know yet are not passed over: they need another trial."""
    data_import = import_for(request.actor, pk)
    form, answers = CommitForm(request.POST), _answers(data_import, request)
    if not form.is_valid():
        return answer_trial(request, data_import, status=422)
    try:
        if answers.answered and form.cleaned_data["version"] == data_import.version:
            raise Invalid(_("You changed answers since the trial: try again with them first, then import."))
        return to_import(start_commit(data_import, actor=request.actor, **form.cleaned_data))
    except Invalid as refusal:
        answers.is_valid()
        put_on_form(answers, refusal)
        return answer_trial(request, data_import, status=422, answers=answers)
    except Conflict as error:
        return _stale(request, error.current.pk)


def _answers(data_import: DataImport, request: ActorRequest) -> AnswersForm:
    return AnswersForm(data_import, request.POST, lambda field: matcher_for(data_import, field))


def _stale(request: ActorRequest, pk: int) -> HttpResponse:
    """Somebody was faster: the import as it now stands, with the answers that still fit."""
    current = import_for(request.actor, pk)
    kept = AnswersForm(current, rebased(request.POST, current.version), lambda field: matcher_for(current, field))
    return answer_trial(request, current, status=409, answers=kept, stale=True)

"""The import, step by step: upload, columns, trial, commit, report. Every step is an address one can come back to."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse

from accounts.access import import_for
from accounts.choices import ImportKind, ImportState
from accounts.forms.imports import CommitForm, KindForm, MappingForm, UploadForm
from accounts.models import DataImport
from accounts.queries.imports import counts_of, recent_imports, rows_of
from accounts.services.imports import discard_import, propose_again, start_check, start_commit, start_import
from kam.files.responses import download
from kam.lib.errors import Invalid, NotVisible
from kam.tenancy.capabilities import Capability
from kam.tenancy.decorators import page
from kam.tenancy.requests import ActorRequest
from kam.ui.refusals import put_on_form

WORKING = (ImportState.CHECKING, ImportState.COMMITTING)


def _to(data_import: DataImport) -> HttpResponse:
    return HttpResponseRedirect(reverse("accounts:import_detail", args=[data_import.pk]))


@page(Capability.IMPORT_DATA, methods=("GET", "POST"))
def import_list(request: ActorRequest) -> HttpResponse:
    """Upload a file, and what was imported before. An unreadable file is told beside the field, with the place."""
    currency = request.organisation.currency
    form = UploadForm(request.POST or None, request.FILES or None, initial={"currency": currency})
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                upload, chosen = form.cleaned_data["file"], form.cleaned_data["currency"]
                return _to(start_import(upload, actor=request.actor, currency=chosen))
            except Invalid as refusal:
                put_on_form(form, refusal)
    context = {"nav": "accounts:portfolio", "form": form, "imports": recent_imports(), "kinds": ImportKind.choices}
    return render(request, "accounts/imports/import_list.html", context, status=status)


@page(Capability.IMPORT_DATA)
def import_detail(request: ActorRequest, pk: int) -> HttpResponse:
    """Where the import stands: the columns to settle, the work in progress, or what became of every row."""
    data_import = import_for(request.actor, pk)
    if data_import.state in WORKING and data_import.job is not None and not data_import.job.is_settled:
        return HttpResponseRedirect(reverse("outbox:job_detail", args=[data_import.job.pk]))
    if data_import.state in {ImportState.UPLOADED, ImportState.FAILED, *WORKING}:
        return _mapping(request, data_import, MappingForm(data_import))
    return _outcome(request, data_import)


def _mapping(request: ActorRequest, data_import: DataImport, form: MappingForm, status: int = 200) -> HttpResponse:
    job = data_import.job
    context = {
        "nav": "accounts:portfolio",
        "data_import": data_import,
        "form": form,
        "kind_form": KindForm(initial={"kind": data_import.kind}),
        "failure": data_import.message or (job.message if job is not None and job.state == "failed" else ""),
    }
    return render(request, "accounts/imports/import_mapping.html", context, status=status)


def _outcome(request: ActorRequest, data_import: DataImport, status: int = 200) -> HttpResponse:
    outcome = request.GET.get("outcome", "")
    found = rows_of(data_import, outcome, request.GET.get("after") or request.GET.get("before") or "")
    here = reverse("accounts:import_detail", args=[data_import.pk])

    def address(**query: str | None) -> str:
        kept = {key: value for key, value in {"outcome": outcome, **query}.items() if value}
        return f"{here}?{urlencode(kept)}" if kept else here

    context = {
        "nav": "accounts:portfolio",
        "data_import": data_import,
        "counts": counts_of(data_import),
        "chips": [
            (one.label, address(outcome=one.outcome), outcome == one.outcome, one.rows)
            for one in counts_of(data_import)
        ],
        "all_url": here,
        "outcome": outcome,
        "rows": found.rows,
        "next_url": address(after=found.next_cursor) if found.next_cursor else "",
        "previous_url": address(before=found.previous_cursor) if found.previous_cursor else "",
        "commit_form": CommitForm(initial={"version": data_import.version, "assign_owners": True}),
    }
    template = "accounts/imports/import_outcome.html"
    return render(request, f"{template}#rows" if request.htmx else template, context, status=status)


@page(Capability.IMPORT_DATA, methods=("POST",))
def import_kind(request: ActorRequest, pk: int) -> HttpResponse:
    """The file holds something else than guessed."""
    data_import = import_for(request.actor, pk)
    form = KindForm(request.POST)
    if form.is_valid():
        propose_again(data_import, actor=request.actor, kind=form.cleaned_data["kind"])
    return _to(data_import)


@page(Capability.IMPORT_DATA, methods=("POST",))
def import_check(request: ActorRequest, pk: int) -> HttpResponse:
    """Keep the columns and try the file; 422 beside the column that cannot stay so."""
    data_import = import_for(request.actor, pk)
    form = MappingForm(data_import, request.POST)
    if form.is_valid():
        try:
            version = form.cleaned_data["version"]
            return _to(start_check(data_import, actor=request.actor, version=version, columns=form.column_map()))
        except Invalid as refusal:
            put_on_form(form, refusal)
    return _mapping(request, data_import, form, status=422)


@page(Capability.IMPORT_DATA, methods=("POST",))
def import_commit(request: ActorRequest, pk: int) -> HttpResponse:
    """Import what was tried."""
    data_import = import_for(request.actor, pk)
    form = CommitForm(request.POST)
    if not form.is_valid():
        return _outcome(request, data_import, status=422)
    return _to(start_commit(data_import, actor=request.actor, **form.cleaned_data))


@page(Capability.IMPORT_DATA, methods=("POST",))
def import_discard(request: ActorRequest, pk: int) -> HttpResponse:
    """Leave this import."""
    data_import = import_for(request.actor, pk)
    discard_import(data_import, actor=request.actor, version=data_import.version)
    return HttpResponseRedirect(reverse("accounts:import_list"))


@page(Capability.IMPORT_DATA)
def import_report(request: ActorRequest, pk: int) -> HttpResponseBase:
    """The report as a workbook: counts, rules, and every row with what became of it."""
    data_import = import_for(request.actor, pk)
    if data_import.job is None or data_import.job.file is None:
        raise NotVisible
    return download(data_import.job.file)

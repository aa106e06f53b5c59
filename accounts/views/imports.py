"""The import, step by step: upload, columns, trial, commit, report. Every step is an address one can come back to."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from accounts.access import import_for
from accounts.choices import ImportState
from accounts.forms.conflicts import rebased
from accounts.forms.import_columns import MappingForm
from accounts.forms.imports import KindForm, UploadForm, against_initial
from accounts.importing import KINDS, blank_sheets, kind_choices, kind_of
from accounts.models import DataImport
from accounts.queries.imports import recent_imports
from accounts.services.imports import discard_import, propose_again, start_check, start_import
from accounts.views.import_trial import answer_trial, to_import
from kam.files.responses import download
from kam.lib.errors import Conflict, Invalid, NotVisible
from kam.lib.tabular import write_xlsx
from kam.tenancy.capabilities import Capability
from kam.tenancy.decorators import page
from kam.tenancy.requests import ActorRequest
from kam.ui.refusals import put_on_form

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WORKING = (ImportState.CHECKING, ImportState.COMMITTING)


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
                return to_import(start_import(upload, actor=request.actor, currency=chosen))
            except Invalid as refusal:
                put_on_form(form, refusal)
    context = {"nav": "accounts:portfolio", "form": form, "imports": recent_imports(), "kinds": kind_choices()}
    return render(request, "accounts/imports/import_list.html", context, status=status)


@page(Capability.IMPORT_DATA)
def import_detail(request: ActorRequest, pk: int) -> HttpResponse:
    """Where the import stands: the columns to settle, the work in progress, or what became of every row.

    `?step=columns` goes back from the trial to the columns.
    """
    data_import = import_for(request.actor, pk)
    if data_import.state in WORKING and data_import.job is not None and not data_import.job.is_settled:
        return HttpResponseRedirect(reverse("outbox:job_detail", args=[data_import.job.pk]))
    again = data_import.state == ImportState.CHECKED and request.GET.get("step") == "columns"
    if again or data_import.state in {ImportState.UPLOADED, ImportState.FAILED, *WORKING}:
        return _mapping(request, data_import, MappingForm(data_import))
    return answer_trial(request, data_import)


def _mapping(
    request: ActorRequest, data_import: DataImport, form: MappingForm, status: int = 200, stale: bool = False
) -> HttpResponse:
    job = data_import.job
    context = {
        "nav": "accounts:portfolio",
        "data_import": data_import,
        "form": form,
        "stale": stale,
        "differing": against_initial(form) if stale else [],
        "kind_form": KindForm(initial={"kind": data_import.kind}),
        "failure": data_import.message or (job.message if job is not None and job.state == "failed" else ""),
    }
    return render(request, "accounts/imports/import_mapping.html", context, status=status)


@page(Capability.IMPORT_DATA, methods=("POST",))
def import_kind(request: ActorRequest, pk: int) -> HttpResponse:
    """The file holds something else than guessed."""
    data_import = import_for(request.actor, pk)
    form = KindForm(request.POST)
    if form.is_valid():
        propose_again(data_import, actor=request.actor, kind=form.cleaned_data["kind"])
    return to_import(data_import)


@page(Capability.IMPORT_DATA, methods=("POST",))
def import_check(request: ActorRequest, pk: int) -> HttpResponse:
    """Keep the columns and try the file; 422 beside the column that cannot stay so, 409 when somebody was faster."""
    data_import = import_for(request.actor, pk)
    form = MappingForm(data_import, request.POST)
    if form.is_valid():
        try:
            version = form.cleaned_data["version"]
            return to_import(start_check(data_import, actor=request.actor, version=version, columns=form.column_map()))
        except Invalid as refusal:
            put_on_form(form, refusal)
        except Conflict as error:
            current = import_for(request.actor, error.current.pk)
            kept = MappingForm(current, rebased(request.POST, current.version))
            return _mapping(request, current, kept, status=409, stale=True)
    return _mapping(request, data_import, form, status=422)


@page(Capability.IMPORT_DATA, methods=("POST",))
def import_discard(request: ActorRequest, pk: int) -> HttpResponse:
    """Leave this import."""
    data_import = import_for(request.actor, pk)
    discard_import(data_import, actor=request.actor, version=data_import.version)
    return HttpResponseRedirect(reverse("accounts:import_list"))


@page(Capability.IMPORT_DATA)
def import_template(request: ActorRequest, content: str) -> HttpResponse:
    """A workbook to fill in, with the headings we recognise."""
    if content not in KINDS:
        raise NotVisible
    response = HttpResponse(write_xlsx(blank_sheets(kind_of(content))), content_type=XLSX)
    name = _("%(content)s to import.xlsx") % {"content": kind_of(content).label}
    response.headers["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    return response


@page(Capability.IMPORT_DATA)
def import_report(request: ActorRequest, pk: int) -> HttpResponseBase:
    """The report as a workbook: counts, rules, and every row with what became of it."""
    data_import = import_for(request.actor, pk)
    if data_import.job is None or data_import.job.file is None:
        raise NotVisible
    return download(data_import.job.file)

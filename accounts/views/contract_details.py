"""What hangs on a contract: its competitors and its documents."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse, HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.access import Right, competitor_for, contract_for, document_for
from accounts.forms.conflicts import differences, rebased
from accounts.forms.contract_details import CompetitorForm, DocumentForm
from accounts.services import contract_details as services
from accounts.views.answers import done, posted
from accounts.views.contracts import place_of
from kam.files.responses import download
from kam.lib.errors import Conflict, Invalid
from kam.tenancy.capabilities import Capability
from kam.tenancy.decorators import page
from kam.tenancy.requests import ActorRequest
from kam.ui.answers import shown
from kam.ui.refusals import put_on_form


@page(Capability.VIEW_PORTFOLIO, methods=("GET", "POST"))
def contract_competitor_create(request: ActorRequest, pk: int) -> HttpResponse:
    """Somebody else wants the contract."""
    contract = contract_for(request.actor, pk, Right.CHANGE)
    form = CompetitorForm(posted(request))
    if request.method == "POST" and form.is_valid():
        try:
            services.add_competitor(contract, actor=request.actor, **form.values())
            return done(request, place_of(contract), _("The competitor is noted."))
        except Invalid as error:
            put_on_form(form, error)
    context = {"contract": contract, "account": contract.account, "form": form}
    return shown(request, "accounts/contract_competitor_create.html", context, 422 if form.is_bound else 200)


@page(Capability.VIEW_PORTFOLIO, methods=("GET", "POST"))
def competitor_edit(request: ActorRequest, pk: int) -> HttpResponse:
    """Change what is known of a competitor; a stale save is answered with both versions."""
    competitor = competitor_for(request.actor, pk)
    form = CompetitorForm(posted(request), competitor=competitor)
    contract = competitor.contract
    context: dict[str, Any] = {"competitor": competitor, "contract": contract, "account": contract.account}
    if request.method == "POST" and form.is_valid():
        try:
            version = form.cleaned_data["version"] or 0
            services.update_competitor(competitor, actor=request.actor, version=version, **form.values())
            return done(request, place_of(contract), _("Saved."))
        except Invalid as error:
            put_on_form(form, error)
        except Conflict as error:
            context["conflict"] = differences(form, error.current)
            context["form"] = CompetitorForm(rebased(request.POST, error.current.version), competitor=error.current)
            return shown(request, "accounts/competitor_edit.html", context, 409)
    return shown(request, "accounts/competitor_edit.html", context | {"form": form}, 422 if form.is_bound else 200)


@page(Capability.VIEW_PORTFOLIO, methods=("POST",))
def competitor_remove(request: ActorRequest, pk: int) -> HttpResponse:
    """They are out of it; what somebody changed meanwhile is shown first."""
    competitor, version = competitor_for(request.actor, pk), request.POST.get("version", "")
    known = int(version) if version.isascii() and version.isdecimal() and len(version) < 10 else 0
    try:
        services.remove_competitor(competitor, actor=request.actor, version=known)
    except Conflict:
        text = _("%(name)s was changed meanwhile: read what stands now, then take them off.")
        return done(request, place_of(competitor.contract), text % {"name": competitor.name})
    return done(request, place_of(competitor.contract), _("%(name)s is taken off.") % {"name": competitor.name})


@page(Capability.VIEW_PORTFOLIO, methods=("GET", "POST"))
def contract_document_create(request: ActorRequest, pk: int) -> HttpResponse:
    """Keep a file with the contract; what is not kept here is told beside the field."""
    contract = contract_for(request.actor, pk, Right.CHANGE)
    form = DocumentForm(posted(request), request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            services.add_document(contract, form.cleaned_data["file"], actor=request.actor)
            return done(request, place_of(contract), _("The document is kept with the contract."))
        except Invalid as error:
            put_on_form(form, error)
    context = {"contract": contract, "account": contract.account, "form": form}
    return shown(request, "accounts/contract_document_create.html", context, 422 if form.is_bound else 200)


@page(Capability.VIEW_PORTFOLIO)
def document_download(request: ActorRequest, pk: int) -> HttpResponseBase:
    """The file as an attachment, for who may open the account."""
    return download(document_for(request.actor, pk).file)


@page(Capability.VIEW_PORTFOLIO, methods=("POST",))
def document_remove(request: ActorRequest, pk: int) -> HttpResponse:
    """Take a document away."""
    document = document_for(request.actor, pk, Right.CHANGE)
    services.remove_document(document, actor=request.actor, now=timezone.now())
    return done(request, place_of(document.contract), _("%(name)s is taken away.") % {"name": document.file.name})

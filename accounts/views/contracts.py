"""A contract's page, and writing contracts."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.access import Right, account_for, contract_for
from accounts.choices import Threat
from accounts.forms.conflicts import differences, rebased
from accounts.forms.contract import ContractForm
from accounts.models import Contract
from accounts.queries.contracts import facts_of, renews_itself_on
from accounts.queries.header import account_header
from accounts.queries.runway import runway_line
from accounts.services.contracts import create_contract, update_contract
from accounts.services.once import once
from accounts.views.answers import done, posted
from kam.audit.queries import history_of
from kam.lib.errors import Conflict, Invalid
from kam.tenancy.capabilities import Capability
from kam.tenancy.decorators import page
from kam.tenancy.requests import ActorRequest
from kam.ui.answers import shown
from kam.ui.refusals import put_on_form

NAV = {"nav": "accounts:portfolio"}


def place_of(contract: Contract) -> str:
    """The address of a contract's page."""
    return reverse("accounts:contract_detail", args=[contract.pk])


@page(Capability.VIEW_PORTFOLIO)
def contract_detail(request: ActorRequest, pk: int) -> HttpResponse:
    """The contract in full: terms, runway, money, products, competitors, documents, call-offs."""
    contract, today = contract_for(request.actor, pk), timezone.localdate()
    facts = facts_of(contract, request.actor)
    threats = sum(one.threat == Threat.HIGH for one in facts.competitors)
    context = {
        "contract": contract,
        "account": contract.account,
        "header": account_header(contract.account, request.actor, today),
        "facts": facts,
        "line": runway_line(contract, today, threats=threats) if contract.runs else None,
        "renews_itself_on": renews_itself_on(contract),
        "today": today,
        **NAV,
    }
    return render(request, "accounts/contract_detail.html", context)


@page(Capability.VIEW_PORTFOLIO)
def contract_history_panel(request: ActorRequest, pk: int) -> HttpResponse:
    """Who changed the contract, what and why; for htmx the list alone."""
    contract = contract_for(request.actor, pk)
    context = {"contract": contract, "account": contract.account, "entries": history_of(contract), **NAV}
    part = "#entries" if request.htmx else ""
    return render(request, f"accounts/contract_history_panel.html{part}", context)


@page(Capability.VIEW_PORTFOLIO, methods=("GET", "POST"))
def contract_create(request: ActorRequest, pk: int) -> HttpResponse:
    """A new contract of the account; the form sent twice creates one."""
    account = account_for(request.actor, pk, Right.CHANGE)
    form = ContractForm(posted(request), actor=request.actor, account=account)
    if request.method == "POST" and form.is_valid():

        def create() -> Contract:
            return create_contract(account, actor=request.actor, **form.values())

        token = form.cleaned_data["token"]
        try:
            once(Contract, "contract.create", token, actor=request.actor, create=create) if token else create()
            return done(request, reverse("accounts:account_value", args=[pk]), _("The contract is recorded."))
        except Invalid as error:
            put_on_form(form, error)
    context = {"account": account, "form": form}
    return shown(request, "accounts/contract_create.html", context, 422 if form.is_bound else 200)


@page(Capability.VIEW_PORTFOLIO, methods=("GET", "POST"))
def contract_edit(request: ActorRequest, pk: int) -> HttpResponse:
    """Change a contract; a stale save is answered with both versions."""
    contract = contract_for(request.actor, pk, Right.CHANGE)
    given: dict[str, Any] = {"actor": request.actor, "account": contract.account}
    form = ContractForm(posted(request), contract=contract, **given)
    context: dict[str, Any] = {"contract": contract, "account": contract.account, "form": form}
    if request.method != "POST":
        return shown(request, "accounts/contract_edit.html", context)
    if form.is_valid():
        version = form.cleaned_data["version"] or 0
        try:
            update_contract(contract, actor=request.actor, version=version, **form.values())
            return done(request, place_of(contract), _("Saved."))
        except Invalid as error:
            put_on_form(form, error)
        except Conflict as error:
            context["conflict"] = differences(form, error.current)
            kept = rebased(request.POST, error.current.version)
            context["form"] = ContractForm(kept, contract=error.current, **given)
            return shown(request, "accounts/contract_edit.html", context, 409)
    return shown(request, "accounts/contract_edit.html", context, 422)

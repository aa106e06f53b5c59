"""Writing contracts, and how they end."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.access import Right, account_for, contract_for
from accounts.forms.conflicts import differences, rebased
from accounts.forms.contract import ContractForm, LoseForm, RenewForm
from accounts.models import Account, Contract
from accounts.services.contracts import create_contract, lose_contract, renew_contract, update_contract
from accounts.services.once import once
from accounts.views.answers import done, posted
from kam.lib.errors import Conflict, Invalid
from kam.tenancy.capabilities import Capability
from kam.tenancy.decorators import page
from kam.tenancy.requests import ActorRequest
from kam.ui.answers import shown
from kam.ui.refusals import put_on_form


def _value_tab(account: Account) -> str:
    return reverse("accounts:account_value", args=[account.pk])


@page(Capability.VIEW_PORTFOLIO, methods=("GET", "POST"))
def contract_create(request: ActorRequest, pk: int) -> HttpResponse:
    """A new contract of the account; the form sent twice creates one."""
    account = account_for(request.actor, pk, Right.CHANGE)
    form = ContractForm(posted(request), currency=account.currency)
    if request.method == "POST" and form.is_valid():

        def create() -> Contract:
            return create_contract(account, actor=request.actor, **form.values())

        token = form.cleaned_data["token"]
        try:
            once(Contract, "contract.create", token, actor=request.actor, create=create) if token else create()
            return done(request, _value_tab(account), _("The contract is recorded."))
        except Invalid as error:
            put_on_form(form, error)
    context = {"account": account, "form": form}
    return shown(request, "accounts/contract_create.html", context, 422 if form.is_bound else 200)


@page(Capability.VIEW_PORTFOLIO, methods=("GET", "POST"))
def contract_edit(request: ActorRequest, pk: int) -> HttpResponse:
    """Change a contract; a stale save is answered with both versions."""
    contract = contract_for(request.actor, pk, Right.CHANGE)
    form = ContractForm(posted(request), contract=contract)
    context: dict[str, Any] = {"contract": contract, "account": contract.account, "form": form}
    if request.method != "POST":
        return shown(request, "accounts/contract_edit.html", context)
    if form.is_valid():
        version = form.cleaned_data["version"] or 0
        try:
            update_contract(contract, actor=request.actor, version=version, **form.values())
            return done(request, _value_tab(contract.account), _("Saved."))
        except Invalid as error:
            put_on_form(form, error)
        except Conflict as error:
            context["conflict"] = differences(form, error.current)
            context["form"] = ContractForm(rebased(request.POST, error.current.version), contract=error.current)
            return shown(request, "accounts/contract_edit.html", context, 409)
    return shown(request, "accounts/contract_edit.html", context, 422)


@page(Capability.VIEW_PORTFOLIO, methods=("GET", "POST"))
def contract_renew(request: ActorRequest, pk: int) -> HttpResponse:
    """Close a contract as renewed and record the one that follows."""
    contract = contract_for(request.actor, pk, Right.CHANGE)
    form = RenewForm(posted(request), contract=contract)
    if request.method == "POST" and form.is_valid():
        try:
            renew_contract(contract, actor=request.actor, **form.cleaned_data)
            return done(request, _value_tab(contract.account), _("Renewed: the following contract is recorded."))
        except Invalid as error:
            put_on_form(form, error)
        except Conflict as error:
            return _stale(request, "accounts/contract_renew.html", error.current, RenewForm)
    context = {"contract": contract, "account": contract.account, "form": form}
    return shown(request, "accounts/contract_renew.html", context, 422 if form.is_bound else 200)


@page(Capability.VIEW_PORTFOLIO, methods=("GET", "POST"))
def contract_lose(request: ActorRequest, pk: int) -> HttpResponse:
    """Close a contract as lost, with the reason."""
    contract = contract_for(request.actor, pk, Right.CHANGE)
    form = LoseForm(posted(request), contract=contract)
    if request.method == "POST" and form.is_valid():
        try:
            lose_contract(contract, actor=request.actor, **form.cleaned_data)
            return done(request, _value_tab(contract.account), _("Recorded as lost, with its reason."))
        except Invalid as error:
            put_on_form(form, error)
        except Conflict as error:
            return _stale(request, "accounts/contract_lose.html", error.current, LoseForm)
    context = {"contract": contract, "account": contract.account, "form": form}
    return shown(request, "accounts/contract_lose.html", context, 422 if form.is_bound else 200)


def _stale(
    request: ActorRequest, template: str, current: Contract, form: type[RenewForm] | type[LoseForm]
) -> HttpResponse:
    """The contract changed meanwhile: show it as it stands, with what was typed."""
    kept = form(rebased(request.POST, current.version), contract=current)
    context = {"contract": current, "account": current.account, "form": kept, "stale": True}
    return shown(request, template, context, 409)

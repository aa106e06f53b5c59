"""How a contract ends, and whether it is put to tender."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.access import Right, contract_for
from accounts.choices import RunState
from accounts.forms.conflicts import rebased
from accounts.forms.contract_details import TenderForm
from accounts.forms.contract_outcomes import LoseForm, RenewForm, ReopenForm
from accounts.models import Contract, ProtocolRun
from accounts.services.contract_reopening import reopen_contract
from accounts.services.contracts import lose_contract, renew_contract
from accounts.services.tender import begin_tender, end_tender
from accounts.views.answers import done, posted
from accounts.views.contracts import place_of
from kam.lib.errors import Conflict, Invalid
from kam.tenancy.capabilities import Capability
from kam.tenancy.decorators import page
from kam.tenancy.requests import ActorRequest
from kam.ui.answers import shown
from kam.ui.refusals import put_on_form

Form = RenewForm | LoseForm | ReopenForm | TenderForm
FormOf = Callable[[Any, Contract], Form]


@page(Capability.VIEW_PORTFOLIO, methods=("GET", "POST"))
def contract_renew(request: ActorRequest, pk: int) -> HttpResponse:
    """Close a contract as renewed, for as much, more or less, and record the one that follows."""
    today = timezone.localdate()

    def renew(contract: Contract, **typed: Any) -> tuple[Contract, str]:
        made = renew_contract(contract, actor=request.actor, today=today, **typed)
        return made, _("Renewed: the following contract is recorded.")

    return _ask(
        request, pk, "accounts/contract_renew.html", lambda data, one: RenewForm(data, contract=one, today=today), renew
    )


@page(Capability.VIEW_PORTFOLIO, methods=("GET", "POST"))
def contract_lose(request: ActorRequest, pk: int) -> HttpResponse:
    """Close a contract as lost, with the reason."""
    today = timezone.localdate()

    def lose(contract: Contract, **typed: Any) -> tuple[Contract, str]:
        lost = lose_contract(contract, actor=request.actor, today=today, **typed)
        return lost, _("Recorded as lost, with its reason.")

    return _ask(
        request, pk, "accounts/contract_lose.html", lambda data, one: LoseForm(data, contract=one, today=today), lose
    )


@page(Capability.VIEW_PORTFOLIO, methods=("GET", "POST"))
def contract_reopen(request: ActorRequest, pk: int) -> HttpResponse:
    """Take back how a contract ended, with the reason."""

    def reopen(contract: Contract, **typed: Any) -> tuple[Contract, str]:
        return reopen_contract(contract, actor=request.actor, **typed), _("The contract runs again.")

    return _ask(request, pk, "accounts/contract_reopen.html", lambda data, one: ReopenForm(data, contract=one), reopen)


@page(Capability.VIEW_PORTFOLIO, methods=("GET", "POST"))
def contract_tender(request: ActorRequest, pk: int) -> HttpResponse:
    """Into tender mode, which starts the tender's protocol; or out of it, with a reason."""

    def switch(contract: Contract, **typed: Any) -> tuple[Contract, str]:
        if contract.in_tender:
            end_tender(contract, actor=request.actor, today=timezone.localdate(), **typed)
            stopped = typed.get("stop_protocol")
            off = _("Tender mode is off: the renewal's gates count again.")
            return contract, _("Tender mode is off, and its protocol is stopped.") if stopped else off
        run = begin_tender(contract, actor=request.actor, today=timezone.localdate(), **typed)
        return contract, _begun(run)

    return _ask(request, pk, "accounts/contract_tender.html", lambda data, one: TenderForm(data, contract=one), switch)


def _begun(run: ProtocolRun | None) -> str:
    if run is None:
        return _("Tender mode is on. The organisation runs no protocol for it.")
    if run.state == RunState.PAUSED:
        return _("Tender mode is on. Its protocol is paused: resume it to go on.")
    return _("Tender mode is on, and its protocol runs.")


def _ask(
    request: ActorRequest, pk: int, template: str, form_of: FormOf, act: Callable[..., tuple[Contract, str]]
) -> HttpResponse:
    """Show the form, or do what it asks and go to the contract's page; stale, it is shown again with what was typed."""
    contract = contract_for(request.actor, pk, Right.CHANGE)
    form = form_of(posted(request), contract)
    context: dict[str, Any] = {"contract": contract, "account": contract.account, "form": form}
    if request.method == "POST" and form.is_valid():
        try:
            shown_next, text = act(contract, **form.values())
            return done(request, place_of(shown_next), text)
        except Invalid as error:
            put_on_form(form, error)
        except Conflict as error:
            kept = form_of(rebased(request.POST, error.current.version), error.current)
            context |= {"contract": error.current, "form": kept, "stale": True}
            return shown(request, template, context, 409)
    return shown(request, template, context, 422 if form.is_bound else 200)

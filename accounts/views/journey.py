"""The journey tab: where the account stands, how it came there, and where it goes next."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.access import account_for, require_move
from accounts.choices import Phase
from accounts.forms.conflicts import rebased
from accounts.forms.journey import MoveForm
from accounts.models import Account
from accounts.queries.gates import gates_ahead
from accounts.queries.header import account_header
from accounts.queries.journey import passages_of, stays_in
from accounts.services.journey import move_phase
from accounts.stays import cycles_of
from accounts.views.answers import done, moved_on_board, posted
from kam.lib.errors import Conflict, GateNotMet, Invalid
from kam.tenancy.capabilities import Capability, actor_can
from kam.tenancy.decorators import page
from kam.tenancy.requests import ActorRequest
from kam.ui.answers import shown
from kam.ui.refusals import put_on_form


@page(Capability.VIEW_PORTFOLIO)
def account_journey(request: ActorRequest, pk: int) -> HttpResponse:
    """Every stay drawn, every passage in a table."""
    account, today = account_for(request.actor, pk), timezone.localdate()
    passages = list(passages_of(account))
    stays = stays_in(passages)
    lasted = [(passage, stay.days(today)) for passage, stay in zip(passages, stays, strict=True)]
    header = account_header(account, request.actor, today)
    context = {
        "account": account,
        "header": header,
        "today": today,
        "stays": stays,
        "gates": [gate for gate in gates_ahead(account, today).values() if gate.total],
        "may_move": header.may_change or actor_can(request.actor, Capability.FORCE_GATE),
        "cycles": cycles_of(stays),
        "passages": lasted[::-1],
        "nav": "accounts:portfolio",
    }
    return render(request, "accounts/account_journey.html", context)


@page(Capability.VIEW_PORTFOLIO, methods=("GET", "POST"))
def account_move(request: ActorRequest, pk: int) -> HttpResponse:
    """Move the account to another phase past its entry gate; a stale page is refused and keeps the reason."""
    account = account_for(request.actor, pk)
    require_move(request.actor, account)
    context = _move_context(request, account, posted(request))
    form = context["form"]
    if request.method != "POST":
        return shown(request, "accounts/account_move.html", context)
    if not form.is_valid() and form.cleaned_data.get("version") == account.version:
        return shown(request, "accounts/account_move.html", context, 422)
    try:
        if form.cleaned_data.get("version") != account.version:
            raise Conflict(account)
        moved = move_phase(account, actor=request.actor, today=timezone.localdate(), **form.cleaned_data)
    except Invalid as error:
        put_on_form(form, error)
        return shown(request, "accounts/account_move.html", context, 422)
    except GateNotMet as error:
        form.add_error("to_phase", _unmet(form))
        return shown(request, "accounts/account_move.html", context | {"missing": error.missing}, 422)
    except Conflict as error:
        context = _move_context(request, error.current, rebased(request.POST, error.current.version))
        return shown(request, "accounts/account_move.html", context | {"stale": True}, 409)
    text = _("%(name)s is now in %(phase)s.") % {"name": moved.name, "phase": Phase(moved.phase).label}
    return moved_on_board(request, moved, text) or done(request, reverse("accounts:account_journey", args=[pk]), text)


def _move_context(request: ActorRequest, account: Account, data: QueryDict | None) -> dict[str, Any]:
    """The form beside the gates it leads through; the exception is offered where there is one to make."""
    gates = [gate for gate in gates_ahead(account, timezone.localdate()).values() if gate.total]
    excepts = actor_can(request.actor, Capability.FORCE_GATE) and not all(gate.met for gate in gates)
    form = MoveForm(data, account=account, to=request.GET.get("to", ""), may_except=excepts)
    return {"account": account, "form": form, "gates": gates}


def _unmet(form: MoveForm) -> str:
    if "by_exception" in form.fields:
        return _("The entry gate is not met. Mend what is missing, or pass it by exception with your reason.")
    return _("The entry gate is not met. Mend what is missing, or ask an executive or an administrator to pass it.")

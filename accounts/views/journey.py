"""The journey tab: where the account stands, how it came there, and where it goes next."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.access import Right, account_for
from accounts.choices import Phase
from accounts.forms.conflicts import rebased
from accounts.forms.journey import MoveForm
from accounts.queries.header import account_header
from accounts.queries.journey import passages_of, stays_in
from accounts.services.journey import move_phase
from accounts.stays import cycles_of
from accounts.views.answers import done, moved_on_board, posted
from kam.lib.errors import Conflict, Invalid
from kam.tenancy.capabilities import Capability
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
    context = {
        "account": account,
        "header": account_header(account, request.actor, today),
        "today": today,
        "stays": stays,
        "cycles": cycles_of(stays),
        "passages": lasted[::-1],
        "nav": "accounts:portfolio",
    }
    return render(request, "accounts/account_journey.html", context)


@page(Capability.VIEW_PORTFOLIO, methods=("GET", "POST"))
def account_move(request: ActorRequest, pk: int) -> HttpResponse:
    """Move the account to another phase, with a reason; a stale page is refused and keeps the reason."""
    account = account_for(request.actor, pk, Right.CHANGE)
    form = MoveForm(posted(request), account=account, to=request.GET.get("to", ""))
    context: dict[str, Any] = {"account": account, "form": form}
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
    except Conflict as error:
        context |= {"account": error.current, "stale": True}
        context["form"] = MoveForm(rebased(request.POST, error.current.version), account=error.current)
        return shown(request, "accounts/account_move.html", context, 409)
    text = _("%(name)s is now in %(phase)s.") % {"name": moved.name, "phase": Phase(moved.phase).label}
    return moved_on_board(request, moved, text) or done(request, reverse("accounts:account_journey", args=[pk]), text)

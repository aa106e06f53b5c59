"""The renewal runway: of one account, of the whole portfolio, and ticking a gate."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.access import Right, account_for, contract_for, may, require_right, runway_gate_for
from accounts.forms.runway import RunwayFilters, TickForm
from accounts.queries import runway as queries
from accounts.queries.header import account_header
from accounts.queries.runway_list import kept_sums, runway_page
from accounts.services.runway import tick_gate
from accounts.views.answers import posted
from kam.lib.errors import Invalid
from kam.tenancy.capabilities import Capability
from kam.tenancy.decorators import page
from kam.tenancy.requests import ActorRequest
from kam.ui.answers import saved, shown
from kam.ui.refusals import put_on_form

NAV = {"nav": "accounts:portfolio"}
WHOLE, MOST = 2, 20  # runways drawn in full, and rows of others: each opens whole on its contract's page


@page(Capability.VIEW_PORTFOLIO)
def account_runway(request: ActorRequest, pk: int) -> HttpResponse:
    """The countdown of every running contract of the account, with its gates and its money."""
    account, today = account_for(request.actor, pk), timezone.localdate()
    lines = queries.runways_of(account, today)
    near = [one for one in lines if one.runway.on_line]
    later = [one for one in lines if not one.runway.on_line]
    context = {
        "account": account,
        "header": account_header(account, request.actor, today),
        "lines": near[:WHOLE],
        "others": near[WHOLE:MOST],
        "later": later[:MOST],
        "unshown": len(near[MOST:]) + len(later[MOST:]),
        "today": today,
        **NAV,
    }
    return render(request, "accounts/account_runway.html", context)


@page(Capability.VIEW_PORTFOLIO)
def runway_list(request: ActorRequest) -> HttpResponse:
    """All renewals of the next twelve months under one axis, with their sums."""
    today = timezone.localdate()
    filters = RunwayFilters(request.GET, today=today)
    wanted = filters.wanted()
    found, lines = runway_page(request.actor, wanted, today, cursor=request.GET.get("at", ""))
    sums, as_of = kept_sums(request.actor, wanted, today)
    context = {
        "lines": lines,
        "sums": sums,
        "as_of": as_of,
        "filters": filters,
        "wanted": wanted,
        "chips": _chips(request, mine=wanted.mine),
        "keep": {"mine": "1"} if wanted.mine else {},
        "previous_url": _at(request, found.previous_cursor),
        "next_url": _at(request, found.next_cursor),
        "today": today,
        **NAV,
    }
    part = "#list" if request.htmx else ""
    return render(request, f"accounts/runway_list.html{part}", context)


@page(Capability.VIEW_PORTFOLIO, methods=("GET", "POST"))
def runway_tick(request: ActorRequest, pk: int, gate_pk: int) -> HttpResponse:
    """A gate is done with what shows it, or is not after all; everything ticked of it stands below."""
    contract, gate, today = contract_for(request.actor, pk), runway_gate_for(gate_pk), timezone.localdate()
    form = TickForm(posted(request), gate=gate, today=today)
    if request.method == "POST":
        require_right(request.actor, contract.account, Right.CHANGE)
        ticked = request.POST.get("done") != "0"
        if form.is_valid() or not ticked:
            given = form.cleaned_data if ticked else {"evidence": form.cleaned_data.get("evidence", "")}
            try:
                tick_gate(contract, gate, actor=request.actor, done=ticked, today=today, **given)
                return _back(request, contract.account_id, contract.pk, ticked=ticked)
            except Invalid as error:
                put_on_form(form, error)
    ticks = queries.ticks_of(contract, gate)
    context: dict[str, Any] = {
        "contract": contract,
        "account": contract.account,
        "gate": gate,
        "form": form,
        "ticks": ticks,
        "is_done": bool(ticks and ticks[0].done),
        "may_tick": contract.runs and gate.active and may(request.actor, contract.account, Right.CHANGE),
        "today": today,
    }
    return shown(request, "accounts/runway_tick.html", context, 422 if request.method == "POST" else 200)


def _back(request: ActorRequest, account_pk: int, contract_pk: int, *, ticked: bool) -> HttpResponse:
    text = _("Done, and kept with its evidence.") if ticked else _("Taken back.")
    return saved(request, text, reverse("accounts:account_runway", args=[account_pk]) + f"#contract-{contract_pk}")


def _chips(request: ActorRequest, *, mine: bool) -> list[dict[str, Any]]:
    kept = request.GET.copy()
    for name in ("mine", "at"):
        kept.pop(name, None)
    rest = kept.urlencode()
    own = f"?mine=1&{rest}" if rest else "?mine=1"
    return [
        {"label": _("All accounts"), "url": f"?{rest}", "active": not mine, "count": None},
        {"label": _("Mine"), "url": own, "active": mine, "count": None},
    ]


def _at(request: ActorRequest, cursor: str | None) -> str:
    if cursor is None:
        return ""
    kept = request.GET.copy()
    kept["at"] = cursor
    return f"?{kept.urlencode()}"

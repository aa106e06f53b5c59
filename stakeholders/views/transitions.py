"""The transitions of an account, and the dossier that whoever takes it over reads."""

from __future__ import annotations

from datetime import date

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.access import account_for
from accounts.queries.header import account_header
from kam.tenancy.capabilities import Capability, actor_can
from kam.tenancy.decorators import page
from kam.tenancy.requests import ActorRequest
from kam.ui.answers import NAV
from stakeholders.queries.dossier import dossier_of
from stakeholders.queries.dossier_facts import standing
from stakeholders.queries.handovers import latest_handovers
from stakeholders.queries.transitions import transitions_of
from stakeholders.transitions.parts import open_promises
from stakeholders.views.answers import crumbs_of
from stakeholders.views.handovers import handover_crumbs


@page(Capability.VIEW_PORTFOLIO)
def account_transitions(request: ActorRequest, account_id: int) -> HttpResponse:
    """Who left, who came, whose role changed, who manages it; `?before=` is a day further back."""
    account, today = account_for(request.actor, account_id), timezone.localdate()
    header = account_header(account, request.actor, today)
    promises = open_promises(account)
    before = _day(request.GET.get("before", ""))
    handovers = latest_handovers(account, 4)
    context = {
        "account": account,
        "header": header,
        "may_edit": header.may_change,
        "found": transitions_of(account, actor=request.actor, promises=promises, today=today, before=before),
        "before": before,
        "handovers": handovers,
        "running": next((one for one, _progress in handovers if one.running), None),
        "crumbs": crumbs_of(account, (_("Transitions"), "")),
        "nav": NAV,
    }
    return render(request, "stakeholders/account_transitions.html", context)


@page(Capability.VIEW_PORTFOLIO)
def account_dossier(request: ActorRequest, account_id: int) -> HttpResponse:
    """The hand-over dossier; `?part=standing` is the part that judges the next gates, read by itself."""
    account, today = account_for(request.actor, account_id), timezone.localdate()
    if request.GET.get("part") == "standing":
        context = {"account": account, "part": standing(account, today), "today": today, "nav": NAV}
        name = "stakeholders/account_dossier_standing.html"
        return render(request, f"{name}#part" if request.htmx else name, context)
    found = dossier_of(account, reader=request.actor, today=today)
    context = {
        "account": account,
        "dossier": found,
        "today": today,
        "may_export": actor_can(request.actor, Capability.EXPORT_DATA),
        "crumbs": handover_crumbs(account, (_("Hand-over dossier"), "")),
        "nav": NAV,
    }
    return render(request, "stakeholders/account_dossier.html", context)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None

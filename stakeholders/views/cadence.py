"""Whom to see next: at an account, and across all those one owns."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.access import account_for
from accounts.queries.header import account_header
from kam.tenancy.capabilities import Capability
from kam.tenancy.decorators import page
from kam.tenancy.requests import ActorRequest
from kam.ui.answers import NAV
from stakeholders.contacts.words import reasons_of
from stakeholders.queries.cadence import cadence_at
from stakeholders.queries.next_contacts import next_contact_of
from stakeholders.queries.next_everywhere import next_everywhere
from stakeholders.views.answers import crumbs_of


@page(Capability.VIEW_PORTFOLIO)
def account_cadence(request: ActorRequest, account_id: int) -> HttpResponse:
    """Who is due, overdue or silent, and whom to see next; for htmx the first of them.

    A line for the overview, or `?as=sheet` what the power map shows.
    """
    account, today = account_for(request.actor, account_id), timezone.localdate()
    if request.htmx:
        best = next_contact_of(account, today=today)
        glance = {"account": account, "best": best, "reasons": reasons_of(best, today=today) if best else []}
        part = "best" if request.GET.get("as") == "sheet" else "glance"
        return render(request, f"stakeholders/account_cadence.html#{part}", glance)
    header = account_header(account, request.actor)
    context = {
        "account": account,
        "header": header,
        "may_edit": header.may_change,
        "cadence": cadence_at(account, today=today),
        "crumbs": crumbs_of(account, (_("Next contacts"), "")),
        "nav": NAV,
    }
    return render(request, "stakeholders/account_cadence.html", context)


@page(Capability.VIEW_PORTFOLIO)
def next_list(request: ActorRequest) -> HttpResponse:
    """The most urgent contacts of all accounts the actor owns, across them."""
    found = next_everywhere(request.actor, today=timezone.localdate())
    return render(request, "stakeholders/next_list.html", {"rows": found, "nav": "stakeholders:directory"})

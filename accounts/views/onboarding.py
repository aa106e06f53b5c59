"""The onboarding of an account in one look: the protocol, the charter, and the gate ahead."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from accounts.access import account_for
from accounts.queries.onboarding import onboarding_of
from kam.tenancy.capabilities import Capability
from kam.tenancy.decorators import page
from kam.tenancy.requests import ActorRequest


@page(Capability.VIEW_PORTFOLIO)
def account_onboarding(request: ActorRequest, pk: int) -> HttpResponse:
    """How far it is; for htmx the panel of the overview."""
    account, today = account_for(request.actor, pk), timezone.localdate()
    context = {"account": account, "onboarding": onboarding_of(account, today), "today": today}
    if request.htmx:
        return render(request, "accounts/account_onboarding.html#panel", context)
    return render(request, "accounts/account_onboarding.html", context | {"nav": "accounts:portfolio"})

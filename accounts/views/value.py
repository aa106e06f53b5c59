"""The value tab: contracts and what they bring in."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from accounts.access import account_for
from accounts.queries.account import contracts_of
from accounts.queries.header import account_header
from accounts.queries.value import value_of
from kam.tenancy.capabilities import Capability
from kam.tenancy.decorators import page
from kam.tenancy.requests import ActorRequest


@page(Capability.VIEW_PORTFOLIO)
def account_value(request: ActorRequest, pk: int) -> HttpResponse:
    """Contracts with their dates, revenue by quarter and by product."""
    account, today = account_for(request.actor, pk), timezone.localdate()
    context = {
        "account": account,
        "header": account_header(account, request.actor, today),
        "today": today,
        "contracts": contracts_of(account),
        "value": value_of(account, today),
        "nav": "accounts:portfolio",
    }
    return render(request, "accounts/account_value.html", context)

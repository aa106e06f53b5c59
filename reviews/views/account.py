"""The meetings of one account: its tab, and the panel of its overview."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from accounts.access import Right, account_for, may
from accounts.queries.header import account_header
from kam.tenancy.capabilities import Capability
from kam.tenancy.decorators import page
from kam.tenancy.requests import ActorRequest
from reviews.queries.meetings import meetings_of_account, neighbours_of_account
from reviews.views.frame import crumbs_of_account


@page(Capability.VIEW_PORTFOLIO)
def account_meetings(request: ActorRequest, account_id: int) -> HttpResponse:
    """The account's tab Meetings: what is ahead, what was."""
    account = account_for(request.actor, account_id)
    header = account_header(account, request.actor)
    upcoming, past = meetings_of_account(request.actor, account.pk, timezone.now())
    context = {
        "account": account,
        "header": header,
        "nav": "accounts:portfolio",
        "may_edit": header.may_change,
        "upcoming": [("", upcoming)] if upcoming else [],
        "past": [("", past)] if past else [],
        "crumbs": crumbs_of_account(account),
    }
    return render(request, "reviews/account_meetings.html", context)


@page(Capability.VIEW_PORTFOLIO)
def account_meetings_panel(request: ActorRequest, account_id: int) -> HttpResponse:
    """The next meeting and the last one, for the account's overview."""
    account = account_for(request.actor, account_id)
    coming, held = neighbours_of_account(account.pk, timezone.now())
    context = {
        "account": account,
        "coming": coming,
        "held": held,
        "may_edit": may(request.actor, account, Right.CHANGE),
    }
    return render(request, "reviews/account_meetings_panel.html", context)

"""The group an account belongs to, added up from its head."""

from __future__ import annotations

from datetime import date

from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.utils import timezone

from accounts.access import account_for
from accounts.queries.group import coordinators_of
from accounts.queries.header import account_header
from insights.queries.group import Asked, group_page
from kam.lib.money import CURRENCIES
from kam.tenancy.capabilities import Capability
from kam.tenancy.decorators import page
from kam.tenancy.requests import ActorRequest

MOST = 60  # accounts an address may name as open or folded


@page(Capability.VIEW_PORTFOLIO)
def account_group(request: ActorRequest, pk: int) -> HttpResponse:
    """The tree of the group with what each account and all below it bring in, and who leads it."""
    account, today = account_for(request.actor, pk), timezone.localdate()
    asked = _asked(request.GET, today)
    context = {
        "account": account,
        "header": account_header(account, request.actor, today),
        "found": group_page(account, request.actor, asked),
        "asked": asked,
        "group": coordinators_of(account, request.actor),
        "today": today,
        "nav": "accounts:portfolio",
    }
    return render(request, "insights/account_group.html", context)


def _asked(given: QueryDict, today: date) -> Asked:
    """The address as far as it is understood; what it does not say, or says badly, is the default."""
    currency = given.get("currency", "")
    after = _ids(given.get("after", ""))
    return Asked(
        currency if currency in CURRENCIES else "",
        _day(given.get("on", "")) or today,
        _ids(given.get("open", "")),
        _ids(given.get("fold", "")),
        after[0] if after else 0,
    )


def _ids(text: str) -> tuple[int, ...]:
    return tuple(int(one) for one in text.split("-")[:MOST] if one.isascii() and one.isdecimal() and len(one) < 18)


def _day(text: str) -> date | None:
    try:
        found = date.fromisoformat(text)
    except ValueError:
        return None
    return found if 1990 <= found.year <= 2200 else None

"""The home page: what to do now, and why."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from insights.queries.my_day import my_day as read_my_day
from insights.queries.own_accounts import attention, holds_accounts
from kam.tenancy.capabilities import Capability
from kam.tenancy.decorators import page
from kam.tenancy.requests import ActorRequest


def tasks_context(request: ActorRequest) -> dict[str, Any]:
    """What the list needs, on the page and as the answer to a click in it."""
    day = read_my_day(request.actor, today=timezone.localdate())
    return {"day": day, "holds_accounts": bool(day.tasks) or holds_accounts(request.actor)}


@page(Capability.VIEW_PORTFOLIO)
def my_day(request: ActorRequest) -> HttpResponse:
    """The ordered list, the meetings ahead, the accounts whose renewal comes first."""
    context = tasks_context(request)
    if request.htmx:
        return render(request, "insights/my_day.html#tasks", context)
    today = timezone.localdate()
    context |= {"nav": "insights:my_day", "today": today, "accounts": attention(request.actor)}
    return render(request, "insights/my_day.html", context)

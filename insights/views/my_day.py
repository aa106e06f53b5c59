"""The home page: what to do now, and why."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from insights.queries.my_day import attention
from insights.queries.my_day import my_day as read_my_day
from kam.tenancy.capabilities import Capability
from kam.tenancy.decorators import page
from kam.tenancy.requests import ActorRequest


@page(Capability.VIEW_PORTFOLIO)
def my_day(request: ActorRequest) -> HttpResponse:
    """The ordered list, the meetings ahead, the accounts whose renewal comes first."""
    today = timezone.localdate()
    context = {
        "nav": "insights:my_day",
        "today": today,
        "day": read_my_day(request.actor, today=today),
        "accounts": attention(request.actor, today=today),
    }
    return render(request, "insights/my_day.html", context)

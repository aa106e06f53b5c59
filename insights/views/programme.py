"""The executive's dashboard."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from insights.queries.programme import programme_of
from kam.lib.formats import money
from kam.tenancy.capabilities import Capability
from kam.tenancy.decorators import page
from kam.tenancy.requests import ActorRequest


@page(Capability.VIEW_PROGRAMME)
def programme(request: ActorRequest) -> HttpResponse:
    """Which accounts grow, which renewals are at risk and why, and what the programme rests on."""
    found = programme_of(request.actor, today=timezone.localdate())
    figures = found.figures
    context = {
        "nav": "insights:programme",
        "found": found,
        "figures": figures,
        "fragile": money(sum(one.at_risk for one in figures.stakes), figures.currency),
    }
    return render(request, "insights/programme.html", context)

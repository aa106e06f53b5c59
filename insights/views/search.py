"""The command palette and the search page: one search, two shapes."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from insights.queries.search import find
from kam.tenancy.capabilities import Capability
from kam.tenancy.decorators import page
from kam.tenancy.requests import ActorRequest


@page(Capability.VIEW_PORTFOLIO)
def palette(request: ActorRequest) -> HttpResponse:
    """The results as the palette lists them."""
    text = request.GET.get("q", "")
    return render(request, "insights/palette.html", {"groups": find(request.actor, text), "q": text})


@page(Capability.VIEW_PORTFOLIO)
def search(request: ActorRequest) -> HttpResponse:
    """The same results as a page, for who has no JavaScript or wants an address to share."""
    text = request.GET.get("q", "")
    return render(request, "insights/search.html", {"groups": find(request.actor, text, each=25), "q": text})

"""The portfolio."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.utils import timezone

from accounts.choices import Layout
from accounts.forms.portfolio import kept, selects_of
from accounts.queries.chosen import alike, current_accounts
from accounts.queries.facets import facets
from accounts.queries.filters import Filters, matching
from accounts.queries.portfolio import listing
from accounts.views.start import start_of
from kam.tenancy.capabilities import Capability
from kam.tenancy.decorators import page
from kam.tenancy.requests import ActorRequest

OFFERED = 20


@page(Capability.VIEW_PORTFOLIO)
def portfolio(request: ActorRequest) -> HttpResponse:
    """The accounts a person sees; for htmx the list alone."""
    start = start_of(request)
    if start:
        return HttpResponseRedirect(start)
    filters, today = Filters.parse(request.GET.dict()), timezone.localdate()
    found = listing(request.actor, filters, request.GET.get("after", ""), today)
    context: dict[str, Any] = {
        "filters": filters,
        "found": found,
        "today": today,
        "layout": Layout.LIST,
        "nav": "accounts:portfolio",
    }
    if request.htmx:
        response = render(request, "accounts/portfolio.html#list", context)
        response.headers["HX-Push-Url"] = request.path + filters.query()
        return response
    selects = selects_of(filters, facets(request.actor))
    context |= {"selects": selects, "kept": kept(filters, {one.name for one in selects})}
    return render(request, "accounts/portfolio.html", context)


@page(Capability.VIEW_PORTFOLIO)
def account_options(request: ActorRequest) -> JsonResponse:
    """Accounts whose name holds `q`, else those spelled nearly so: for comboboxes."""
    words = Filters.parse(request.GET.dict()).q
    visible = current_accounts(request.actor).order_by("sort_name", "id")
    found = list(matching(visible, words).values("id", "name")[:OFFERED])
    if words and not found:
        found = list(visible.filter(pk__in=alike(words, OFFERED)).values("id", "name"))
    return JsonResponse({"results": [{"id": one["id"], "text": one["name"]} for one in found]})

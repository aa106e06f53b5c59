"""The directory: everybody, across accounts."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from kam.tenancy.capabilities import Capability
from kam.tenancy.decorators import page
from kam.tenancy.requests import ActorRequest
from stakeholders.views.listing import listing


@page(Capability.VIEW_PORTFOLIO)
def directory(request: ActorRequest) -> HttpResponse:
    """Search as one types, filter, sort, page by key; for htmx only the list."""
    name = "stakeholders/directory.html"
    return render(request, f"{name}#list" if request.htmx else name, listing(request))

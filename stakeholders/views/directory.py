"""The directory: everybody, across accounts."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from kam.tenancy.capabilities import Capability
from kam.tenancy.decorators import page
from kam.tenancy.requests import ActorRequest
from stakeholders.forms.people import DirectoryFilter
from stakeholders.queries.directory import directory_page


@page(Capability.VIEW_PORTFOLIO)
def directory(request: ActorRequest) -> HttpResponse:
    """Search as one types, filter, page by key; for htmx only the list."""
    form = DirectoryFilter(request.GET)
    chosen = {"q": request.GET.get("q", ""), **form.values()}
    kept = {name: value for name, value in chosen.items() if value}
    found = directory_page(request.actor, cursor=request.GET.get("after", ""), today=timezone.localdate(), **chosen)

    def link(cursor: str | None) -> str:
        return f"?{urlencode({**kept, 'after': cursor})}" if cursor else ""

    context = {
        "form": form,
        "q": chosen["q"],
        "filtered": bool(kept),
        "rows": found.rows,
        "next_url": link(found.next_cursor),
        "previous_url": link(found.previous_cursor),
    }
    name = "stakeholders/directory.html"
    return render(request, f"{name}#list" if request.htmx else name, context)

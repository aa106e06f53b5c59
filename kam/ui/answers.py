"""How a form's view answers: in the side panel or as a page, saved or shown again."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django_htmx.middleware import HtmxDetails

# What belongs to an account keeps the navigation on the portfolio.
NAV = "accounts:portfolio"


class HtmxRequest(HttpRequest):
    """A request behind django-htmx's middleware."""

    htmx: HtmxDetails


def version_of(request: HttpRequest) -> int:
    """The version that a button sends along; see `read_version`."""
    return read_version(request.POST.get("version", ""))


def read_version(given: str) -> int:
    """A version from outside; nonsense is none that ever was, and therefore stale."""
    return int(given) if given.isdecimal() and given.isascii() and len(given) < 10 else 0


def shown(request: HtmxRequest, template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    """The page, or its `panel` fragment where htmx asked."""
    name = f"{template}#panel" if request.htmx else template
    return render(request, name, {"nav": NAV, **context}, status=status)


def saved(request: HtmxRequest, text: str, url: str, undo: str = "") -> HttpResponse:
    """On to `url` with a message; from a panel the page behind it is loaded anew. `undo` takes back what was done."""
    messages.success(request, text, extra_tags=undo)
    if not request.htmx:
        return HttpResponseRedirect(url)
    response = HttpResponse(status=204)
    own = request.htmx.current_url_abs_path
    if own and own.split("?")[0] != request.path:
        response.headers["HX-Refresh"] = "true"
    else:
        response.headers["HX-Redirect"] = url
    return response

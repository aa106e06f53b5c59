"""How the form pages of this room answer: the same form as a page, or in the side panel."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect, QueryDict

from kam.tenancy.requests import ActorRequest


def posted(request: ActorRequest) -> QueryDict | None:
    """What was sent, also when that is nothing at all; None when the form is only being looked at."""
    return request.POST if request.method == "POST" else None


def done(request: ActorRequest, url: str, text: str) -> HttpResponse:
    """Go on to `url` with a message; from the side panel too."""
    messages.success(request, text)
    if request.htmx:
        response = HttpResponse(status=204)
        response.headers["HX-Redirect"] = url
        return response
    return HttpResponseRedirect(url)

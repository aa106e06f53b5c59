"""How the form pages of this room answer: the same form as a page, or in the side panel."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render

from kam.lib.errors import Invalid
from kam.tenancy.requests import ActorRequest


def posted(request: ActorRequest) -> QueryDict | None:
    """What was sent, also when that is nothing at all; None when the form is only being looked at."""
    return request.POST if request.method == "POST" else None


def form_answer(request: ActorRequest, template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    """The page, or its `panel` partial for the side panel."""
    name = f"{template}#panel" if request.htmx else template
    return render(request, name, {"nav": "accounts:portfolio", **context}, status=status)


def done(request: ActorRequest, url: str, text: str) -> HttpResponse:
    """Go on to `url` with a message; from the side panel too."""
    messages.success(request, text)
    if request.htmx:
        response = HttpResponse(status=204)
        response.headers["HX-Redirect"] = url
        return response
    return HttpResponseRedirect(url)


def tell(form: Form, error: Invalid) -> None:
    """Put a service's refusal beside the fields it is about."""
    for field, found in error.errors.items():
        for message in found:
            form.add_error(field if field in form.fields else None, message)

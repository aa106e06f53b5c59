"""How the form pages of this room answer: the same form as a page, or in the side panel."""

from __future__ import annotations

import json

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse

from accounts.models import Account
from kam.tenancy.requests import ActorRequest


def posted(request: ActorRequest) -> QueryDict | None:
    """What was sent, also when that is nothing at all; None when the form is only being looked at."""
    return request.POST if request.method == "POST" else None


def done(request: ActorRequest, url: str, text: str, undo: str = "") -> HttpResponse:
    """Go on to `url` with a message, if there is one; from the side panel too. `undo` takes back what was done."""
    if text:
        messages.success(request, text, extra_tags=undo)
    if request.htmx:
        response = HttpResponse(status=204)
        response.headers["HX-Redirect"] = url
        return response
    return HttpResponseRedirect(url)


def moved_on_board(request: ActorRequest, account: Account, text: str) -> HttpResponse | None:
    """From the board's side panel one stays on the board, which looks again; None when the move began elsewhere."""
    behind = (request.htmx.current_url_abs_path or "").split("?")[0] if request.htmx else ""
    if behind != reverse("accounts:portfolio_board"):
        return None
    told = {
        "accountMoved": {"account": account.pk, "phase": account.phase},
        "closePanel": True,
        "toast": {"level": "success", "text": text},
    }
    return HttpResponse(status=204, headers={"HX-Trigger": json.dumps(told)})

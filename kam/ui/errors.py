"""The one place that turns refusals into answers: 403, 404, 409, 422, 429 as a page or as a toast for htmx."""

from __future__ import annotations

import json
from collections.abc import Callable

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from kam.lib.errors import AncrageError, GateNotMet, NotAllowed, NotVisible, TooMany


class ErrorPagesMiddleware:
    """Answers typed refusals; whatever the request had written is rolled back by the tenancy middleware."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass on; the work is in `process_exception`."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """A page for each refusal; other exceptions are Django's to report (500)."""
        request.failed = True  # type: ignore[attr-defined]
        if isinstance(exception, Http404):
            exception = NotVisible()
        if not isinstance(exception, AncrageError):
            return None
        return answer(request, exception)


def answer(request: HttpRequest, error: AncrageError) -> HttpResponse:
    """The refusal as a full page, or for htmx as an empty answer with a toast that says what happened."""
    if request.headers.get("HX-Request"):
        response = HttpResponse(status=error.status)
        response.headers["HX-Reswap"] = "none"
        response.headers["HX-Trigger"] = json.dumps({"toast": {"level": "error", "text": sentence(error)}})
    else:
        context = {"error": error, "sentence": sentence(error), "status": error.status}
        response = render(request, f"errors/{error.status}.html", context, status=error.status)
    if isinstance(error, TooMany):
        response.headers["Retry-After"] = str(error.retry_after)
    return response


def sentence(error: AncrageError) -> str:
    """What happened and what to do now, in the reader's language."""
    if isinstance(error, NotVisible):
        return _("This page does not exist, or it is not yours to see.")
    if isinstance(error, NotAllowed):
        return _("You may not do this. Ask an administrator of your organisation for the right.")
    if isinstance(error, TooMany):
        return _("Too many attempts. Wait a few minutes, then try again.")
    if isinstance(error, GateNotMet):
        return _("The entry gate is not met: %(missing)s.") % {"missing": "; ".join(map(str, error.missing))}
    if error.status == 409:
        return _("Somebody saved first. Reload to see the current version.")
    return str(error)


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Django's handler404."""
    return answer(request, NotVisible())


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Django's handler403."""
    return answer(request, NotAllowed())


def server_error(request: HttpRequest) -> HttpResponse:
    """Django's handler500: a plain page that needs neither database nor session."""
    return render(request, "errors/500.html", {"support": settings.DEFAULT_FROM_EMAIL}, status=500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A stale form: say so and offer to reload, rather than Django's technical page."""
    return render(request, "errors/csrf.html", {"reason": reason}, status=403)

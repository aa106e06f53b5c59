"""The door of every view: signed in, in an organisation, capable, by an allowed method."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse

from kam.tenancy.capabilities import Capability, require

View = Callable[..., HttpResponseBase]


def page(capability: Capability | None, *, methods: Sequence[str] = ("GET",)) -> Callable[[View], View]:
    """A view for members: anonymous goes to sign-in, without the capability 403, wrong method 405.

    `None` as capability means every active member. The capability and methods stay readable on the view
    (`view.capability`, `view.methods`) for the guards that walk all URLs.
    """
    allowed = {*methods, *(["HEAD"] if "GET" in methods else [])}

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not request.user.is_authenticated:
                return _to_sign_in(request)
            if request.actor is None:
                return HttpResponseRedirect(reverse("members:no_organisation"))
            if request.method not in allowed:
                return HttpResponseNotAllowed(sorted(allowed))
            if capability is not None:
                require(request.actor, capability)
            return view(request, *args, **kwargs)

        guarded.capability = capability  # type: ignore[attr-defined]
        guarded.methods = tuple(methods)  # type: ignore[attr-defined]
        return guarded

    return decorate


def public(reason: str, *, methods: Sequence[str] = ("GET",)) -> Callable[[View], View]:
    """A view that works without signing in; the reason is for the guard test and the reader."""
    allowed = {*methods, *(["HEAD"] if "GET" in methods else [])}

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if request.method not in allowed:
                return HttpResponseNotAllowed(sorted(allowed))
            return view(request, *args, **kwargs)

        guarded.public = reason  # type: ignore[attr-defined]
        guarded.methods = tuple(methods)  # type: ignore[attr-defined]
        return guarded

    return decorate


def _to_sign_in(request: HttpRequest) -> HttpResponseBase:
    if request.headers.get("HX-Request"):
        response = HttpResponse(status=204)
        response.headers["HX-Redirect"] = reverse("account_login")
        return response
    return redirect_to_login(request.get_full_path(), reverse("account_login"))

"""Headers that every signed-in answer carries."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers

Next = Callable[[HttpRequest], HttpResponse]


class PrivateAnswersMiddleware:
    """Pages are never stored by a cache, and a fragment is never shown where a page was asked for."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Add `Cache-Control: no-store` and `Vary: HX-Request` unless the view said otherwise."""
        response = self.get_response(request)
        response.headers.setdefault("Cache-Control", "no-store")
        response.headers.setdefault("Permissions-Policy", "camera=(), microphone=(), geolocation=()")
        patch_vary_headers(response, ["HX-Request"])
        return response

"""The reader's language, time zone and theme."""

from __future__ import annotations

import zoneinfo
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation


class PreferencesMiddleware:
    """Activates the person's locale and zone; the organisation's when they have none; the browser's before sign-in."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Activate for this request, and leave nothing behind for the next."""
        actor = getattr(request, "actor", None)
        if actor is None:
            return self.get_response(request)
        user, organisation = request.user, actor.organisation
        locale = getattr(user, "locale", "") or organisation.locale
        request.LANGUAGE_CODE = locale
        zone = zoneinfo.ZoneInfo(getattr(user, "time_zone", "") or organisation.time_zone)
        with translation.override(locale), timezone.override(zone):
            response = self.get_response(request)
            response.headers["Content-Language"] = locale
            return response

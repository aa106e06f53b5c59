"""Every address of Ancrage. One of the only places that know every app."""

from __future__ import annotations

from importlib.util import find_spec

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

handler403 = "kam.ui.errors.permission_denied"
handler404 = "kam.ui.errors.page_not_found"
handler500 = "kam.ui.errors.server_error"

_ROOMS = [
    ("", "insights.urls"),
    ("accounts/", "accounts.urls"),
    ("people/", "stakeholders.urls"),
    ("plans/", "plans.urls"),
    ("meetings/", "reviews.urls"),
    ("settings/", "kam.members.urls"),
    ("outbox/", "kam.outbox.urls"),
    ("history/", "kam.audit.urls"),
    ("account/", "allauth.urls"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path(prefix, include(module)) for prefix, module in _ROOMS if find_spec(module)
]
if settings.GALLERY and find_spec("kam.ui.urls"):
    urlpatterns.append(path("gallery/", include("kam.ui.urls")))

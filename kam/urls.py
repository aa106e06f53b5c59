"""Every address of Ancrage. One of the only places that know every app."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.templatetags.static import static
from django.urls import URLPattern, URLResolver, include, path

from kam.outbox.views.health import healthz
from kam.tenancy.decorators import public

handler403 = "kam.ui.errors.permission_denied"
handler404 = "kam.ui.errors.page_not_found"
handler500 = "kam.ui.errors.server_error"


@public("browsers ask for it on their own")
def favicon(request: HttpRequest) -> HttpResponse:
    """The mark, wherever static files are served from."""
    return HttpResponseRedirect(static("favicon.ico"))


urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("insights.urls")),
    path("accounts/", include("accounts.urls")),
    path("people/", include("stakeholders.urls")),
    path("plans/", include("plans.urls")),
    path("meetings/", include("reviews.urls")),
    path("settings/", include("kam.members.urls")),
    path("outbox/", include("kam.outbox.urls")),
    path("history/", include("kam.audit.urls")),
    path("account/", include("kam.members.allauth_urls")),
    path("favicon.ico", favicon, name="favicon"),
    path("healthz", healthz, name="healthz"),
]
if settings.GALLERY:
    urlpatterns.append(path("gallery/", include("kam.ui.urls")))

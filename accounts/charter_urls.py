"""The addresses of relationship charters, below those of accounts."""

from __future__ import annotations

from django.urls import URLPattern, path

from accounts.views import charter_lines, charter_versions, charters, onboarding

urlpatterns: list[URLPattern] = [
    path("<int:pk>/charter/", charters.account_charter, name="account_charter"),
    path("<int:pk>/charter/open/", charters.charter_open, name="charter_open"),
    path("<int:pk>/onboarding/", onboarding.account_onboarding, name="account_onboarding"),
    path("charters/<int:pk>/", charter_versions.charter_detail, name="charter_detail"),
    path("charters/<int:pk>/compare/", charter_versions.charter_compare, name="charter_compare"),
    path("charters/<int:pk>/agree/", charters.charter_agree, name="charter_agree"),
    path("charters/<int:pk>/discard/", charters.charter_discard, name="charter_discard"),
    path("charters/<int:pk>/<slug:charter_part>/new/", charter_lines.charter_line_create, name="charter_line_create"),
    path(
        "charters/<int:pk>/<slug:charter_part>/restore/",
        charter_lines.charter_line_restore,
        name="charter_line_restore",
    ),
    path("charters/<int:pk>/<slug:charter_part>/order/", charter_lines.charter_order, name="charter_order"),
    path(
        "charters/lines/<slug:charter_part>/<int:line_pk>/edit/",
        charter_lines.charter_line_edit,
        name="charter_line_edit",
    ),
    path(
        "charters/lines/<slug:charter_part>/<int:line_pk>/move/",
        charter_lines.charter_line_move,
        name="charter_line_move",
    ),
    path(
        "charters/lines/<slug:charter_part>/<int:line_pk>/remove/",
        charter_lines.charter_line_remove,
        name="charter_line_remove",
    ),
    path("charters/expectations/<int:pk>/accept/", charter_lines.charter_accept, name="charter_accept"),
]

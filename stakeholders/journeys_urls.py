"""The addresses of profile journeys, of whom to see next, of questions and kits."""

from __future__ import annotations

from django.urls import URLPattern, path

from stakeholders.views import cadence, journeys

urlpatterns: list[URLPattern] = [
    path("next/", cadence.next_list, name="next_list"),
    path("accounts/<int:account_id>/cadence/", cadence.account_cadence, name="account_cadence"),
    path("journeys/", journeys.profile_journeys, name="profile_journeys"),
    path("journeys/<int:pk>/edit/", journeys.profile_journey_edit, name="profile_journey_edit"),
    path("journeys/<int:pk>/default/", journeys.profile_journey_default, name="profile_journey_default"),
]

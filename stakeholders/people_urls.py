"""The addresses around a person: roles to fill, profiles of one's own, doubles, cards, files."""

from __future__ import annotations

from django.urls import URLPattern, path

from stakeholders.views import own_profiles, roles

urlpatterns: list[URLPattern] = [
    path("<int:pk>/found/", roles.stakeholder_found, name="stakeholder_found"),
    path("<int:pk>/remove/", roles.stakeholder_remove, name="stakeholder_remove"),
    path("profiles/", own_profiles.own_profile_list, name="own_profile_list"),
    path("profiles/new/", own_profiles.own_profile_create, name="own_profile_create"),
    path("profiles/<int:pk>/edit/", own_profiles.own_profile_edit, name="own_profile_edit"),
    path("profiles/<int:pk>/retire/", own_profiles.own_profile_retire, name="own_profile_retire"),
]

"""The addresses around a person: roles to fill, profiles of one's own, doubles, cards, files."""

from __future__ import annotations

from django.urls import URLPattern, path

from stakeholders.views import cards, doubles, exports, own_profiles, roles

urlpatterns: list[URLPattern] = [
    path("<int:pk>/found/", roles.stakeholder_found, name="stakeholder_found"),
    path("<int:pk>/remove/", roles.stakeholder_remove, name="stakeholder_remove"),
    path("<int:pk>/card.vcf", cards.stakeholder_card, name="stakeholder_card"),
    path("accounts/<int:account_id>/cards/", cards.account_cards, name="account_cards"),
    path("accounts/<int:account_id>/people.vcf", cards.account_card_file, name="account_card_file"),
    path("export/", exports.people_export, name="people_export"),
    path("doubles/", doubles.double_list, name="double_list"),
    path("merges/<int:pk>/undo/", doubles.merge_undo, name="merge_undo"),
    path("<int:pk>/merge/", doubles.stakeholder_merge, name="stakeholder_merge"),
    path("<int:pk>/distinct/", doubles.stakeholder_distinct, name="stakeholder_distinct"),
    path("<int:pk>/moved/", doubles.stakeholder_moved, name="stakeholder_moved"),
    path("profiles/", own_profiles.own_profile_list, name="own_profile_list"),
    path("profiles/new/", own_profiles.own_profile_create, name="own_profile_create"),
    path("profiles/<int:pk>/edit/", own_profiles.own_profile_edit, name="own_profile_edit"),
    path("profiles/<int:pk>/retire/", own_profiles.own_profile_retire, name="own_profile_retire"),
]

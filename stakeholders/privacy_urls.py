"""The addresses of personal data."""

from __future__ import annotations

from django.urls import path

from stakeholders.views import privacy, privacy_person, team_notes

urlpatterns = [
    path("privacy/", privacy.privacy_list, name="privacy_list"),
    path("privacy/rules/", privacy.privacy_rules, name="privacy_rules"),
    path("privacy/<int:pk>/", privacy.privacy_detail, name="privacy_detail"),
    path("privacy/<int:pk>/carry-out/", privacy.privacy_carry_out, name="privacy_carry_out"),
    path("privacy/<int:pk>/answer/", privacy.privacy_answer, name="privacy_answer"),
    path("privacy/<int:pk>/copy/", privacy.privacy_copy, name="privacy_copy"),
    path("<int:pk>/privacy/", privacy_person.stakeholder_privacy, name="stakeholder_privacy"),
    path("<int:pk>/privacy/ask/", privacy_person.stakeholder_ask, name="stakeholder_ask"),
    path("<int:pk>/privacy/keep/", privacy_person.stakeholder_keep, name="stakeholder_keep"),
    path("<int:pk>/team-notes/", team_notes.stakeholder_notes, name="stakeholder_notes"),
    path("team-notes/<int:pk>/edit/", team_notes.team_note_edit, name="team_note_edit"),
    path("team-notes/<int:pk>/drop/", team_notes.team_note_drop, name="team_note_drop"),
]

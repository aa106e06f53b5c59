"""The addresses of profile journeys, of whom to see next, of questions and kits."""

from __future__ import annotations

from django.urls import URLPattern, path

from stakeholders.views import cadence, journeys, kits, questions

urlpatterns: list[URLPattern] = [
    path("next/", cadence.next_list, name="next_list"),
    path("accounts/<int:account_id>/cadence/", cadence.account_cadence, name="account_cadence"),
    path("accounts/<int:account_id>/questions/", questions.account_questions, name="account_questions"),
    path("accounts/<int:account_id>/questions/new/", questions.question_create, name="question_create"),
    path("<int:pk>/kit/", kits.stakeholder_kit, name="stakeholder_kit"),
    path("questions/<int:pk>/edit/", questions.question_edit, name="question_edit"),
    path("questions/<int:pk>/answer/", questions.question_answer, name="question_answer"),
    path("questions/<int:pk>/reopen/", questions.question_reopen, name="question_reopen"),
    path("journeys/", journeys.profile_journeys, name="profile_journeys"),
    path("journeys/<int:pk>/edit/", journeys.profile_journey_edit, name="profile_journey_edit"),
    path("journeys/<int:pk>/default/", journeys.profile_journey_default, name="profile_journey_default"),
]

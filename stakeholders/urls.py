"""The addresses of people and interactions."""

from __future__ import annotations

from django.urls import include, path

from stakeholders import coverage_urls, journeys_urls, ties_urls, transitions_urls
from stakeholders.chart_urls import urlpatterns as chart_urls
from stakeholders.views import account, directory, judgements, people, person, touchpoints

app_name = "stakeholders"

urlpatterns = [
    path("", directory.directory, name="directory"),
    path("accounts/<int:account_id>/", account.account_people, name="account_people"),
    path("accounts/<int:account_id>/panel/", account.account_people_panel, name="account_people_panel"),
    path("accounts/<int:account_id>/new/", people.stakeholder_create, name="stakeholder_create"),
    path("accounts/<int:account_id>/touchpoints/", touchpoints.touchpoint_list, name="touchpoint_list"),
    path("touchpoints/new/", touchpoints.touchpoint_create, name="touchpoint_create"),
    path("touchpoints/<int:pk>/edit/", touchpoints.touchpoint_edit, name="touchpoint_edit"),
    path("touchpoints/<int:pk>/history/", touchpoints.touchpoint_history, name="touchpoint_history"),
    path("<int:pk>/", person.stakeholder_detail, name="stakeholder_detail"),
    path("<int:pk>/promises/", person.stakeholder_promises, name="stakeholder_promises"),
    path("<int:pk>/history/", person.stakeholder_history, name="stakeholder_history"),
    path("<int:pk>/edit/", people.stakeholder_edit, name="stakeholder_edit"),
    path("<int:pk>/judge/", judgements.stakeholder_judge, name="stakeholder_judge"),
    path("<int:pk>/back/", people.stakeholder_return, name="stakeholder_return"),
    path("", include("stakeholders.mail_urls")),
    path("", include("stakeholders.people_urls")),
    *chart_urls,
    *ties_urls.urlpatterns,
    path("", include("stakeholders.executives_urls")),
    path("", include("stakeholders.privacy_urls")),
    *coverage_urls.urlpatterns,
    *transitions_urls.urlpatterns,
    *journeys_urls.urlpatterns,
]

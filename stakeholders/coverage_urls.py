"""The addresses of coverage."""

from __future__ import annotations

from django.urls import path

from stakeholders.views.coverage import account_coverage, coverage_list, coverage_targets

urlpatterns = [
    path("coverage/", coverage_list, name="coverage_list"),
    path("coverage/targets/", coverage_targets, name="coverage_targets"),
    path("accounts/<int:account_id>/coverage/", account_coverage, name="account_coverage"),
]

"""The addresses of the organisation chart."""

from __future__ import annotations

from django.urls import path

from stakeholders.views import chart

urlpatterns = [
    path("accounts/<int:account_id>/chart/", chart.account_chart, name="account_chart"),
    path("<int:pk>/chief/", chart.stakeholder_chief, name="stakeholder_chief"),
    path("<int:pk>/chief/back/", chart.stakeholder_chief_back, name="stakeholder_chief_back"),
    path("<int:pk>/role/", chart.stakeholder_role, name="stakeholder_role"),
]

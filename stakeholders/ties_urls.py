"""The addresses of relationships."""

from __future__ import annotations

from django.urls import path

from stakeholders.views.tie_forms import account_tie_create, tie_edit, tie_end, tie_history
from stakeholders.views.ties import account_strength, account_ties, stakeholder_ties

urlpatterns = [
    path("accounts/<int:account_id>/ties/", account_ties, name="account_ties"),
    path("accounts/<int:account_id>/ties/new/", account_tie_create, name="account_tie_create"),
    path(
        "accounts/<int:account_id>/ties/<int:stakeholder_pk>/<int:member_pk>/",
        account_strength,
        name="account_strength",
    ),
    path("<int:pk>/ties/", stakeholder_ties, name="stakeholder_ties"),
    path("ties/<int:pk>/edit/", tie_edit, name="tie_edit"),
    path("ties/<int:pk>/history/", tie_history, name="tie_history"),
    path("ties/<int:pk>/end/", tie_end, name="tie_end"),
]

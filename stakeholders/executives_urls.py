"""The addresses of executive alignment."""

from __future__ import annotations

from django.urls import path

from stakeholders.views import executives

urlpatterns = [
    path("executives/", executives.executive_list, name="executive_list"),
    path("executives/<int:pk>/", executives.executive_briefing, name="executive_briefing"),
    path("executives/<int:pk>/edit/", executives.executive_edit, name="executive_edit"),
    path("executives/<int:pk>/end/", executives.executive_end, name="executive_end"),
    path("accounts/<int:account_id>/executives/", executives.account_executives, name="account_executives"),
    path("accounts/<int:account_id>/executives/new/", executives.executive_create, name="executive_create"),
]

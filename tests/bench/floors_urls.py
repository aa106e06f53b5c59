"""The floors' addresses."""

from __future__ import annotations

from django.http import HttpResponse
from django.urls import path

from tests.bench import floors

urlpatterns = [
    path("floor/accounts/", floors.accounts),
    path("floor/accounts/<int:pk>/", floors.account),
    path("floor/accounts/<int:pk>/update/", floors.update),
    path("floor/", floors.home),
    path("healthz", lambda request: HttpResponse("ok")),
]

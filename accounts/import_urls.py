"""Addresses of the import."""

from __future__ import annotations

from django.urls import path

from accounts.views import import_trial, imports

urlpatterns = [
    path("", imports.import_list, name="import_list"),
    path("template/<slug:content>.xlsx", imports.import_template, name="import_template"),
    path("<int:pk>/", imports.import_detail, name="import_detail"),
    path("<int:pk>/kind/", imports.import_kind, name="import_kind"),
    path("<int:pk>/check/", imports.import_check, name="import_check"),
    path("<int:pk>/answer/", import_trial.import_answer, name="import_answer"),
    path("<int:pk>/retry/", import_trial.import_retry, name="import_retry"),
    path("<int:pk>/commit/", import_trial.import_commit, name="import_commit"),
    path("<int:pk>/discard/", imports.import_discard, name="import_discard"),
    path("<int:pk>/report/", imports.import_report, name="import_report"),
]

"""Addresses under history/."""

from django.urls import path

from kam.audit import views

app_name = "audit"

urlpatterns = [path("", views.trail, name="trail")]

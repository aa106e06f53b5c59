"""Addresses of the pictures of an account's people."""

from __future__ import annotations

from django.urls import path

from insights.views import people_pictures

urlpatterns = [
    path("accounts/<int:pk>/power-map.svg", people_pictures.power_map_svg, name="power_map_svg"),
    path("accounts/<int:pk>/power-map/pdf/", people_pictures.power_map_pdf, name="power_map_pdf"),
    path("accounts/<int:pk>/chart.svg", people_pictures.org_chart_svg, name="org_chart_svg"),
    path("accounts/<int:pk>/chart/pdf/", people_pictures.org_chart_pdf, name="org_chart_pdf"),
]

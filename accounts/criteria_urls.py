"""The addresses of qualification's criteria and thresholds, below those of accounts."""

from __future__ import annotations

from django.urls import URLPattern, path

from accounts.views import criteria, criteria_lines

_ROOT = "qualification/criteria/"
urlpatterns: list[URLPattern] = [
    path(_ROOT, criteria.criteria_list, name="criteria_list"),
    path(f"{_ROOT}draft/", criteria.criteria_draft, name="criteria_draft"),
    path(f"{_ROOT}rules/", criteria.criteria_rules, name="criteria_rules"),
    path(f"{_ROOT}<int:pk>/edit/", criteria.criteria_edit, name="criteria_edit"),
    path(f"{_ROOT}<int:pk>/discard/", criteria.criteria_discard, name="criteria_discard"),
    path(f"{_ROOT}<int:pk>/groups/new/", criteria_lines.criteria_group_create, name="criteria_group_create"),
    path(f"{_ROOT}groups/<int:pk>/edit/", criteria_lines.criteria_group_edit, name="criteria_group_edit"),
    path(f"{_ROOT}groups/<int:pk>/move/", criteria_lines.criteria_group_move, name="criteria_group_move"),
    path(f"{_ROOT}groups/<int:pk>/remove/", criteria_lines.criteria_group_remove, name="criteria_group_remove"),
    path(f"{_ROOT}groups/<int:pk>/lines/new/", criteria_lines.criteria_line_create, name="criteria_line_create"),
    path(f"{_ROOT}lines/<int:pk>/edit/", criteria_lines.criteria_line_edit, name="criteria_line_edit"),
    path(f"{_ROOT}lines/<int:pk>/move/", criteria_lines.criteria_line_move, name="criteria_line_move"),
    path(f"{_ROOT}lines/<int:pk>/remove/", criteria_lines.criteria_line_remove, name="criteria_line_remove"),
]

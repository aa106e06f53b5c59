"""Drawings of the printed plan."""

from __future__ import annotations

from django import template

from plans.pdf.drawing import influence_dots, progress_bar

register = template.Library()
register.simple_tag(progress_bar)
register.simple_tag(influence_dots)

"""What an imported file holds, in words."""

from __future__ import annotations

from django import template

from accounts.importing import kind_of

register = template.Library()


@register.filter
def import_kind(key: str) -> str:
    """The word of a kind of file, of whichever room."""
    return kind_of(key).label

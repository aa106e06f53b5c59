"""Bars whose colour is told, not read off the length: here long means risky, or merely many."""

from __future__ import annotations

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

register = template.Library()


@register.simple_tag
def tone_bar(
    value: float, maximum: float, tone: str = "accent", part: float = 0, part_tone: str = "risk"
) -> SafeString:
    """A bar in one tone (accent, good, watch, risk, phase-…), its first `part` in another. Words stand beside it."""
    whole, first = _share(value, maximum), _share(part, maximum)
    pieces = format_html_join(
        "",
        '<rect class="{}" x="{}" width="{}" height="6"/>',
        [piece for piece in ((part_tone, 0, first), (tone, first, round(whole - first, 1))) if piece[2] > 0],
    )
    return format_html(
        '<svg class="bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">{}</svg>', pieces
    )


def _share(value: float, maximum: float) -> float:
    return round(min(max(float(value) / float(maximum) * 100, 0), 100), 1) if maximum else 0

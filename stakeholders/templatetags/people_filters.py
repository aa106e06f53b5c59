"""The directory's many choices by `format_html`: Django's own widgets render a template for every option."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import template
from django.forms import BoundField, ChoiceField
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

register = template.Library()


@register.simple_tag
def filter_control(field: BoundField, seen: bool = False) -> SafeString:
    """A filter with its label, which is for screen readers alone unless it is to be `seen`."""
    label = format_html(
        '<label class="{}" for="{}">{}</label>', "field-label" if seen else "sr-only", field.auto_id, field.label
    )
    inner = _select(field) if isinstance(field.field, ChoiceField) else _input(field)
    return format_html('<div class="field">{}{}</div>', label, inner) if seen else format_html("{}{}", label, inner)


def _select(field: BoundField) -> SafeString:
    now = str(field.value() or "")
    choices: Any = field.field.choices  # type: ignore[attr-defined]
    return format_html('<select name="{}" id="{}">{}</select>', field.html_name, field.auto_id, _options(choices, now))


def _options(choices: Iterable[tuple[Any, Any]], now: str) -> SafeString:
    selected = SafeString(" selected")
    return format_html_join(
        "",
        "{}",
        (
            (
                format_html('<optgroup label="{}">{}</optgroup>', value, _options(word, now))
                if isinstance(word, list | tuple)
                else format_html(
                    '<option value="{}"{}>{}</option>', value, selected if str(value) == now else "", word
                ),
            )
            for value, word in choices
        ),
    )


def _input(field: BoundField) -> SafeString:
    value = field.value() or ""
    return format_html(
        '<input class="input" name="{}" id="{}" value="{}" maxlength="80">', field.html_name, field.auto_id, value
    )

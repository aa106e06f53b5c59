"""The directory's many choices by `format_html`: Django's own widgets render a template for every option."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import Any

from django import template
from django.forms import BoundField, ChoiceField
from django.utils.html import format_html
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
    options = SafeString(_options(choices, now))
    return format_html('<select name="{}" id="{}">{}</select>', field.html_name, field.auto_id, options)


def _options(choices: Iterable[tuple[Any, Any]], now: str) -> str:
    """By hand, every text escaped: there are seventy of them."""
    return "".join(_option(str(value), word, now) for value, word in choices)


def _option(value: str, word: Any, now: str) -> str:
    if isinstance(word, list | tuple):
        return f'<optgroup label="{escape(value)}">{_options(word, now)}</optgroup>'
    return f'<option value="{escape(value)}"{" selected" if value == now else ""}>{escape(str(word))}</option>'


def _input(field: BoundField) -> SafeString:
    value = field.value() or ""
    return format_html(
        '<input class="input" name="{}" id="{}" value="{}" maxlength="80">', field.html_name, field.auto_id, value
    )

"""The filters of the power map: a handful of plain controls, printed without a template for each."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import template
from django.forms import BoundField, CheckboxSelectMultiple, Select
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from kam.ui.icons import icon_svg
from stakeholders.forms.map_filter import MapFilter

register = template.Library()


@register.simple_tag
def map_filter_fields(form: MapFilter) -> SafeString:
    """Label, what is wrong, and control of every field."""
    return format_html_join("", "{}", ((_field(field),) for field in form))


def _field(field: BoundField) -> SafeString:
    wrong = format_html_join(
        "", '<p class="field-error">{}<span>{}</span></p>', ((icon_svg("circle-alert"), one) for one in field.errors)
    )
    if isinstance(field.field.widget, CheckboxSelectMultiple):
        return format_html(
            '<fieldset class="field"><legend class="field-label">{}</legend>{}</fieldset>', field.label, _checks(field)
        )
    described = format_html('<div id="{}-error">{}</div>', field.auto_id, wrong) if wrong else ""
    return format_html(
        '<div class="field{}"><label for="{}" class="field-label">{}</label>{}{}</div>',
        " invalid" if wrong else "", field.auto_id, field.label, described,
        _select(field) if isinstance(field.field.widget, Select) else _date(field),
    )  # fmt: skip


def _checks(field: BoundField) -> SafeString:
    chosen = field.value() or []
    check = '<label class="check"><input type="checkbox" name="{}" value="{}"{}><span>{}</span></label>'
    choices = field.field.widget.choices
    return format_html_join(
        "", check, ((field.html_name, code, _on(" checked", str(code) in chosen), word) for code, word in choices)
    )


def _select(field: BoundField) -> SafeString:
    value = field.value() or ""
    return format_html(
        '<select class="input" id="{}" name="{}">{}</select>',
        field.auto_id, field.html_name, _options(field.field.widget.choices, value),
    )  # fmt: skip


def _options(choices: Iterable[tuple[Any, Any]], value: str) -> SafeString:
    return format_html_join("", "{}", ((_option(code, word, value),) for code, word in choices))


def _option(code: Any, word: Any, value: str) -> SafeString:
    """A choice, or a group of them under its word."""
    if isinstance(word, list):
        return format_html('<optgroup label="{}">{}</optgroup>', code, _options(word, value))
    return format_html('<option value="{}"{}>{}</option>', code, _on(" selected", str(code) == value), word)


def _date(field: BoundField) -> SafeString:
    described = format_html(' aria-invalid="true" aria-describedby="{}-error"', field.auto_id) if field.errors else ""
    return format_html(
        '<input class="input" type="date" id="{}" name="{}" value="{}" max="{}"{}>',
        field.auto_id, field.html_name, field.value() or "", field.field.widget.attrs["max"], described,
    )  # fmt: skip


def _on(attribute: str, wanted: bool) -> SafeString:
    return SafeString(attribute if wanted else "")

"""Two people on one form: what each wrote, side by side, and nothing typed lost."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _

from kam.lib import formats


def rebased(data: QueryDict, version: int) -> QueryDict:
    """What was typed, now written against the version that stands: saving again is a decision, not an accident."""
    kept = data.copy()
    kept["version"] = str(version)
    return kept


def differences(form: forms.Form, current: Any) -> list[tuple[str, str, str]]:
    """Label, what this person typed, what stands now - of the visible fields in which the two differ."""
    rows = []
    for bound in form.visible_fields():
        if not hasattr(current, bound.name):
            continue
        mine = readable(bound.field, form.cleaned_data.get(bound.name))
        theirs = readable(bound.field, getattr(current, bound.name))
        if mine != theirs:
            rows.append((str(bound.label), mine, theirs))
    return rows


def readable(field: forms.Field, value: Any) -> str:
    """A value as a person reads it."""
    if value is None or value == "":
        return "–"
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, Decimal):
        return formats.number(value, 2)
    if hasattr(value, "isoformat"):
        return formats.day(value)
    if isinstance(field, forms.ChoiceField) and not isinstance(field, forms.ModelChoiceField):
        return str(dict(field.choices).get(value, value))  # type: ignore[arg-type]
    return str(value)

"""A stale save, answered with both versions and the typed text kept."""

from __future__ import annotations

from typing import Any, TypeVar

from django.forms import BooleanField, ChoiceField, Form
from django.utils.translation import gettext as _

F = TypeVar("F", bound=Form)


def both_versions(form: F, current: Any, version: object, *others: Any) -> tuple[F, list[tuple[Any, Any, Any]]]:
    """The form bound to the current version, and (label, mine, theirs) for each field.

    `current`, then `others`, are asked for each field's present value. Saving the returned form succeeds,
    because the person has now seen what the other one saved.
    """
    data: Any = form.data
    data = data.copy()
    data["version"] = str(version)
    again = type(form)(data, initial=form.initial)
    rows = [
        (field.label, _words(field, form.cleaned_data[name]), _words(field, _value(name, current, *others)))
        for name, field in form.fields.items()
        if name != "version"
    ]
    return again, rows


def _value(name: str, *objects: Any) -> Any:
    return next(getattr(one, name) for one in objects if hasattr(one, name))


def _words(field: Any, value: Any) -> Any:
    if isinstance(field, BooleanField):
        return _("yes") if value else _("no")
    if isinstance(field, ChoiceField):
        choices: Any = field.choices
        return dict(choices).get(value, value)
    return value

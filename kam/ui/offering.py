"""Filling a form's choices once it is known for whom it is shown."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from django import forms
from django.db.models import Model, QuerySet

M = TypeVar("M", bound=Model)
Offered = Iterable[Any] | Callable[[], Iterable[Any]]


def offer(form: forms.BaseForm, name: str, choices: Offered) -> None:
    """Give a choice field its choices, or what to call for them. Raises TypeError for a field without choices."""
    field = form.fields[name]
    if not isinstance(field, forms.ChoiceField):
        raise TypeError(f"{name} is no field with choices")
    field.choices = choices if callable(choices) else list(choices)


def offer_rows(form: forms.BaseForm, name: str, rows: QuerySet[M]) -> None:
    """Give a model choice field the rows to choose from. Raises TypeError for any other field."""
    field = form.fields[name]
    if not isinstance(field, forms.ModelChoiceField):
        raise TypeError(f"{name} is no field with rows to choose from")
    field.queryset = rows

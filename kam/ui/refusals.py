"""Showing a service's refusal where the person typed."""

from __future__ import annotations

from django.forms import BaseForm

from kam.lib.errors import Invalid


def put_on_form(form: BaseForm, refusal: Invalid) -> None:
    """Each message beside its field; those of fields the form does not show stand above it."""
    for field, messages in refusal.errors.items():
        form.add_error(field if field in form.fields else None, messages)

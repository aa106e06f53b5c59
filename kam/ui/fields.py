"""What a form field needs to know about its widget."""

from django import forms
from django.forms import BoundField

from kam.ui import widgets

_KINDS: tuple[tuple[type[forms.Widget], str], ...] = (
    (widgets.ScoreInput, "score"),
    (widgets.MoneyInput, "money"),
    (forms.RadioSelect, "choices"),
    (forms.CheckboxSelectMultiple, "choices"),
    (forms.CheckboxInput, "checkbox"),
    (forms.ClearableFileInput, "file"),
    (forms.FileInput, "file"),
    (forms.Textarea, "textarea"),
    (forms.Select, "select"),
)


def kind_of(field: BoundField) -> str:
    """The sort of control, which chooses the layout: score, money, choices, checkbox, file, textarea, select, input."""
    widget = field.field.widget
    for cls, kind in _KINDS:
        if isinstance(widget, cls):
            return kind
    return "input"


def errors_id(field: BoundField) -> str:
    """The id Django names in ``aria-describedby`` for the field's errors."""
    return f"{field.auto_id}_error"

"""The filters of the trail."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kam.audit.trail import people, verbs
from kam.ui.widgets import DateInput


class TrailFilter(forms.Form):
    """Who, what, from when, until when; each may be missing."""

    person = forms.TypedChoiceField(label=_("Person"), required=False, coerce=int, empty_value=None)
    verb = forms.ChoiceField(label=_("What was done"), required=False)
    since = forms.DateField(label=_("From"), required=False, widget=DateInput({"class": "input", "title": _("From")}))
    until = forms.DateField(label=_("Until"), required=False, widget=DateInput({"class": "input", "title": _("Until")}))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = {"person": [("", _("Everybody")), *people()], "verb": [("", _("Everything")), *verbs()]}
        for name, choices in offered.items():
            self.fields[name].choices = choices  # type: ignore[attr-defined]  # both are choice fields

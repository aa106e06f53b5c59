"""A day as people mean it: a year typed wrong is told, instead of becoming a date in antiquity."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _

from kam.ui.widgets import DateInput

FIRST, LAST = date(1900, 1, 1), date(2199, 12, 31)
OUTSIDE = _("Check the year: it lies between 1900 and 2199.")


class DayField(forms.DateField):
    """A date between 1900 and 2199, in the browser's own picker: what adds months to it stays within the calendar."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("widget", DateInput())
        super().__init__(**options)
        self.validators += [MinValueValidator(FIRST, OUTSIDE), MaxValueValidator(LAST, OUTSIDE)]

"""What people type about alerts."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class CloseForm(forms.Form):
    """Why an alert is closed by hand."""

    note = forms.CharField(
        label=_("What was done, or why it is no risk"), widget=forms.Textarea(attrs={"rows": 3}), max_length=2000
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

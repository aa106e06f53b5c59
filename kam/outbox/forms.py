"""What an administrator types at the outbox."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class ResendForm(forms.Form):
    """Why a message is sent again."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=500,
        help_text=_("Kept in the history, beside your name."),
        error_messages={"required": _("Say why it is sent again.")},
        widget=forms.TextInput({"autocomplete": "off"}),
    )

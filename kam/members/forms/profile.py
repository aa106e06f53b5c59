"""What people say about themselves."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from kam.members.forms.zones import ZoneField
from kam.members.models import User


class ProfileForm(forms.Form):
    """Name and mails in this organisation; language, zone and theme everywhere."""

    name = forms.CharField(label=_("Name"), max_length=120, widget=forms.TextInput({"autocomplete": "name"}))
    job_title = forms.CharField(
        label=_("Job title"),
        max_length=120,
        required=False,
        widget=forms.TextInput({"autocomplete": "organization-title"}),
    )
    locale = forms.ChoiceField(
        label=_("Language"), required=False, choices=User._meta.get_field("locale").choices or []
    )
    time_zone = ZoneField(
        label=_("Time zone"),
        required=False,
        empty=_("As the organisation"),
        help_text=_("Meetings, reminders and dates follow it."),
    )
    theme = forms.ChoiceField(
        label=_("Theme"), choices=User._meta.get_field("theme").choices or [], widget=forms.RadioSelect
    )
    digest = forms.BooleanField(label=_("A weekly digest by e-mail, when there is something to say"), required=False)
    reminders = forms.BooleanField(label=_("Reminders by e-mail before my meetings"), required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)

"""Input about an organisation's own profiles."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.forms.once import Once
from stakeholders.choices import Profile
from stakeholders.models import OwnProfile


class OwnProfileForm(forms.Form):
    """A profile in both languages."""

    name_en = forms.CharField(
        label=_("Name in English"), max_length=60, required=False, help_text=_("For example: purchasing manager.")
    )
    name_fr = forms.CharField(
        label=_("Name in French"), max_length=60, required=False, help_text=_("Empty: the same in both languages.")
    )
    counts_as = forms.ChoiceField(
        label=_("Counts as"),
        choices=Profile.choices,
        help_text=_("Its shape on the map, its lane on the journey, and what gates count it as."),
    )
    cadence_days = forms.IntegerField(
        label=_("Contact every (days)"),
        required=False,
        min_value=1,
        max_value=730,
        help_text=_("Empty: the rhythm of the profile it counts as."),
    )


class NewOwnProfileForm(Once, OwnProfileForm):
    """A new profile, made once however often the form is sent."""


class EditOwnProfileForm(OwnProfileForm):
    """A profile to change, with the version that was read."""

    version = forms.IntegerField(widget=forms.HiddenInput())

    def __init__(self, data: Any = None, *, own: OwnProfile) -> None:
        names = [*OwnProfileForm.base_fields, "version"]
        super().__init__(data, initial={name: getattr(own, name) for name in names})

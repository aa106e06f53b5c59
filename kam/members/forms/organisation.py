"""What an organisation is called and how it writes dates and money."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from kam.lib.money import CURRENCIES
from kam.members.forms.zones import ZoneField


class OrganisationForm(forms.Form):
    """The organisation's name and conventions, and the fingerprint of what was read."""

    name = forms.CharField(label=_("Name"), max_length=120)
    locale = forms.ChoiceField(
        label=_("Language"),
        choices=[("en", "English"), ("fr", "Français")],
        help_text=_("Of e-mails and exports, and of the pages for people who chose none."),
    )
    time_zone = ZoneField(
        label=_("Time zone"), help_text=_("For people who chose none, and for the day a reminder falls on.")
    )
    currency = forms.ChoiceField(
        label=_("Currency"),
        choices=[(code, code) for code in CURRENCIES],
        help_text=_("In which portfolio figures are added up. Amounts that exist keep their own."),
    )
    version = forms.CharField(widget=forms.HiddenInput, max_length=16)

"""Input about the journeys of the profiles."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from stakeholders.choices import Channel
from stakeholders.models import ProfileJourney
from stakeholders.queries.journeys import COLUMNS


def _text(label: Any, help_text: Any = "") -> forms.CharField:
    return forms.CharField(label=label, max_length=600, widget=forms.Textarea({"rows": 3}), help_text=help_text)


class JourneyForm(forms.Form):
    """One cell: in the organisation's own words."""

    cadence_days = forms.IntegerField(
        label=_("Contact every (days)"),
        min_value=1,
        max_value=730,
        help_text=_("Holds for everybody of this profile without a rhythm agreed or one of their own profile."),
    )
    channel = forms.ChoiceField(
        label=_("Channel"), choices=Channel.choices, help_text=_("What a person prefers comes first.")
    )
    needs = _text(_("What they need"))
    brings = _text(_("What we bring"))
    proof = _text(_("Proof that it works"), _("How one sees from outside that the contact was worth it."))
    version = forms.IntegerField(widget=forms.HiddenInput())

    def __init__(self, data: Any = None, *, journey: ProfileJourney) -> None:
        super().__init__(data, initial={name: getattr(journey, name) for name in (*COLUMNS, "version")})

"""The forms that end a meeting: called off, or held."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kam.ui.offering import offer
from reviews.forms.meetings import described
from stakeholders.choices import Sentiment
from stakeholders.models import Stakeholder


class CancelForm(forms.Form):
    """Why a meeting is called off."""

    reason = forms.CharField(label=_("Why is it cancelled?"), max_length=1000, widget=forms.Textarea({"rows": 3}))
    version = forms.IntegerField(widget=forms.HiddenInput)


class HoldForm(forms.Form):
    """What came of a meeting and who came."""

    summary = forms.CharField(
        label=_("What came of it"), max_length=8000, widget=forms.Textarea({"rows": 6}),
        help_text=_("Decisions, promises on both sides, what was left open."),
    )  # fmt: skip
    attended = forms.TypedMultipleChoiceField(
        label=_("Who came from their side"), coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )
    sentiment = forms.TypedChoiceField(
        label=_("How it went"), coerce=int, choices=Sentiment.choices, widget=forms.RadioSelect
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, people: Sequence[Stakeholder], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "attended", [(one.pk, described(one)) for one in people])

"""Input about how contracts end: renewed or lost, when it was decided, and by what."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.choices import ContractOutcome, OutcomeReason
from accounts.choices.contracts import KEPT
from accounts.forms.contract import Dated
from accounts.forms.fields import MoneyField
from accounts.models import Contract
from accounts.services.contracts import Decision
from kam.lib.dates import add_months
from kam.ui.day_field import DayField

DAY = timedelta(days=1)


class _Decided(forms.Form):
    """What every outcome says: when it was decided, and by what."""

    outcome_on = DayField(label=_("Decided on"))
    outcome_reason = forms.ChoiceField(
        label=_("What decided?"), choices=[("", _("Choose")), *OutcomeReason.choices], required=True
    )

    def values(self) -> dict[str, Any]:
        """What was typed, with what was said of the ending as one thing."""
        found = dict(self.cleaned_data)
        said = {name: found.pop(name) for name in [one for one in found if one.startswith("outcome")]}
        return found | {"decision": Decision(**said)}


class RenewForm(_Decided, Dated):
    """The contract that follows: same reference and terms, new dates and value; and what that amounts to."""

    start_on = DayField(label=_("New start"))
    end_on = DayField(label=_("New end"))
    annual_value = MoneyField(label=_("New annual value"), min_value=0)
    outcome = forms.ChoiceField(
        label=_("It is"),
        choices=[(one.value, one.label) for one in KEPT],
        widget=forms.RadioSelect(),
        help_text=_("It follows from the two values: confirm it."),
    )
    outcome_note = forms.CharField(
        label=_("In their words"), widget=forms.Textarea(attrs={"rows": 3}), max_length=4000, required=False
    )
    version = forms.IntegerField(widget=forms.HiddenInput())
    field_order = ("start_on", "end_on", "annual_value", "outcome", "outcome_on", "outcome_reason", "outcome_note")

    def __init__(self, data: Any = None, *, contract: Contract, today: date) -> None:
        same = {"outcome": ContractOutcome.RENEWED.value, "outcome_on": today}
        super().__init__(data, initial=following(contract) | same)
        self.fields["annual_value"].widget.currency = contract.currency


class LoseForm(_Decided):
    """Why the contract was lost."""

    reason = forms.CharField(label=_("Why was it lost?"), widget=forms.Textarea(attrs={"rows": 4}), max_length=4000)
    version = forms.IntegerField(widget=forms.HiddenInput())

    def __init__(self, data: Any = None, *, contract: Contract, today: date) -> None:
        super().__init__(data, initial={"version": contract.version, "outcome_on": today})


class ReopenForm(forms.Form):
    """Why the ending was a mistake."""

    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea(attrs={"rows": 3}), max_length=2000)
    version = forms.IntegerField(widget=forms.HiddenInput())

    def __init__(self, data: Any = None, *, contract: Contract) -> None:
        super().__init__(data, initial={"version": contract.version})

    def values(self) -> dict[str, Any]:
        """What was typed."""
        return self.cleaned_data


def following(contract: Contract) -> dict[str, Any]:
    """What the next contract would be if nothing changed: the day after, for as long, at the same value."""
    start = contract.end_on + DAY
    months = _months_between(contract.start_on, start)
    end = add_months(start, months) - DAY if months else start + (contract.end_on - contract.start_on)
    return {
        "start_on": start,
        "end_on": end,
        "annual_value": contract.annual_value,
        "version": contract.version,
    }


def _months_between(start: date, end: date) -> int:
    """Whole months from `start` to `end`, 0 when they are not whole."""
    months = (end.year - start.year) * 12 + end.month - start.month
    return months if add_months(start, months) == end else 0

"""Input about contracts."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.forms.fields import MoneyField
from accounts.models import Contract
from accounts.services.contracts import EDITABLE
from kam.lib.dates import add_months
from kam.lib.money import CURRENCIES
from kam.ui.widgets import DateInput

LONGEST_NOTICE = 36
DAY = timedelta(days=1)


class _Dated(forms.Form):
    """What every contract form checks: an end after the start, beside the field."""

    def clean(self) -> dict[str, Any]:
        """The end comes after the start."""
        found = super().clean() or self.cleaned_data
        start, end = found.get("start_on"), found.get("end_on")
        if start and end and end <= start:
            self.add_error("end_on", _("The contract ends before it starts."))
        return found


class ContractForm(_Dated):
    """A contract: what, from when to when, for how much, and how long before its end notice is due."""

    reference = forms.CharField(label=_("Reference"), max_length=80)
    title = forms.CharField(label=_("Subject"), max_length=160, required=False)
    start_on = forms.DateField(label=_("Start"), widget=DateInput())
    end_on = forms.DateField(label=_("End"), widget=DateInput())
    notice_months = forms.IntegerField(
        label=_("Notice period, in months"),
        min_value=0,
        max_value=LONGEST_NOTICE,
        help_text=_("The notice date follows from the end: you will be reminded before it."),
    )
    auto_renewal = forms.BooleanField(label=_("Renews by itself when nobody gives notice"), required=False)
    annual_value = MoneyField(label=_("Annual value"), min_value=0)
    currency = forms.ChoiceField(label=_("Currency"), choices=[(code, code) for code in CURRENCIES])
    token = forms.UUIDField(required=False, widget=forms.HiddenInput())
    version = forms.IntegerField(required=False, widget=forms.HiddenInput())

    def __init__(
        self, data: Any = None, *, contract: Contract | None = None, currency: str = "EUR", **options: Any
    ) -> None:
        super().__init__(data, initial=_initial(contract, currency))

    def values(self) -> dict[str, Any]:
        """The columns, ready for the services."""
        return {name: self.cleaned_data[name] for name in EDITABLE}


class RenewForm(_Dated):
    """The contract that follows: same reference and terms, new dates and value."""

    start_on = forms.DateField(label=_("New start"), widget=DateInput())
    end_on = forms.DateField(label=_("New end"), widget=DateInput())
    annual_value = MoneyField(label=_("New annual value"), min_value=0)
    version = forms.IntegerField(widget=forms.HiddenInput())

    def __init__(self, data: Any = None, *, contract: Contract) -> None:
        super().__init__(data, initial=following(contract))
        self.fields["annual_value"].widget.currency = contract.currency


class LoseForm(forms.Form):
    """Why the contract was lost."""

    reason = forms.CharField(label=_("Why was it lost?"), widget=forms.Textarea(attrs={"rows": 4}), max_length=4000)
    version = forms.IntegerField(widget=forms.HiddenInput())

    def __init__(self, data: Any = None, *, contract: Contract) -> None:
        super().__init__(data, initial={"version": contract.version})


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


def _initial(contract: Contract | None, currency: str) -> dict[str, Any]:
    if contract is None:
        return {"token": uuid4(), "currency": currency, "notice_months": 3}
    return {name: getattr(contract, name) for name in EDITABLE} | {"version": contract.version}

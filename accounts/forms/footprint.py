"""Input about entities, cells, estimates and products."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.choices import CellState, EntityKind
from accounts.forms.fields import CountryField, MoneyField
from accounts.models import Account, ClientEntity, FootprintCell, Product
from kam.lib.money import CURRENCIES
from kam.ui.day_field import DayField

AMOUNT_ERRORS = {
    "max_digits": _("That is more than a hundred billion a year: check the zeros."),
    "max_whole_digits": _("That is more than a hundred billion a year: check the zeros."),
    "invalid": _("Write an amount, for example 120 000 or 1 200.50."),
}


class CellForm(forms.Form):
    """One product in one entity."""

    state = forms.ChoiceField(
        label=_("State"), choices=[("", _("not looked at")), *CellState.choices], required=False, widget=forms.Select()
    )
    current = MoneyField(label=_("Current per year"), required=False, error_messages=AMOUNT_ERRORS)
    potential = MoneyField(label=_("Potential per year"), required=False, error_messages=AMOUNT_ERRORS)
    competitor = forms.CharField(label=_("Competitor"), max_length=120, required=False)
    note = forms.CharField(label=_("Note"), max_length=300, required=False)
    version = forms.IntegerField(widget=forms.HiddenInput(), required=False)

    def __init__(self, data: Any = None, *, cell: FootprintCell | None, currency: str) -> None:
        names = ("state", "current", "potential", "competitor", "note", "version")
        super().__init__(data, initial={name: getattr(cell, name) for name in names} if cell else {"version": 0})
        for name in ("current", "potential"):
            self.fields[name].widget.currency = currency

    def values(self) -> dict[str, Any]:
        """The columns, ready for the service."""
        return {**self.cleaned_data, "version": self.cleaned_data["version"] or 0}


class EntityForm(forms.Form):
    """A row of the grid."""

    name = forms.CharField(label=_("Name"), max_length=120)
    kind = forms.ChoiceField(label=_("Kind"), choices=EntityKind.choices)
    country = CountryField(label=_("Country"), required=False)

    def __init__(self, data: Any = None, *, entity: ClientEntity | None = None) -> None:
        names = ("name", "kind", "country", "active", "version")
        super().__init__(data, initial={name: getattr(entity, name) for name in names} if entity else None)
        if entity is not None:
            self.fields["active"] = forms.BooleanField(label=_("Shown in the grid"), required=False)
            self.fields["version"] = forms.IntegerField(widget=forms.HiddenInput())


class WalletForm(forms.Form):
    """What the client spends, by whom and when it was said. `token` makes an estimate sent twice one."""

    amount = MoneyField(
        label=_("Total spend per year"),
        help_text=_("Everything the client buys per year of what we could sell it, from us and from others."),
        error_messages=AMOUNT_ERRORS,
    )
    currency = forms.ChoiceField(label=_("Currency"), choices=[(code, code) for code in CURRENCIES])
    estimated_on = DayField(label=_("Date of the estimate"))
    source = forms.CharField(
        label=_("Source"), max_length=160, help_text=_("For example: annual report, talk with procurement, tender.")
    )
    note = forms.CharField(label=_("Note"), max_length=300, required=False)

    token = forms.UUIDField(required=False, widget=forms.HiddenInput())

    def __init__(self, data: Any = None, *, account: Account, today: Any) -> None:
        super().__init__(data, initial={"token": uuid4(), "currency": account.currency, "estimated_on": today})


class ProductForm(forms.Form):
    """A product of the catalogue."""

    name = forms.CharField(label=_("Name"), max_length=120)
    name_fr = forms.CharField(label=_("Name in French"), max_length=120, required=False)
    code = forms.CharField(label=_("Code"), max_length=20, required=False)
    series = forms.CharField(label=_("Family"), max_length=80, required=False)

    def __init__(self, data: Any = None, *, product: Product | None = None) -> None:
        names = ("name", "name_fr", "code", "series", "active", "version")
        super().__init__(data, initial={name: getattr(product, name) for name in names} if product else None)
        if product is not None:
            self.fields["active"] = forms.BooleanField(label=_("Sold today"), required=False)
            self.fields["version"] = forms.IntegerField(widget=forms.HiddenInput())

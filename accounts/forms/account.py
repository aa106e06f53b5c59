"""Input about an account."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django import forms
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.countries import country_choices
from accounts.forms.fields import ChosenFromMany, MoneyField, QuickCombobox
from accounts.models import Account
from accounts.queries.portfolio import current_accounts
from kam.lib.money import CURRENCIES
from kam.tenancy.models import Membership
from kam.tenancy.queries import active_members
from kam.ui.widgets import DateInput

LISTED = 100  # accounts offered as a plain list, which also works without JavaScript; above, the server searches

FIELDS = (
    "name", "parent", "owner", "sponsor", "country", "city", "industry", "website", "employees", "founded",
    "client_revenue", "client_since", "currency", "external_reference",
)  # fmt: skip


class AccountForm(forms.Form):
    """The facts of an account. `token` makes a creation sent twice one, `version` refuses a stale change."""

    name = forms.CharField(label=_("Name"), max_length=160)
    parent = ChosenFromMany(label=_("Group"), queryset=Account.objects.none(), required=False)
    owner = forms.ModelChoiceField(
        label=_("Account manager"), queryset=Membership.objects.none(), widget=QuickCombobox()
    )
    sponsor = forms.ModelChoiceField(
        label=_("Executive sponsor"), queryset=Membership.objects.none(), widget=QuickCombobox(), required=False
    )
    country = forms.ChoiceField(label=_("Country"), choices=country_choices, required=False, widget=QuickCombobox())
    city = forms.CharField(label=_("City"), max_length=80, required=False)
    industry = forms.CharField(label=_("Industry"), max_length=80, required=False)
    website = forms.URLField(label=_("Website"), required=False, assume_scheme="https")
    employees = forms.IntegerField(label=_("Employees"), required=False, min_value=0, max_value=10_000_000)
    founded = forms.IntegerField(label=_("Founded in"), required=False, min_value=1000, max_value=2200)
    client_revenue = MoneyField(label=_("Their own revenue, in millions"), required=False, min_value=0)
    client_since = forms.DateField(label=_("Client since"), required=False, widget=DateInput())
    currency = forms.ChoiceField(label=_("Currency"), choices=[(code, code) for code in CURRENCIES])
    external_reference = forms.CharField(label=_("Reference in your other systems"), max_length=80, required=False)
    token = forms.UUIDField(required=False, widget=forms.HiddenInput())
    version = forms.IntegerField(required=False, widget=forms.HiddenInput())

    def __init__(self, data: Any = None, *, actor: Membership, account: Account | None = None) -> None:
        super().__init__(data, initial=_initial(actor, account))
        people = active_members()
        names = [("", ""), *people.values_list("pk", "name")]
        for name in ("owner", "sponsor"):
            self._field(name).queryset = people
            self._field(name).choices = names
        self._offer_groups(actor, account)
        self.fields["currency"].disabled = account is not None and account.revenue_12m is not None

    def _field(self, name: str) -> Any:
        return self.fields[name]

    def _offer_groups(self, actor: Membership, account: Account | None) -> None:
        field = self._field("parent")
        others = current_accounts(actor).order_by("sort_name").defer("organisation")
        field.queryset = others.exclude(pk=account.pk) if account else others
        few = list(field.queryset.values_list("pk", "name")[: LISTED + 1])
        if len(few) <= LISTED:
            field.widget.attrs["data-combobox"] = "local"
            field.choices = [("", ""), *few]
            return
        field.widget.attrs["data-combobox"] = reverse("accounts:account_options")
        chosen = self.data.get("parent") if self.is_bound else (account and account.parent_id)
        field.offer(field.queryset.filter(pk=chosen).first() if str(chosen or "").isdecimal() else None)

    def clean_name(self) -> str:
        """One space between words, none around."""
        return " ".join(self.cleaned_data["name"].split())

    def values(self) -> dict[str, Any]:
        """The columns, ready for the services."""
        return {name: self.cleaned_data[name] for name in FIELDS}


def _initial(actor: Membership, account: Account | None) -> dict[str, Any]:
    if account is None:
        return {"token": uuid4(), "owner": actor.pk, "currency": actor.organisation.currency}
    columns = {name: getattr(account, name) for name in FIELDS}
    related = {name: getattr(account, f"{name}_id") for name in ("parent", "owner", "sponsor")}
    return {**columns, **related, "version": account.version}

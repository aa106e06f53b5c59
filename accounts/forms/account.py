"""Input about an account."""

from __future__ import annotations

from functools import cache
from typing import Any
from uuid import uuid4

from django import forms
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.forms.fields import CountryField, Later, MoneyField, ReferenceField, SearchedCombobox, is_id
from accounts.models import Account
from accounts.queries.account import colleague
from accounts.queries.chosen import current_accounts
from kam.lib.money import CURRENCIES
from kam.tenancy.models import Membership
from kam.tenancy.queries import active_members
from kam.ui.day_field import DayField

LISTED = 100  # accounts offered as a plain list, which also works without JavaScript; above, the server searches

FIELDS = (
    "name", "parent", "owner", "sponsor", "country", "city", "industry", "website", "employees", "founded",
    "client_revenue", "client_since", "currency", "external_reference",
)  # fmt: skip


class AccountForm(forms.Form):
    """The facts of an account. `token` makes a creation sent twice one, `version` refuses a stale change."""

    name = forms.CharField(label=_("Name"), max_length=160)
    parent = ReferenceField(label=_("Group"), widget=SearchedCombobox(), required=False)
    owner = ReferenceField(label=_("Account manager"))
    sponsor = ReferenceField(label=_("Executive sponsor"), required=False)
    country = CountryField(label=_("Country"), required=False)
    city = forms.CharField(label=_("City"), max_length=80, required=False)
    industry = forms.CharField(label=_("Industry"), max_length=80, required=False)
    website = forms.URLField(label=_("Website"), required=False, assume_scheme="https")
    employees = forms.IntegerField(label=_("Employees"), required=False, min_value=0, max_value=10_000_000)
    founded = forms.IntegerField(label=_("Founded in"), required=False, min_value=1000, max_value=2200)
    client_revenue = MoneyField(label=_("Their own revenue, in millions"), required=False, min_value=0)
    client_since = DayField(label=_("Client since"), required=False)
    currency = forms.ChoiceField(label=_("Currency"), choices=[(code, code) for code in CURRENCIES])
    external_reference = forms.CharField(label=_("Reference in your other systems"), max_length=80, required=False)
    token = forms.UUIDField(required=False, widget=forms.HiddenInput())
    version = forms.IntegerField(required=False, widget=forms.HiddenInput())

    def __init__(self, data: Any = None, *, actor: Membership, account: Account | None = None) -> None:
        super().__init__(data, initial=_initial(actor, account))
        self.actor, self.account = actor, account
        names = Later(cache(lambda: [("", ""), *active_members().values_list("pk", "name")]))
        for name in ("owner", "sponsor"):
            self._field(name).find = colleague
            self._field(name).widget.choices = names
        self._field("parent").find = self._group
        self._field("parent").widget.offer = self._groups
        self.fields["currency"].disabled = account is not None and account.revenue_12m is not None

    def _field(self, name: str) -> Any:
        return self.fields[name]

    def _others(self) -> QuerySet[Account]:
        others = current_accounts(self.actor).order_by("sort_name")
        return others.exclude(pk=self.account.pk) if self.account else others

    def _group(self, pk: int) -> Account | None:
        return self._others().filter(pk=pk).first()

    def _groups(self, chosen: Any) -> tuple[str, list[tuple[Any, Any]]]:
        """The others when they are few; else where to search them, and the chosen one."""
        few = list(self._others().values_list("pk", "name")[: LISTED + 1])
        if len(few) <= LISTED:
            return "local", [("", ""), *few]
        group = self._group(int(chosen)) if is_id(str(chosen)) else None
        return reverse("accounts:account_options"), [("", ""), *([(group.pk, group.name)] if group else [])]

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

"""Input about contracts."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.access import frameworks_for
from accounts.choices import ContractKind
from accounts.forms.fields import MoneyField
from accounts.models import Account, Contract, Product
from accounts.notice import notice_date
from accounts.services.contracts import EDITABLE, EDITABLE_CLOSED
from kam.lib import formats
from kam.lib.money import CURRENCIES
from kam.tenancy.models import Membership
from kam.ui.day_field import DayField

LONGEST_NOTICE, MOST_DAYS = 36, 365
MOST_PRODUCTS = 300  # offered beside those that are covered


class Dated(forms.Form):
    """What every contract form checks: an end after the start, beside the field."""

    def clean(self) -> dict[str, Any]:
        """The end comes after the start."""
        found = super().clean() or self.cleaned_data
        start, end = found.get("start_on"), found.get("end_on")
        if start and end and end <= start:
            self.add_error("end_on", _("The contract ends before it starts."))
        return found


class ContractForm(Dated):
    """A contract: what, from when to when, for how much, and how long before its end notice is due.

    Of one that is closed only what it is called and what it covers is asked.
    """

    kind = forms.ChoiceField(label=_("Kind"), choices=ContractKind.choices)
    framework = forms.TypedChoiceField(
        label=_("Called off under"),
        required=False,
        help_text=_("Only for a call-off: a framework of this account or of its group, within whose dates it lies."),
    )
    reference = forms.CharField(label=_("Reference"), max_length=80)
    title = forms.CharField(label=_("Subject"), max_length=160, required=False)
    start_on = DayField(label=_("Start"))
    end_on = DayField(label=_("End"))
    notice_months = forms.IntegerField(label=_("Notice period, in months"), min_value=0, max_value=LONGEST_NOTICE)
    notice_days = forms.IntegerField(label=_("and days more"), min_value=0, max_value=MOST_DAYS, required=False)
    auto_renewal = forms.BooleanField(label=_("Renews by itself when nobody gives notice"), required=False)
    tender = forms.BooleanField(label=_("Put to tender at its end"), required=False)
    annual_value = MoneyField(label=_("Annual value"), min_value=0)
    currency = forms.ChoiceField(label=_("Currency"), choices=[(code, code) for code in CURRENCIES])
    covers = forms.TypedMultipleChoiceField(label=_("Products"), required=False, widget=forms.CheckboxSelectMultiple())
    token = forms.UUIDField(required=False, widget=forms.HiddenInput())
    version = forms.IntegerField(required=False, widget=forms.HiddenInput())

    def __init__(
        self, data: Any = None, *, actor: Membership, account: Account, contract: Contract | None = None,
    ) -> None:  # fmt: skip
        super().__init__(data, initial=_initial(contract, account))
        frames = _frames(actor, account, contract)
        products = {one.pk: one for one in _catalogue(contract)}
        frame: Any = self.fields["framework"]
        frame.choices = [("", "–"), *((pk, words) for pk, (_one, words) in frames.items())]
        frame.coerce, frame.empty_value = lambda text: frames[int(text)][0], None
        covers: Any = self.fields["covers"]
        covers.choices = [(pk, one.name) for pk, one in products.items()]
        covers.coerce = lambda text: products[int(text)]
        if not products:
            del self.fields["covers"]
        if contract is not None and not contract.runs:
            for name in set(EDITABLE) - set(EDITABLE_CLOSED):
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        """Notice is given while the contract runs."""
        found = super().clean()
        start, end, months = found.get("start_on"), found.get("end_on"), found.get("notice_months")
        if not start or not end or months is None or end <= start:
            return found
        if notice_date(end, months, found.get("notice_days") or 0) < start:
            self.add_error("notice_months", _("The notice period is longer than the contract."))
        return found

    def clean_notice_days(self) -> int:
        """None typed is none."""
        return self.cleaned_data["notice_days"] or 0

    def values(self) -> dict[str, Any]:
        """The columns and the products, ready for the services."""
        found = {name: self.cleaned_data[name] for name in EDITABLE if name in self.fields}
        return found | {"products": self.cleaned_data.get("covers", [])}


def _frames(actor: Membership, account: Account, contract: Contract | None) -> dict[int, tuple[Contract, str]]:
    """What may be called off under, with its words; the present framework even where the editor may not open it."""
    found = {one.pk: (one, _frame_words(one, account)) for one in frameworks_for(actor, account)}
    if contract is not None:
        found.pop(contract.pk, None)
        present = contract.framework
        if present is not None and present.pk not in found:
            found[present.pk] = present, _dated(present.reference, present)
    return found


def _frame_words(frame: Contract, account: Account) -> str:
    """A framework in a list: whose, if it is another account's, and from when to when."""
    own = frame.account_id == account.pk
    return _dated(frame.reference if own else f"{frame.account.name} · {frame.reference}", frame)


def _dated(name: str, frame: Contract) -> str:
    return f"{name} ({formats.day(frame.start_on)} – {formats.day(frame.end_on)})"


def _catalogue(contract: Contract | None) -> list[Product]:
    """What is sold, the first of it, and all that the contract covers: what is not shown would be taken away."""
    wanted = Q(pk__in=Product.objects.filter(active=True).order_by("sort_name", "pk").values("pk")[:MOST_PRODUCTS])
    if contract is not None:
        wanted |= Q(pk__in=contract.covered.values("product"))
    return list(Product.objects.filter(wanted).order_by("sort_name", "pk"))


def _initial(contract: Contract | None, account: Account) -> dict[str, Any]:
    if contract is None:
        return {"token": uuid4(), "currency": account.currency, "notice_months": 3, "kind": ContractKind.CONTRACT.value}
    found = {name: getattr(contract, name) for name in EDITABLE} | {"version": contract.version}
    covers = list(contract.covered.values_list("product_id", flat=True))
    return found | {"framework": contract.framework_id, "covers": covers}

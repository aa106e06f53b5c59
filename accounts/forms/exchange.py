"""Input about exchange rates."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from accounts.forms.fields import plain_amount
from kam.lib.money import CURRENCIES
from kam.ui.day_field import DayField

_EITHER = re.compile(r"[1-9]\d{0,2},\d{3}")  # thousands for one reader, thousandths for another


class RateField(forms.DecimalField):
    """A rate as people write it; a figure that could be read in two ways is asked again."""

    def to_python(self, value: Any) -> Any:
        """With a point before the decimals."""
        if not isinstance(value, str):
            return super().to_python(value)
        bare = value.strip()
        if _EITHER.fullmatch(bare) and not (get_language() or "en").startswith("fr"):
            raise ValidationError(_("Is the comma for thousands or for decimals? Write the rate with a point."))
        return super().to_python(bare.replace(",", ".") if bare.startswith("0,") else plain_amount(bare))


class ExchangeForm(forms.Form):
    """What one unit of a currency is worth in the organisation's, from a day on. `token` makes one sent twice one."""

    currency = forms.ChoiceField(label=gettext_lazy("Currency"))
    rate = RateField(
        label=gettext_lazy("Rate"), max_digits=18, decimal_places=8, min_value=Decimal("0.00000001"),
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
        error_messages={"min_value": gettext_lazy("A rate is above zero.")},
    )  # fmt: skip
    valid_from = DayField(label=gettext_lazy("Valid from"))
    source = forms.CharField(
        label=gettext_lazy("Source"), max_length=120, required=False,
        help_text=gettext_lazy("Where it can be looked up. For example: European Central Bank."),
    )  # fmt: skip

    token = forms.UUIDField(required=False, widget=forms.HiddenInput())

    def __init__(self, data: Any = None, *, base: str, initial: dict[str, Any]) -> None:
        super().__init__(data, initial={"token": uuid4(), **initial})
        currency: Any = self.fields["currency"]
        currency.choices = [(code, code) for code in CURRENCIES if code != base]
        told = _("How many %(base)s one unit is worth, with up to eight decimals.")
        self.fields["rate"].help_text = told % {"base": base}

    def clean_source(self) -> str:
        """One space between words, none around."""
        return " ".join(self.cleaned_data["source"].split())

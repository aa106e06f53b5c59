"""Input about capacity."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from insights.models import CapacityLimits

NAMES = ("accounts", "relations", "hours_relation", "hours_meeting", "hours_action", "hours_available")


class HoursField(forms.DecimalField):
    """Hours as people write them: `1.5` or `1,5`."""

    def __init__(self, **options: Any) -> None:
        super().__init__(
            max_digits=5, decimal_places=2, widget=forms.TextInput(attrs={"inputmode": "decimal"}), **options
        )

    def to_python(self, value: Any) -> Any:
        """With a point before the decimals."""
        return super().to_python(value.replace(",", ".") if isinstance(value, str) else value)


class LimitsForm(forms.Form):
    """What one account manager can carry."""

    accounts = forms.IntegerField(label=_("Accounts of one manager"), min_value=1, max_value=1000,
                                  help_text=_("Practitioners name three to ten."))  # fmt: skip
    relations = forms.IntegerField(label=_("Relations of one manager"), min_value=1, max_value=10_000,
                                   help_text=_("People at the clients who are still there."))  # fmt: skip
    hours_relation = HoursField(label=_("Hours a month for one relation"), min_value=Decimal(0),
                                help_text=_("Practitioners name two to eight."))  # fmt: skip
    hours_meeting = HoursField(label=_("Hours for one meeting, preparation included"), min_value=Decimal(0))
    hours_action = HoursField(label=_("Hours for one open action"), min_value=Decimal(0))
    hours_available = HoursField(label=_("Hours of a month that are there for accounts"), min_value=Decimal("0.5"))
    version = forms.IntegerField(widget=forms.HiddenInput(), required=False)

    def __init__(self, data: Any = None, *, limits: CapacityLimits) -> None:
        super().__init__(data, initial={name: getattr(limits, name) for name in (*NAMES, "version")})

    def values(self) -> dict[str, Any]:
        """The limits and the version they were read at."""
        return {**self.cleaned_data, "version": self.cleaned_data["version"] or 0}

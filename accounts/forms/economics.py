"""Input about costs and rates."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.choices import CostKind
from accounts.forms.fields import MoneyField
from accounts.models import CostLine, FunctionRate, QuarterCosts
from accounts.services.economics import Entered
from kam.ui.widgets import DateInput

MOST_HOURS = 100_000
BELOW = {"min_value": gettext_lazy("This cannot be below zero.")}


class CostsForm(forms.Form):
    """A quarter: cost of sales, then a quantity and the cost of one for each thing that serving took."""

    cost_of_sales = MoneyField(
        label=gettext_lazy("Cost of sales"), required=False, min_value=0, error_messages=BELOW,
        help_text=gettext_lazy("What the goods and services sold cost us. Empty: not known yet."),
    )  # fmt: skip
    note = forms.CharField(label=gettext_lazy("Note"), max_length=300, required=False)
    version = forms.IntegerField(widget=forms.HiddenInput(), required=False)

    def __init__(
        self, data: Any = None, *, costs: QuarterCosts | None, lines: list[CostLine], rates: dict[str, FunctionRate],
        currency: str, same_currency: bool,
    ) -> None:  # fmt: skip
        initial: dict[str, Any] = {"version": costs.version if costs else 0}
        held = costs if costs and costs.currency == currency else None  # amounts of another currency are not ours
        if held:
            initial |= {"cost_of_sales": held.cost_of_sales, "note": held.note}
        super().__init__(data, initial=initial)
        self.currency = currency
        self.fields["cost_of_sales"].widget.currency = currency
        self.pairs: list[tuple[str, str, str]] = []
        lines = lines if held else []
        there = {(one.kind, one.function): one for one in lines}
        functions = dict.fromkeys([*rates, *(one.function for one in lines if one.kind == CostKind.HOURS)])
        for number, function in enumerate(functions):
            rate = rates.get(function) if same_currency else None
            offered = rate.hourly_rate if rate else None
            self._pair(f"hours{number}", CostKind.HOURS, function, there.get((CostKind.HOURS, function)), offered)
        for kind in (CostKind.TICKETS, CostKind.VISITS, CostKind.CREDITS):
            self._pair(kind.value, kind, "", there.get((kind, "")), None)

    def _pair(self, name: str, kind: CostKind, function: str, line: CostLine | None, rate: Decimal | None) -> None:
        label = function or str(kind.label)
        self.fields[f"{name}_quantity"] = forms.DecimalField(
            label=(_("%(thing)s: hours") if function else _("%(thing)s: how many")) % {"thing": label},
            required=False, min_value=0, max_value=MOST_HOURS, decimal_places=2, localize=True,
            initial=_whole(line.quantity) if line else None,
            error_messages=BELOW | {"max_value": _("That is more than a hundred thousand: check the zeros.")},
        )  # fmt: skip
        self.fields[f"{name}_cost"] = MoneyField(
            label=(_("%(thing)s: cost of an hour") if function else _("%(thing)s: cost of one")) % {"thing": label},
            required=False, min_value=0, max_value=10**9,
            currency=self.currency, initial=line.unit_cost if line else rate, error_messages=BELOW,
        )  # fmt: skip
        self.pairs.append((name, kind.value, function))

    def clean(self) -> dict[str, Any]:
        """A quantity needs the cost of one."""
        found = super().clean() or self.cleaned_data
        for name, _kind, _function in self.pairs:
            if (
                found.get(f"{name}_quantity")
                and found.get(f"{name}_cost") is None
                and f"{name}_cost" not in self.errors
            ):
                self.add_error(f"{name}_cost", _("Say what one of them costs."))
        return found

    @property
    def rows(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        """Quantity and cost of one, side by side."""
        return [(self[f"{name}_quantity"], self[f"{name}_cost"]) for name, _kind, _function in self.pairs]

    def lines(self) -> list[Entered]:
        """The lines in which there is something."""
        got = self.cleaned_data
        return [
            Entered(kind, function, got[f"{name}_quantity"], got[f"{name}_cost"])
            for name, kind, function in self.pairs if got.get(f"{name}_quantity")
        ]  # fmt: skip


def _whole(quantity: Decimal) -> Decimal | int:
    """Without cents where there are none."""
    return int(quantity) if quantity == int(quantity) else quantity


class RateForm(forms.Form):
    """A function's hourly rate from a day on."""

    function = forms.CharField(label=gettext_lazy("Function"), max_length=80)
    hourly_rate = MoneyField(
        label=gettext_lazy("Hourly rate"), min_value=Decimal("0.01"), max_value=10_000,
        error_messages={
            "min_value": gettext_lazy("A rate is above zero."),
            "max_value": gettext_lazy("More than ten thousand an hour: check the zeros."),
        },
    )  # fmt: skip
    valid_from = forms.DateField(label=gettext_lazy("Valid from"), widget=DateInput())

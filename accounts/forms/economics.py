"""Input about costs and rates."""

from __future__ import annotations

from decimal import Decimal
from hashlib import sha256
from typing import Any
from unicodedata import combining, normalize

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.choices import CostKind
from accounts.forms.conflicts import readable
from accounts.forms.fields import MoneyField
from accounts.models import CostLine, FunctionRate, QuarterCosts
from accounts.services.economics import Entered
from kam.lib import formats
from kam.ui.day_field import DayField

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
        there = _by_name(lines if held else [])
        offered = {_name(function): (function, rate.hourly_rate) for function, rate in rates.items()}
        hours = {name: one for name, one in there.items() if one.kind == CostKind.HOURS}
        for name in dict.fromkeys([*offered, *hours]):
            function, rate = offered.get(name, ("", None))
            line = hours.get(name)
            self._pair(name, CostKind.HOURS, line.function if line else function, line, rate if same_currency else None)
        for kind in (CostKind.TICKETS, CostKind.VISITS, CostKind.CREDITS):
            self._pair(kind.value, kind, "", there.get(kind.value), None)

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

    def conflicts(self, lines: list[CostLine]) -> list[tuple[str, str, str]]:
        """Label, what this person typed, what stands now: of the lines in which the two differ."""
        there, got, rows = _by_name(lines), self.cleaned_data, []
        for name, _kind, _function in self.pairs:
            line, quantity = there.pop(name, None), got.get(f"{name}_quantity") or None
            cost = got.get(f"{name}_cost") if quantity else None  # of nothing: not kept
            held = (line.quantity, line.unit_cost) if line else (None, None)
            for part, mine, theirs in zip(("quantity", "cost"), (quantity, cost), held, strict=True):
                if mine != theirs:
                    field = self.fields[f"{name}_{part}"]
                    rows.append((str(field.label), readable(field, mine), readable(field, theirs)))
        return rows + [
            (one.function, "–", f"{formats.number(one.quantity, 2)} × {formats.number(one.unit_cost, 2)}")
            for one in there.values()
        ]

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


def _name(function: str) -> str:
    """The name of a function's fields: the same whatever stands beside it, and however its letters are cased."""
    plain = "".join(one for one in normalize("NFKD", function.lower()) if not combining(one))
    return f"hours_{_digest(plain)}"


def _by_name(lines: list[CostLine]) -> dict[str, CostLine]:
    """Lines by the name of their fields; a function written in two ways in one quarter keeps both."""
    found: dict[str, CostLine] = {}
    for one in lines:
        name = _name(one.function) if one.kind == CostKind.HOURS else one.kind
        found[f"{name}_{_digest(one.function)}" if name in found else name] = one
    return found


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:12]


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
    valid_from = DayField(label=gettext_lazy("Valid from"))

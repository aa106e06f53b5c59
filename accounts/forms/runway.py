"""Input about the runway: ticking a gate, the organisation's gates, and which renewals are listed."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.choices import Variant
from accounts.forms.once import Once
from accounts.models import RunwayGate
from accounts.queries.runway_list import Wanted, quarters_ahead
from accounts.renewals.runway import LINE
from kam.ui.day_field import DayField


class TickForm(forms.Form):
    """A gate is done, with what shows it."""

    done_on = DayField(label=_("Done on"), required=False)
    evidence = forms.CharField(
        label=_("What shows that it is done"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=4000,
        required=False,
    )
    link = forms.URLField(label=_("Link"), max_length=500, required=False, assume_scheme="https")

    def __init__(self, data: Any = None, *, gate: RunwayGate, today: date) -> None:
        super().__init__(data, initial={"done_on": today})
        self.fields["evidence"].help_text = gate.evidence
        self.fields["evidence"].required = False


class GateForm(forms.Form):
    """A gate of a runway, in both languages."""

    label_en = forms.CharField(label=_("Text in English"), max_length=120, required=False)
    label_fr = forms.CharField(label=_("Text in French"), max_length=120, required=False)
    days = forms.IntegerField(
        label=_("Days before the end"), min_value=0, max_value=LINE, help_text=_("From 0 to 365: the order of gates.")
    )
    before_notice = forms.BooleanField(
        label=_("Before the notice date"),
        required=False,
        help_text=_("Then its latest safe date is the notice date where that comes earlier."),
    )
    evidence_en = forms.CharField(label=_("Evidence asked, in English"), max_length=200, required=False)
    evidence_fr = forms.CharField(label=_("Evidence asked, in French"), max_length=200, required=False)
    evidence_required = forms.BooleanField(label=_("Done only with evidence"), required=False)


class NewGateForm(Once, GateForm):
    """A new gate, on one of the two runways."""

    variant = forms.ChoiceField(label=_("Runway"), choices=Variant.choices)
    field_order = ("variant",)

    def __init__(self, data: Any = None, *, variant: str = "") -> None:
        super().__init__(data, initial={"variant": variant})


class EditGateForm(GateForm):
    """Changing a gate; a stale page is noticed by its version."""

    version = forms.IntegerField(widget=forms.HiddenInput())

    def __init__(self, data: Any = None, *, gate: RunwayGate) -> None:
        names = [*GateForm.base_fields, "version"]
        super().__init__(data, initial={name: getattr(gate, name) for name in names})


class RunwayFilters(forms.Form):
    """Which renewals are listed; what is not understood filters nothing."""

    quarter = forms.ChoiceField(label=_("Ends in"), required=False)

    def __init__(self, data: Any, *, today: date) -> None:
        super().__init__(data)
        self._quarters = {f"{one.year}-{(one.month + 2) // 3}": one for one in quarters_ahead(today)}
        field: Any = self.fields["quarter"]
        words = [
            (key, gettext("Quarter %(n)d of %(year)d") % {"n": (one.month + 2) // 3, "year": one.year})
            for key, one in self._quarters.items()
        ]
        field.choices = [("", _("All twelve months")), *words]

    def wanted(self) -> Wanted:
        """As the query takes it."""
        chosen = self._quarters.get(str(self.data.get("quarter", "")))
        return Wanted(mine=self.data.get("mine") == "1", quarter=chosen)

"""Input about an objective."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from kam.ui.day_field import DayField
from plans.choices import ObjectiveKind
from plans.forms.fields import FigureField, MemberField
from plans.models import Objective, Plan
from plans.services.objectives import EDITABLE


class ObjectiveForm(forms.Form):
    """What is to be reached, how it is measured, by when and by whom. `token` makes a form sent twice one."""

    title = forms.CharField(
        label=_("What is to be reached"), max_length=200, widget=forms.TextInput(attrs={"autofocus": True})
    )
    kind = forms.ChoiceField(label=_("About"), choices=ObjectiveKind.choices)
    measure = forms.CharField(label=_("Measured by"), max_length=120, required=False)
    unit = forms.CharField(label=_("Unit"), max_length=20, required=False)
    baseline = FigureField(label=_("Starting value"), required=False)
    current = FigureField(label=_("Value today"), required=False)
    target = FigureField(label=_("Target"), required=False)
    due_on = DayField(label=_("To be reached by"))
    owner = MemberField(label=_("Owner"), required=False)
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    token = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, plan: Plan, objective: Objective | None = None) -> None:
        super().__init__(data, initial=_initial(plan, objective))
        owner: Any = self.fields["owner"]
        owner.offer(objective.owner if objective else None)

    def values(self) -> dict[str, Any]:
        """The columns, ready for the services."""
        return {name: self.cleaned_data[name] for name in EDITABLE}


def _initial(plan: Plan, objective: Objective | None) -> dict[str, Any]:
    if objective is None:
        return {"token": uuid4(), "due_on": plan.ends_on, "owner": plan.owner_id, "kind": ObjectiveKind.REVENUE}
    columns = {name: getattr(objective, name) for name in EDITABLE}
    return {**columns, "owner": objective.owner_id, "version": objective.version}


class ValueForm(forms.Form):
    """Where the objective stands today."""

    current = FigureField(label=_("Value today"), required=False)
    version = forms.IntegerField(widget=forms.HiddenInput)

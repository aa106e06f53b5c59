"""Input about an action."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.models import Account
from kam.ui.day_field import DayField
from kam.ui.widgets import DateInput
from plans.forms.fields import MemberField, PersonField
from plans.models import Action, Objective, Plan
from plans.services.actions import EDITABLE


class ActionForm(forms.Form):
    """What somebody does, by when, for which objective. `token` makes a form sent twice one."""

    title = forms.CharField(
        label=_("What is to be done"), max_length=200, widget=forms.TextInput(attrs={"autofocus": True})
    )
    person = PersonField(
        label=_("For whom at the client"), help_text=_("A promise to somebody: it stands on their page too.")
    )
    owner = MemberField(label=_("Owner"))
    due_on = DayField(label=_("Due"))
    success_indicator = forms.CharField(
        label=_("Success indicator"), max_length=200, required=False, help_text=_("The sign by which success is known.")
    )
    objective = forms.ModelChoiceField(
        label=_("Objective"),
        queryset=Objective.objects.none(),
        required=False,
        empty_label=pgettext_lazy("objective", "none"),
    )
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    token = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        data: Any = None,
        *,
        account: Account,
        plan: Plan | None,
        action: Action | None = None,
        initial: dict[str, Any] | None = None,
    ) -> None:
        super().__init__(data, initial=_stored(action) if action else {"token": uuid4(), **(initial or {})})
        owner: Any = self.fields["owner"]
        owner.offer(action.owner if action else None)
        person: Any = self.fields["person"]
        person.offer(account, action.person if action else None)
        if plan is None:
            del self.fields["objective"]
        else:
            objective: Any = self.fields["objective"]
            objective.queryset = Objective.objects.filter(plan=plan)

    def values(self) -> dict[str, Any]:
        """The columns, ready for the services."""
        return {name: self.cleaned_data[name] for name in EDITABLE if name in self.cleaned_data}


def _stored(action: Action) -> dict[str, Any]:
    columns = {name: getattr(action, name) for name in ("title", "due_on", "success_indicator", "version")}
    return {**columns, "owner": action.owner_id, "person": action.person_id, "objective": action.objective_id}


class PostponeForm(forms.Form):
    """Another day for an action: a number of days, or a date; and why, if there is something to tell."""

    days = forms.TypedChoiceField(choices=[("1", "1"), ("7", "7")], coerce=int, required=False, empty_value=None)
    due_on = DayField(label=_("New date"), widget=DateInput(attrs={"autofocus": True}), required=False)
    reason = forms.CharField(
        label=_("Why"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("It stays in the history."),
    )  # fmt: skip
    version = forms.IntegerField(widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        """One of the two must be said."""
        data = self.cleaned_data
        if data.get("days") is None and not data.get("due_on") and "due_on" not in self.errors:
            self.add_error("due_on", forms.ValidationError(_("Choose the new date.")))
        return data


class ReassignForm(forms.Form):
    """Who takes an action over."""

    owner = MemberField(label=_("New owner"))
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, action: Action) -> None:
        super().__init__(data, initial={"owner": action.owner_id, "version": action.version})
        owner: Any = self.fields["owner"]
        owner.offer(action.owner)


def first_due(today: date) -> date:
    """A day to propose: two weeks from today."""
    return today + timedelta(days=14)

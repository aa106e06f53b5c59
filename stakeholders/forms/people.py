"""Input about people to clean values; saving is the services' work."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import Account
from kam.tenancy.queries import active_members
from kam.ui.widgets import DateInput, ScoreInput
from stakeholders.choices import Kind, LawfulBasis, Profile, Support
from stakeholders.forms.fields import LanguagesField
from stakeholders.models import Stakeholder
from stakeholders.queries.people import chiefs_of
from stakeholders.silence import SilenceState, state_word

_USUAL = {"kind": Kind.EMPLOYEE.value, "lawful_basis": LawfulBasis.LEGITIMATE_INTEREST.value}
_INFLUENCES = [(value, str(value)) for value in range(1, 6)]


def _influence_field() -> forms.TypedChoiceField:
    widget = ScoreInput(choices=_INFLUENCES, low=_("none"), high=_("decides"))
    return forms.TypedChoiceField(label=_("Influence"), choices=_INFLUENCES, coerce=int, widget=widget)


def _support_field() -> forms.TypedChoiceField:
    return forms.TypedChoiceField(label=_("Support"), choices=Support.choices, coerce=int, widget=forms.RadioSelect)


class StakeholderForm(forms.ModelForm[Stakeholder]):
    """What we know of a person, without the judgement."""

    class Meta:
        model = Stakeholder
        fields = (
            "name", "kind", "profile", "job_title", "function", "seniority", "decision_role", "entity", "employer",
            "email", "phone", "location", "languages", "preferred_channel", "reports_to", "counterpart",
            "cadence_days", "notes", "lawful_basis", "source",
        )  # fmt: skip
        field_classes = {"languages": LanguagesField}
        widgets = {"phone": forms.TextInput(attrs={"type": "tel"}), "notes": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args: Any, account: Account, person: Stakeholder | None = None, **kwargs: Any) -> None:
        self.person = person
        if person is not None:
            kwargs["initial"] = {name: getattr(person, name) for name in self._meta.fields or ()}
            kwargs["initial"]["version"] = person.version
        super().__init__(*args, **kwargs)
        others = chiefs_of(account)
        if person is not None:
            others = others.exclude(pk=person.pk)
        self.fields["reports_to"].queryset = others  # type: ignore[attr-defined]
        self.fields["counterpart"].queryset = active_members()  # type: ignore[attr-defined]
        for name in ("reports_to", "counterpart"):
            self.fields[name].widget.attrs["data-combobox"] = "local"
        for name in _USUAL:
            self.fields[name].required = False

    def clean(self) -> dict[str, Any]:
        """The values; what a short form does not ask for is the usual."""
        values = super().clean() or self.cleaned_data
        return values | {name: values.get(name) or usual for name, usual in _USUAL.items() if name in values}


class NewStakeholderForm(StakeholderForm):
    """A person to add, with the first judgement."""

    influence = _influence_field()
    support = _support_field()


class EditStakeholderForm(StakeholderForm):
    """A person to change, with the version that was read."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def changes(self) -> dict[str, Any]:
        """The columns to write."""
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}


class JudgeForm(forms.Form):
    """Influence, support, and why."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    influence = _influence_field()
    support = _support_field()
    reason = forms.CharField(
        label=_("Why"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3, "autofocus": True}),
        help_text=_("What you saw or heard. It stays with the judgement."),
    )


class LeaveForm(forms.Form):
    """When a person left, and what is known of why."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    left_on = forms.DateField(label=_("Left on"), widget=DateInput())
    reason = forms.CharField(
        label=_("What we know"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 2})
    )


class DirectoryFilter(forms.Form):
    """The filters of the directory; a value that is not a choice filters nothing."""

    profile = forms.ChoiceField(label=_("Profile"), required=False)
    support = forms.ChoiceField(label=_("Support"), required=False)
    silence = forms.ChoiceField(label=_("Contact"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        states = [(state.value, state_word(state).capitalize()) for state in SilenceState]
        self._offer("profile", _("All profiles"), Profile.choices)
        self._offer("support", _("All opinions"), [(str(value), word) for value, word in Support.choices])
        self._offer("silence", _("All contacts"), states)

    def _offer(self, name: str, everything: Any, choices: list[tuple[Any, Any]]) -> None:
        self.fields[name].choices = [("", everything), *choices]  # type: ignore[attr-defined]

    def values(self) -> dict[str, str]:
        """The chosen filters."""
        self.is_valid()
        return {name: self.cleaned_data.get(name, "") for name in self.fields}

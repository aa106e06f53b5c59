"""Input about people to clean values; saving is the services' work."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.models import Account
from kam.tenancy.queries import active_members
from kam.ui.offering import offer, offer_rows
from kam.ui.widgets import DateInput, ScoreInput
from stakeholders.choices import Kind, LawfulBasis, Support
from stakeholders.forms.fields import LanguagesField, ProfileField, profile_key
from stakeholders.models import Stakeholder
from stakeholders.queries.own_profiles import profiles_to_choose
from stakeholders.queries.people import chiefs_of

_USUAL = {"kind": Kind.EMPLOYEE.value, "lawful_basis": LawfulBasis.LEGITIMATE_INTEREST.value}
_INFLUENCES = [(value, str(value)) for value in range(1, 6)]


def _influence_field() -> forms.TypedChoiceField:
    widget = ScoreInput(choices=_INFLUENCES, low=pgettext_lazy("influence", "none"), high=_("decides"))
    return forms.TypedChoiceField(label=_("Influence"), choices=_INFLUENCES, coerce=int, widget=widget)


def _support_field() -> forms.TypedChoiceField:
    return forms.TypedChoiceField(label=_("Support"), choices=Support.choices, coerce=int, widget=forms.RadioSelect)


class StakeholderForm(forms.ModelForm[Stakeholder]):
    """What we know of a person, without the judgement."""

    profile = ProfileField(label=_("Profile"))

    class Meta:
        model = Stakeholder
        fields: tuple[str, ...] = (
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
            kwargs["initial"] |= {
                "version": person.version,
                "profile": profile_key(person.profile, person.own_profile_id),
            }
        super().__init__(*args, **kwargs)
        self._offer_people(account)
        profile: Any = self.fields["profile"]
        profile.offer(profiles_to_choose(also=person.own_profile_id if person is not None else None))
        if "kind" in self.fields:
            kinds = [(one.value, one.label) for one in Kind if one is not Kind.ROLE]
            offer(self, "kind", kinds)
        for name in self.fields.keys() & _USUAL:
            self.fields[name].required = False

    def _offer_people(self, account: Account) -> None:
        others = chiefs_of(account)
        if self.person is not None:
            others = others.exclude(pk=self.person.pk)
        offered = {"reports_to": others, "counterpart": active_members()}
        for name in self.fields.keys() & offered:
            offer_rows(self, name, offered[name])
            self.fields[name].widget.attrs["data-combobox"] = "local"

    def clean(self) -> dict[str, Any]:
        """The values; what a short form does not ask for is the usual. An own profile comes with what it counts as."""
        values = super().clean() or self.cleaned_data
        values = values | {name: values.get(name) or usual for name, usual in _USUAL.items() if name in values}
        if "profile" in values:
            profile: Any = self.fields["profile"]
            values["profile"], values["own_profile"] = profile.chosen(values["profile"])
        return values

    def changes(self) -> dict[str, Any]:
        """The columns to write."""
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}


class NewStakeholderForm(StakeholderForm):
    """A person to add, with the first judgement."""

    influence = _influence_field()
    support = _support_field()


class EditStakeholderForm(StakeholderForm):
    """A person to change, with the version that was read."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class RoleForm(StakeholderForm):
    """A role nobody is known to fill."""

    class Meta(StakeholderForm.Meta):
        fields = ("name", "profile", "seniority", "decision_role", "function", "entity", "reports_to", "notes")
        labels = {"name": _("Role")}
        help_texts = {"name": _("As the client calls it, for example: chief financial officer.")}


class NewRoleForm(RoleForm):
    """A role to note, with how much weight whoever fills it will have."""

    influence = _influence_field()

    def changes(self) -> dict[str, Any]:
        """The columns to write."""
        return super().changes() | {"kind": Kind.ROLE}


class EditRoleForm(RoleForm):
    """A role to change."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class FoundForm(forms.Form):
    """Who fills a role, with the first judgement."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    name = forms.CharField(label=_("Name"), max_length=120, widget=forms.TextInput(attrs={"autofocus": True}))
    job_title = forms.CharField(label=_("Job title"), max_length=120, required=False)
    email = forms.EmailField(label=_("E-mail"), required=False)
    influence = _influence_field()
    support = _support_field()
    reason = forms.CharField(
        label=_("How we know"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 2})
    )


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

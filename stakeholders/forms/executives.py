"""Input about pairs of executives to clean values."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Case, Value, When
from django.utils.translation import gettext_lazy as _

from accounts.models import Account
from kam.tenancy.models import Membership, Role
from kam.tenancy.queries import active_members
from kam.ui.offering import offer_rows
from stakeholders.models import Stakeholder
from stakeholders.models.executive_pair import USUAL_CADENCE
from stakeholders.queries.people import present_people_of
from stakeholders.services.executives import LONGEST, PURPOSE, SHORTEST


class RhythmForm(forms.Form):
    """How often, and what for."""

    cadence_days = forms.IntegerField(
        label=_("Contact every (days)"), min_value=SHORTEST, max_value=LONGEST, initial=USUAL_CADENCE,
        help_text=_("Usual: half an hour each quarter, and a review a year."),
    )  # fmt: skip
    purpose = forms.CharField(
        label=_("What the pair is for"), required=False, max_length=PURPOSE, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("For example: the way to the board before the renewal is decided."),
    )  # fmt: skip


class PairForm(RhythmForm):
    """Who of ours with whom of theirs."""

    member = forms.ModelChoiceField(label=_("Our executive"), queryset=Membership.objects.none())
    stakeholder = forms.ModelChoiceField(label=_("Their executive"), queryset=Stakeholder.objects.none())
    field_order = ("member", "stakeholder", "cadence_days", "purpose")

    def __init__(self, *args: Any, account: Account, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        first = Case(When(role=Role.EXECUTIVE, then=Value(0)), default=Value(1))
        offer_rows(self, "member", active_members().order_by(first, "name"))
        theirs = present_people_of(account).order_by("-seniority", "-influence", "sort_name")
        offer_rows(self, "stakeholder", theirs)
        for name in ("member", "stakeholder"):
            self.fields[name].widget.attrs["data-combobox"] = "local"


class ChangePairForm(RhythmForm):
    """Another rhythm or purpose, with the version that was read."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class EndPairForm(forms.Form):
    """Why a pair ends."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    reason = forms.CharField(label=_("Why"), max_length=PURPOSE, widget=forms.Textarea(attrs={"rows": 2}))

"""Input about qualifications."""

from __future__ import annotations

from typing import Any

from django import forms
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.choices.qualification import QualificationState, Verdict
from accounts.forms.account import LISTED
from accounts.forms.fields import Later, MoneyField, ReferenceField, SearchedCombobox, is_id
from accounts.models import CriterionGroup, QualificationCriterion, Rating
from accounts.queries.chosen import current_accounts
from kam.lib.money import CURRENCIES
from kam.tenancy.models import Membership, MembershipStatus

BOXES = 40  # colleagues that are still easier to tick than to find in a list


class Raters(forms.Form):
    """Which colleagues are asked to rate."""

    raters = forms.MultipleChoiceField(
        label=gettext_lazy("Raters"),
        required=False,
        widget=forms.CheckboxSelectMultiple(),
        help_text=gettext_lazy("They rate blind: nobody reads another's points before all are sent."),
    )

    def __init__(self, data: Any = None, **options: Any) -> None:
        super().__init__(data, **options)
        members = Membership.objects.filter(status=MembershipStatus.ACTIVE).order_by("name")
        self.known = {str(one.pk): one for one in members}
        field: Any = self.fields["raters"]
        if len(self.known) > BOXES:
            field.widget = forms.SelectMultiple({"size": 12})
        field.choices = [(pk, one.name) for pk, one in self.known.items()]

    def clean_raters(self) -> list[Membership]:
        """The people themselves."""
        return [self.known[pk] for pk in self.cleaned_data["raters"]]


class NominateForm(Raters):
    """A candidate: an account, or the name of a prospect."""

    account = ReferenceField(label=gettext_lazy("Account"), widget=SearchedCombobox(), required=False)
    name = forms.CharField(
        label=gettext_lazy("Or a new prospect"),
        max_length=160,
        required=False,
        help_text=gettext_lazy("The account is created with the nomination, in qualification."),
    )
    potential = MoneyField(label=gettext_lazy("Potential a year"), min_value=0)  # its currency stands beside it
    currency = forms.ChoiceField(label=gettext_lazy("Currency"), choices=[(code, code) for code in CURRENCIES])
    reason = forms.CharField(
        label=gettext_lazy("Why this account"), max_length=4000, widget=forms.Textarea({"rows": 4})
    )
    field_order = ("account", "name", "potential", "currency", "reason", "raters")

    def __init__(self, data: Any = None, *, actor: Membership, account: str = "") -> None:
        super().__init__(data, initial={"currency": actor.organisation.currency, "account": account})
        self.actor = actor
        self.fields["potential"].widget = forms.TextInput({"inputmode": "decimal"})
        field: Any = self.fields["account"]
        field.find = lambda pk: current_accounts(actor).filter(pk=pk).first()
        field.widget.offer = self._offer

    def _offer(self, chosen: Any) -> tuple[str, list[tuple[Any, Any]]]:
        """All accounts when they are few; else where to search them, and the chosen one."""
        rows = current_accounts(self.actor).order_by("sort_name").values_list("pk", "name")
        few = list(rows[: LISTED + 1])
        if len(few) <= LISTED:
            return "local", [("", ""), *few]
        kept = rows.filter(pk=int(chosen)) if is_id(str(chosen)) else []
        return reverse("accounts:account_options"), [("", ""), *kept]

    def clean(self) -> dict[str, Any]:
        """One of the two, not both."""
        found: dict[str, Any] = super().clean() or {}
        account, name = found.get("account"), " ".join(found.get("name", "").split())
        if bool(account) == bool(name) and not self.errors.keys() & {"account", "name"}:
            self.add_error("account", _("Choose an account, or name a new prospect: one of the two."))
        found["name"] = name
        return found


class AskForm(Raters):
    """Who is asked; a stale page is noticed by its version."""

    version = forms.IntegerField(widget=forms.HiddenInput())


class SheetForm(forms.Form):
    """A rater's sheet: 0 to 5 for each criterion, and a note."""

    version = forms.IntegerField(widget=forms.HiddenInput())

    def __init__(
        self, data: Any = None, *, criteria: list[QualificationCriterion], given: dict[int, Rating], version: int
    ) -> None:
        start: dict[str, Any] = {"version": version}
        for pk, one in given.items():
            start |= {f"c{pk}": str(one.points), f"n{pk}": one.note}
        super().__init__(data, initial=start)
        self.criteria = criteria
        for line in criteria:
            choices = [(str(n), text) for n, text in enumerate(line.scale)]
            self.fields[f"c{line.pk}"] = forms.ChoiceField(
                label=line.label, choices=choices, required=False, widget=forms.RadioSelect()
            )
            self.fields[f"n{line.pk}"] = forms.CharField(label=_("Note"), required=False, max_length=2000)

    @property
    def groups(self) -> list[tuple[CriterionGroup, list[tuple[QualificationCriterion, Any, Any]]]]:
        """Each group with its criteria, each with its two fields."""
        found: dict[int, tuple[CriterionGroup, list[tuple[QualificationCriterion, Any, Any]]]] = {}
        for one in self.criteria:
            _group, rows = found.setdefault(one.group_id, (one.group, []))
            rows.append((one, self[f"c{one.pk}"], self[f"n{one.pk}"]))
        return list(found.values())

    def points(self) -> dict[int, int]:
        """What was chosen."""
        clean = self.cleaned_data
        return {one.pk: int(clean[f"c{one.pk}"]) for one in self.criteria if clean.get(f"c{one.pk}")}

    def notes(self) -> dict[int, str]:
        """What was written beside it."""
        return {one.pk: self.cleaned_data.get(f"n{one.pk}", "") for one in self.criteria}


class DecideForm(forms.Form):
    """The committee's decision."""

    decision = forms.ChoiceField(label=gettext_lazy("Decision"), choices=Verdict.choices, widget=forms.RadioSelect())
    reasons = forms.CharField(label=gettext_lazy("Reasons"), max_length=4000, widget=forms.Textarea({"rows": 5}))
    version = forms.IntegerField(widget=forms.HiddenInput())


class WithdrawForm(forms.Form):
    """Why a nomination is taken back."""

    reasons = forms.CharField(label=gettext_lazy("Reason"), max_length=2000, widget=forms.Textarea({"rows": 3}))
    version = forms.IntegerField(widget=forms.HiddenInput())


class CandidateFilters(forms.Form):
    """What the list of candidates is narrowed to."""

    state = forms.ChoiceField(label=gettext_lazy("State"), required=False)
    decision = forms.ChoiceField(label=gettext_lazy("Decision"), required=False)
    nominator = forms.ChoiceField(label=gettext_lazy("Nominated by"), required=False)

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        fields: Any = self.fields
        fields["state"].choices = [("", _("All states")), *QualificationState.choices]
        fields["decision"].choices = [("", _("All decisions")), *Verdict.choices]
        people = Membership.objects.order_by("name").values_list("pk", "name")
        fields["nominator"].choices = Later(lambda: [("", _("Nominated by anybody")), *people])
        self.is_valid()

    def chosen(self) -> dict[str, Any]:
        """What is asked; what makes no sense is left out."""
        clean = self.cleaned_data
        nominator = clean.get("nominator") or None
        return {
            "state": clean.get("state", ""),
            "decision": clean.get("decision", ""),
            "nominator": int(nominator) if nominator else None,
        }

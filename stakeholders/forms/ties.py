"""Input about ties, and what a reader asks of the matrix."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.models import Account
from kam.ui.offering import offer, offer_rows
from kam.ui.widgets import DateInput
from stakeholders.choices import TieKind
from stakeholders.models import Stakeholder, Tie
from stakeholders.queries.people import present_people_of
from stakeholders.services.ties import NOTE
from stakeholders.ties.matrix import Asked

_KINDS = {"directed": [one for one in TieKind if one.value not in TieKind.mutual()],
          "mutual": [TieKind(one) for one in TieKind.mutual()]}  # fmt: skip


class TieForm(forms.Form):
    """Who stands how to whom, and what we know of it."""

    from_person = forms.ModelChoiceField(label=pgettext_lazy("tie", "Who"), queryset=Stakeholder.objects.none())
    kind = forms.ChoiceField(label=pgettext_lazy("tie", "How"))
    to_person = forms.ModelChoiceField(label=pgettext_lazy("tie", "Whom"), queryset=Stakeholder.objects.none())
    note = forms.CharField(
        label=_("What we know"), required=False, max_length=NOTE, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("For example: they came from the same firm and lunch every week."),
    )  # fmt: skip

    def __init__(self, *args: Any, account: Account, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("from_person", "to_person"):
            offer_rows(self, name, present_people_of(account))
            self.fields[name].widget.attrs["data-combobox"] = "local"
        offer(self, "kind", [("", _("Choose")), *_kinds()])


class ChangeTieForm(forms.Form):
    """The kind, the direction and the note of a tie that is there."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    kind = forms.ChoiceField(label=pgettext_lazy("tie", "How"))
    from_person = forms.TypedChoiceField(
        label=_("Direction"), coerce=int, widget=forms.RadioSelect,
        help_text=_("Counts for ties in one direction alone."),
    )  # fmt: skip
    note = forms.CharField(
        label=_("What we know"), required=False, max_length=NOTE, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, data: Any = None, *, tie: Tie) -> None:
        initial = {"version": tie.version, "kind": tie.kind, "from_person": tie.from_person_id, "note": tie.note}
        super().__init__(data, initial=initial)
        one, other = sorted((tie.from_person, tie.to_person), key=lambda person: person.pk)
        ways = [(first.pk, way_of(first, second)) for first, second in ((one, other), (other, one))]
        offer(self, "kind", _kinds())
        offer(self, "from_person", ways)


def way_of(one: Stakeholder, other: Stakeholder) -> str:
    """The direction of a tie, in names."""
    return f"{one.name} → {other.name}"


def _kinds() -> list[tuple[Any, Any]]:
    return [
        (_("In one direction"), [(one.value, one.label) for one in _KINDS["directed"]]),
        (_("In both directions"), [(one.value, one.label) for one in _KINDS["mutual"]]),
    ]


class EndTieForm(forms.Form):
    """When a tie ended, and why."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    ended_on = forms.DateField(label=_("Ended on"), widget=DateInput())
    reason = forms.CharField(
        label=_("What changed"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 2})
    )


class MatrixFilter(forms.Form):
    """The order and the selection of the matrix; a value that is not a choice asks for nothing."""

    show = forms.ChoiceField(label=_("People shown"), required=False)
    sort = forms.ChoiceField(label=_("Order"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        shown = [
            ("", _("Everybody")),
            ("active", _("With an active thread")),
            ("single", _("Single threads")),
            ("unthreaded", _("Influential, without a thread")),
            ("none", _("Never met in a year")),
        ]
        orders = [
            ("", _("Strongest first")),
            ("influence", _("Most influential first")),
            ("name", _("By name")),
        ]
        offer(self, "show", shown)
        offer(self, "sort", orders)

    def asked(self) -> Asked:
        """What was asked for."""
        self.is_valid()
        return Asked(
            q=self.data.get("q", "")[:80],
            sort=self.cleaned_data.get("sort", ""),
            show=self.cleaned_data.get("show", ""),
            after=_place(self.data.get("after", "")),
            ours=_place(self.data.get("ours", "")),
        )


def _place(text: str) -> int:
    """A place in a list from an address; nonsense is the first."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 6 else 0

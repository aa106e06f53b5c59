"""Which field of two entries stays."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kam.lib import formats
from kam.ui.offering import offer
from stakeholders.choices import Support
from stakeholders.doubles.likeness import default_side
from stakeholders.models import Stakeholder
from stakeholders.services.merge_rules import CHOSEN

SIDES = (("kept", gettext_lazy("the entry that stays")), ("gone", gettext_lazy("the other entry")))


class WithForm(forms.Form):
    """The other entry."""

    other = forms.TypedChoiceField(label=gettext_lazy("The other entry"), coerce=int)

    def __init__(self, data: Any = None, *, people: Any) -> None:
        super().__init__(data)
        offer(self, "other", [("", ""), *people])
        self.fields["other"].widget.attrs["data-combobox"] = "local"


class MergeForm(forms.Form):
    """A side for every field in which the two differ."""

    kept_version = forms.IntegerField(widget=forms.HiddenInput)
    gone_version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(
        self, data: Any = None, *, kept: Stakeholder, gone: Stakeholder, chosen: Mapping[str, Any] | None = None
    ) -> None:
        """`chosen` are the sides somebody took of entries that have changed since: to be looked at again."""
        sides = {name: side for name, side in (chosen or {}).items() if name in CHOSEN and side in dict(SIDES)}
        super().__init__(data, initial={"kept_version": kept.version, "gone_version": gone.version} | sides)
        for name, columns in CHOSEN.items():
            mine, theirs = ([getattr(one, column) for column in columns] for one in (kept, gone))
            if mine != theirs:
                self.fields[name] = forms.ChoiceField(
                    label=label_of(name),
                    choices=[("kept", said(kept, name)), ("gone", said(gone, name))],
                    widget=forms.RadioSelect,
                    required=False,
                    initial=default_side(mine[0], theirs[0]),
                )

    @property
    def differing(self) -> list[forms.BoundField]:
        """The fields to choose for."""
        return [self[name] for name in CHOSEN if name in self.fields]

    def take(self) -> list[str]:
        """The fields taken from the other entry; one not answered keeps its usual side."""
        return [
            name
            for name in CHOSEN
            if name in self.fields and (self.cleaned_data.get(name) or self.fields[name].initial) == "gone"
        ]


def label_of(name: str) -> str:
    """A field's word; influence and support are one judgement."""
    if name == "judgement":
        return _("Influence and support")
    return str(Stakeholder._meta.get_field(name).verbose_name).capitalize()  # type: ignore[union-attr]


def said(person: Stakeholder, name: str) -> str:
    """A field's value as a person reads it."""
    if name == "judgement":
        return f"{person.influence}/5, {Support(person.support).label}"
    if name == "profile":
        return person.profile_name
    if name == "left_on":
        return formats.day(person.left_on) if person.left_on else _("still there")
    shown = getattr(person, f"get_{name}_display", None)
    value = shown() if shown else getattr(person, name)
    more = {"kind": person.employer, "lawful_basis": person.source}.get(name)
    if more:
        return f"{value}, {more}"
    if isinstance(value, list):
        return ", ".join(value) or "–"
    return str(value) if value not in (None, "") else "–"

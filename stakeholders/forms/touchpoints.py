"""Input about interactions to clean values."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kam.ui.offering import offer
from kam.ui.widgets import Combobox, DateInput
from stakeholders.choices import Channel, Direction, Importance, Sentiment
from stakeholders.forms.colleagues import chosen_colleagues, near_field, offer_colleagues, other_field
from stakeholders.queries.colleagues import Colleagues


class AccountChoice(forms.Form):
    """The account an interaction is with; the list is short, the search finds the others."""

    account = forms.ChoiceField(label=_("Account"))

    def __init__(self, *args: Any, choices: Iterable[tuple[Any, str]], url: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        found = [("", ""), *choices]
        self.fields["account"].widget = Combobox(choices=found, url=url, attrs={"data-placeholder": _("Type a name")})


class TouchpointForm(forms.Form):
    """What happened, with whom of theirs."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    people = forms.TypedMultipleChoiceField(
        label=_("With whom"), coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )
    channel = forms.ChoiceField(label=_("How"), choices=Channel.choices, widget=forms.RadioSelect)
    subject = forms.CharField(
        label=_("What happened"), max_length=200, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    sentiment = forms.TypedChoiceField(
        label=_("How it went"), coerce=int, choices=Sentiment.choices, widget=forms.RadioSelect
    )
    happened_on = forms.DateField(label=_("Date"), widget=DateInput())
    note = forms.CharField(
        label=_("Note"), required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Write @ and a colleague's name to tell them by e-mail."),
    )  # fmt: skip
    colleagues = near_field(_("Who of ours"))
    colleague = other_field()
    importance = forms.TypedChoiceField(
        label=_("Importance"), coerce=int, empty_value=None, choices=Importance.choices, required=False,
        widget=forms.RadioSelect,
    )  # fmt: skip
    direction = forms.ChoiceField(
        label=_("Who sought whom"), choices=Direction.choices, required=False, widget=forms.RadioSelect
    )

    def __init__(
        self,
        *args: Any,
        people: Callable[[], Iterable[tuple[int, str]]],
        colleagues: Callable[[], Colleagues],
        **kwargs: Any,
    ) -> None:
        """`people` and `colleagues` are asked once, when somebody is chosen or the form is shown."""
        super().__init__(*args, **kwargs)
        offer(self, "people", cache(lambda: self._ticked_first(people())))
        offer_colleagues(self, colleagues, near="colleagues")

    def _ticked_first(self, people: Iterable[tuple[int, str]]) -> list[tuple[int, str]]:
        """The first of many are in sight: whoever is chosen already stands among them."""
        ticked = {str(one) for one in self["people"].value() or ()}
        return sorted(people, key=lambda one: str(one[0]) not in ticked)

    def sides(self, theirs: Iterable[int], ours: Iterable[int]) -> list[tuple[str, str, str]]:
        """For a stale save, of each side: the label, who is ticked, and who is saved now, by name."""
        given, rows = self.values(), []
        for name, fields, now in (("people", ["people"], theirs), ("colleagues", ["colleagues", "colleague"], ours)):
            choices = (choice for one in fields for choice in self.fields[one].choices)  # type: ignore[attr-defined]
            words = {str(code): str(word) for code, word in choices}
            mine, saved = (", ".join(sorted(words.get(str(pk), "?") for pk in ids)) for ids in (given[name], now))
            rows.append((str(self.fields[name].label), mine or "–", saved or "–"))
        return rows

    def values(self) -> dict[str, Any]:
        """What the service takes."""
        values = {name: value for name, value in self.cleaned_data.items() if name not in {"version", "colleague"}}
        values["colleagues"] = chosen_colleagues(self.cleaned_data, near="colleagues")
        usual = {"importance": Importance.ROUTINE, "direction": Direction.OURS}
        return values | {name: values[name] or value for name, value in usual.items()}

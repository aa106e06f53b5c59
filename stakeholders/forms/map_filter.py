"""What one asks of the power map: the day, the day to compare with, and whom to show."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from kam.lib import formats
from kam.ui.widgets import DateInput
from stakeholders.choices import Kind, Profile
from stakeholders.forms.fields import own_profile_of
from stakeholders.map_lines import REPORTING, TIES
from stakeholders.models import Stakeholder
from stakeholders.past.asked import FILTERS, OWN, MapAsked
from stakeholders.queries.own_profiles import profiles_to_choose


class MapFilter(forms.Form):
    """The filters of the map. Wrong dates are said beside their field, and today is shown meanwhile."""

    on = forms.DateField(label=gettext_lazy("As of"), required=False, widget=DateInput())
    since = forms.DateField(label=gettext_lazy("What moved since"), required=False, widget=DateInput())
    entity = forms.CharField(label=gettext_lazy("Entity"), required=False, max_length=120, widget=forms.Select())
    function = forms.CharField(label=gettext_lazy("Function"), required=False, max_length=80, widget=forms.Select())
    profile = forms.CharField(label=gettext_lazy("Profile"), required=False, widget=forms.Select())
    kind = forms.CharField(label=gettext_lazy("Kind of person"), required=False, widget=forms.Select())
    lines = forms.MultipleChoiceField(
        label=gettext_lazy("Lines"), required=False, widget=forms.CheckboxSelectMultiple,
        choices=[(REPORTING, pgettext_lazy("map", "Reporting lines")), (TIES, pgettext_lazy("map", "Ties"))],
    )  # fmt: skip

    def __init__(self, data: Mapping[str, Any], *, today: date) -> None:
        super().__init__(data, auto_id="map-%s")
        self.today = today
        self._chosen_own: dict[str, str] = {}
        for name in ("on", "since"):
            self.fields[name].widget.attrs["max"] = today.isoformat()
            self.fields[name].error_messages["invalid"] = _("This is no date: choose one, or write it as 2026-03-31.")

    def clean_on(self) -> date | None:
        """A day that has come."""
        return self._past(self.cleaned_data["on"])

    def clean_since(self) -> date | None:
        """A day that has come, and before the one shown."""
        since, on = self._past(self.cleaned_data["since"]), self.cleaned_data.get("on") or self.today
        if since is not None and since >= on and "on" not in self.errors:
            raise forms.ValidationError(
                _("Choose a day before %(day)s, which is the day the map shows.") % {"day": formats.day(on)}
            )
        return since

    def _past(self, day: date | None) -> date | None:
        if day is not None and day > self.today:
            raise forms.ValidationError(_("This day is still to come: the map knows today and the days before."))
        return day

    def asked(self) -> MapAsked:
        """What is asked, without what makes no sense."""
        self.is_valid()
        clean = self.cleaned_data
        known = {"profile": {*Profile.values, *self._own(clean.get("profile", ""))}, "kind": set(Kind.values)}
        chosen = {name: clean.get(name, "") for name in FILTERS}
        kept = {name: value for name, value in chosen.items() if value and value in known.get(name, {value})}
        on = clean.get("on") or self.today
        since = None if "on" in self.errors else clean.get("since")
        return MapAsked(on, since, kept, tuple(clean.get("lines") or ()), self.today)

    def offer(self, people: Iterable[Stakeholder], asked: MapAsked) -> None:
        """Fill the selects with what these people have; what is chosen stays in sight though nobody has it."""
        everybody = list(people)
        self._choices("entity", _("All entities"), _named(everybody, "entity", asked))
        self._choices("function", _("All functions"), _named(everybody, "function", asked))
        self._choices("profile", _("All profiles"), self._profiles(everybody, asked))
        self._choices("kind", _("Everybody"), _worded(everybody, "kind", Kind, asked))

    def _own(self, chosen: str) -> dict[str, str]:
        """The organisation's own profile that is asked for, in use or not; nothing when there is none such."""
        own = own_profile_of(chosen)
        if own is not None and not self._chosen_own:
            self._chosen_own = {f"{OWN}{one.pk}": one.name for one in profiles_to_choose(also=own) if one.pk == own}
        return self._chosen_own

    def _profiles(self, people: list[Stakeholder], asked: MapAsked) -> list[tuple[str, Any]]:
        """Those of the four that are met, and below them the own ones; nothing where there is nothing to choose."""
        own = {f"{OWN}{one.own_profile_id}": one.own_profile.name for one in people if one.own_profile}
        own |= self._chosen_own
        met = _values(people, "profile", asked)
        four: list[tuple[str, Any]] = [(code, str(word)) for code, word in Profile.choices if code in met]
        if not own:
            return four if len(four) > 1 else []
        return [*four, (_("Our own profiles"), sorted(own.items(), key=lambda one: one[1].casefold()))]

    def _choices(self, name: str, everything: str, choices: list[tuple[str, Any]]) -> None:
        if not choices:
            del self.fields[name]
            return
        self.fields[name].widget.choices = [("", everything), *choices]


def _values(people: list[Stakeholder], name: str, asked: MapAsked) -> set[str]:
    return {getattr(one, name) for one in people} | ({asked.chosen[name]} if name in asked.chosen else set())


def _named(people: list[Stakeholder], name: str, asked: MapAsked) -> list[tuple[str, str]]:
    return [(one, one) for one in sorted(_values(people, name, asked) - {""}, key=str.casefold)]


def _worded(people: list[Stakeholder], name: str, words: Any, asked: MapAsked) -> list[tuple[str, str]]:
    """The codes that are met, in the order of the enumeration; nothing where there is nothing to choose."""
    met = _values(people, name, asked)
    return [(code, str(word)) for code, word in words.choices if code in met] if len(met) > 1 else []

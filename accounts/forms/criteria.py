"""Input about the criteria of qualification: weights, groups, written scales, thresholds."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.choices.qualification import Axis
from accounts.forms.once import Once
from accounts.models import CriteriaSet, CriterionGroup, QualificationCriterion, QualificationRules
from accounts.models.qualification import HIGHEST
from accounts.queries.criteria import GroupOf

POINTS = range(HIGHEST + 1)
LANGUAGES = ("en", "fr")
RULES = ("enter_from", "watch_from", "spread", "requalify_months", "raters")


class WeightsForm(forms.Form):
    """What each criterion of a draft weighs. The inputs stand beside their criteria, outside the form's element."""

    version = forms.IntegerField(widget=forms.HiddenInput())

    def __init__(self, data: Any = None, *, edition: CriteriaSet, groups: list[GroupOf]) -> None:
        super().__init__(data, initial={"version": edition.version})
        self.groups = groups
        for line in (line for one in groups for line in one.lines):
            box = forms.NumberInput({"form": "weights", "class": "short", "inputmode": "numeric"})
            self.fields[f"w{line.pk}"] = forms.IntegerField(
                label=line.label, min_value=0, max_value=100, initial=line.weight, widget=box
            )

    def rows(self) -> list[tuple[GroupOf, list[tuple[QualificationCriterion, Any]]]]:
        """Each group with its criteria, each with its box."""
        return [(one, [(line, self[f"w{line.pk}"]) for line in one.lines]) for one in self.groups]

    def weights(self) -> dict[int, int]:
        """What was typed and is a number, by criterion."""
        return {int(name[1:]): value for name, value in self.cleaned_data.items() if name[0] == "w"}


class GroupForm(Once):
    """A heading, and the axis its criteria count for."""

    label_en = forms.CharField(label=_("Name in English"), max_length=120)
    label_fr = forms.CharField(label=_("Name in French"), max_length=120)
    axis = forms.ChoiceField(
        label=_("Counts for"),
        choices=Axis.choices,
        widget=forms.RadioSelect(),
        initial=Axis.ATTRACTIVENESS,
        help_text=_("The side of the portfolio matrix on which its criteria place an account."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput())

    def __init__(self, data: Any = None, *, group: CriterionGroup | None = None) -> None:
        now = {name: getattr(group, name) for name in ("label_en", "label_fr", "axis", "version")} if group else {}
        super().__init__(data, initial=now)
        del self.fields["version" if group is None else "token"]


class LineForm(Once):
    """A criterion: its name and the six sentences of its scale, in both languages."""

    label_en = forms.CharField(label=_("Name in English"), max_length=160)
    label_fr = forms.CharField(label=_("Name in French"), max_length=160)
    version = forms.IntegerField(widget=forms.HiddenInput())

    def __init__(self, data: Any = None, *, line: QualificationCriterion | None, groups: list[GroupOf]) -> None:
        super().__init__(data, initial=values_of(line) if line else {})
        del self.fields["version" if line is None else "token"]
        if line is None:
            self.fields["weight"] = forms.IntegerField(label=_("Weight"), min_value=0, max_value=100, initial=0)
        else:
            choices = [(str(one.group.pk), one.group.label) for one in groups]
            self.fields["group"] = forms.ChoiceField(label=_("Group"), choices=choices)
        for n in POINTS:
            for language, label in zip(LANGUAGES, (_("%(n)d in English"), _("%(n)d in French")), strict=True):
                self.fields[f"s{n}_{language}"] = forms.CharField(
                    label=label % {"n": n}, max_length=300, required=False, widget=forms.Textarea({"rows": 2})
                )

    def scale(self) -> list[tuple[Any, Any]]:
        """The boxes of each point, English beside French."""
        return [(self[f"s{n}_en"], self[f"s{n}_fr"]) for n in POINTS]

    def columns(self) -> dict[str, Any]:
        """Names and scales as the criterion keeps them."""
        given = self.cleaned_data
        scales = {f"scale_{one}": [given[f"s{n}_{one}"].strip() for n in POINTS] for one in LANGUAGES}
        return {"label_en": given["label_en"], "label_fr": given["label_fr"], **scales}


class RulesForm(forms.Form):
    """Thresholds and rhythms of qualification; a stale page is noticed by its version."""

    enter_from = forms.IntegerField(
        label=_("Enter from"),
        min_value=2,
        max_value=100,
        help_text=_("Score of 100 from which the committee may enter."),
    )
    watch_from = forms.IntegerField(
        label=_("Watch from"), min_value=1, max_value=99, help_text=_("Below it, the score suggests to decline.")
    )
    spread = forms.IntegerField(
        label=_("Points apart that need no talk"),
        min_value=0,
        max_value=HIGHEST,
        help_text=_("Raters who lie further apart on a criterion are asked to discuss it."),
    )
    raters = forms.IntegerField(label=_("Raters at least"), min_value=1, max_value=9)
    requalify_months = forms.IntegerField(label=_("Months until the next qualification"), min_value=1, max_value=60)
    version = forms.IntegerField(widget=forms.HiddenInput())

    def __init__(self, data: Any = None, *, rules: QualificationRules) -> None:
        super().__init__(data, initial={name: getattr(rules, name) for name in (*RULES, "version")})


def values_of(line: QualificationCriterion) -> dict[str, Any]:
    """A criterion as the fields of its form hold it."""
    told = {
        f"s{n}_{language}": (getattr(line, f"scale_{language}") + [""] * len(POINTS))[n]
        for n in POINTS
        for language in LANGUAGES
    }
    return {"label_en": line.label_en, "label_fr": line.label_fr, "group": str(line.group_id),
            "version": line.version, **told}  # fmt: skip

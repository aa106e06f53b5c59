"""Input about coverage."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from stakeholders.models import CoverageTargets
from stakeholders.queries.coverage import TARGETS
from stakeholders.services.coverage import LEAST_SHARE, MOST, MOST_SHARE


def _number(label: Any, help_text: Any = "") -> forms.IntegerField:
    return forms.IntegerField(label=label, min_value=0, max_value=MOST, help_text=help_text)


class TargetsForm(forms.Form):
    """What an account's map should have."""

    sponsors = _number(_("Internal sponsors"), _("0 asks for none."))
    decision_makers = _number(_("Economic decision-makers"))
    champions = _number(_("Champions"), _("People judged with a support of +2."))
    relations = _number(_("People with an active thread"), _("A strength above 30 with at least one of ours."))
    functions = _number(_("Functions with an active thread"))
    most_share = forms.IntegerField(
        label=_("Most that may rest on one person or colleague, in %"),
        min_value=LEAST_SHARE,
        max_value=MOST_SHARE,
        help_text=_("Above it the account's page says so; the score does not change."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput(), required=False)

    def __init__(self, data: Any = None, *, targets: CoverageTargets) -> None:
        super().__init__(data, initial={name: getattr(targets, name) for name in (*TARGETS, "version")})

    def values(self) -> dict[str, Any]:
        """The targets and the version they were read at."""
        return {**self.cleaned_data, "version": self.cleaned_data["version"] or 0}

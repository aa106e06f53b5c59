"""Input about gates: their criteria, and what people judge of them."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.choices import Phase
from accounts.gates.checks import registered_checks
from accounts.models import GateCriterion


class JudgeForm(forms.Form):
    """Confirming a criterion, or taking it back, with a note."""

    note = forms.CharField(
        label=_("Note"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        required=False,
        help_text=_("Where it is written down, who agreed. Your name and today's date are kept with it."),
    )
    met = forms.TypedChoiceField(choices=[("1", ""), ("0", "")], coerce=lambda text: text == "1")


class EditCriterionForm(forms.Form):
    """Changing a criterion: its texts, its number, what checks it; a stale page is noticed by its version."""

    label_en = forms.CharField(label=_("Text in English"), max_length=200, required=False)
    label_fr = forms.CharField(label=_("Text in French"), max_length=200, required=False)
    check_code = forms.ChoiceField(label=_("Checked by"), required=False)
    parameter = forms.IntegerField(label=_("Number"), required=False, min_value=0, max_value=9999)
    version = forms.IntegerField(widget=forms.HiddenInput())

    def __init__(self, data: Any = None, *, criterion: GateCriterion) -> None:
        names = ("label_en", "label_fr", "check_code", "parameter", "version")
        super().__init__(data, initial={name: getattr(criterion, name) for name in names})
        field: Any = self.fields["check_code"]
        field.choices = check_choices()
        check = registered_checks().get(criterion.check_code)
        number = self.fields["parameter"]
        number.help_text = _("For a check by the system that counts something; {n} in the texts stands for it.")
        if check and check.parameter:
            low, high = check.parameter.low, check.parameter.high
            number.label = str(check.parameter.label)
            number.help_text = _("From %(low)d to %(high)d.") % {"low": low, "high": high}
            for name in ("label_en", "label_fr"):
                self.fields[name].help_text = _("{n} stands for the number.")


def check_choices() -> list[tuple[Any, Any]]:
    """Who may check a criterion: people, or the system in one of its ways."""
    checks = [(check.code, check.label) for check in registered_checks().values()]
    return [("", _("People")), (_("The system"), checks)]


class NewCriterionForm(forms.Form):
    """A new criterion: for which gate, judged by whom, in which words."""

    phase = forms.ChoiceField(label=_("Entry gate of"), choices=Phase.choices)
    check_code = forms.ChoiceField(label=_("Checked by"), required=False)
    label_en = forms.CharField(
        label=_("Text in English"),
        max_length=200,
        required=False,
        help_text=_("For a check by the system both texts and the number may stay empty: the check brings its own."),
    )
    label_fr = forms.CharField(label=_("Text in French"), max_length=200, required=False)
    parameter = forms.IntegerField(label=_("Number"), required=False, min_value=0, max_value=9999)

    def __init__(self, data: Any = None, *, phase: str = "") -> None:
        super().__init__(data, initial={"phase": phase})
        field: Any = self.fields["check_code"]
        field.choices = check_choices()

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


class CriterionForm(forms.Form):
    """A criterion's texts and number."""

    label_en = forms.CharField(label=_("Text in English"), max_length=200, required=False)
    label_fr = forms.CharField(label=_("Text in French"), max_length=200, required=False)
    parameter = forms.IntegerField(label=_("Number"), required=False, min_value=0, max_value=9999)

    def __init__(self, data: Any = None, *, check_code: str = "", **options: Any) -> None:
        super().__init__(data, **options)
        check = registered_checks().get(check_code)
        if check is None:
            del self.fields["parameter"]
            return
        for name in ("label_en", "label_fr"):
            self.fields[name].help_text = _("{n} stands for the number.") if check.parameter else ""
        if check.parameter is None:
            del self.fields["parameter"]
            return
        number = self.fields["parameter"]
        number.label = str(check.parameter.label)
        number.help_text = _("From %(low)d to %(high)d.") % {"low": check.parameter.low, "high": check.parameter.high}
        number.widget.attrs |= {"min": check.parameter.low, "max": check.parameter.high}


class EditCriterionForm(CriterionForm):
    """Changing a criterion; a stale page is noticed by its version."""

    version = forms.IntegerField(widget=forms.HiddenInput())

    def __init__(self, data: Any = None, *, criterion: GateCriterion) -> None:
        now = {name: getattr(criterion, name) for name in ("label_en", "label_fr", "parameter", "version")}
        super().__init__(data, check_code=criterion.check_code, initial=now)


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
        checks = [(check.code, check.label) for check in registered_checks().values()]
        field.choices = [("", _("People")), (_("The system"), checks)]

"""Input about personal data: requests, their answers, keeping people, and notes of the account team."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kam.ui.day_field import DayField
from stakeholders.choices import RequestKind
from stakeholders.models import KeepingRules, TeamNote


class RequestForm(forms.Form):
    """What somebody asked."""

    kind = forms.ChoiceField(label=_("They ask for"), choices=RequestKind.choices)
    received_on = DayField(label=_("Received on"), help_text=_("The answer is due within a month of this day."))
    how = forms.CharField(
        label=_("How they asked, and how we know it is them"),
        max_length=300,
        required=False,
        help_text=_("For example: by e-mail from their company address. Do not copy an identity document."),
    )


class _Versioned(forms.Form):
    version = forms.IntegerField(widget=forms.HiddenInput())


class CarryOutForm(_Versioned):
    """The word to begin; for an erasure with the person's name."""

    name = forms.CharField(label=_("Their name, to confirm"), max_length=120)

    def __init__(self, *args: Any, erasing: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not erasing:
            del self.fields["name"]


class AnswerForm(_Versioned):
    """How a request was answered, in words."""

    answer = forms.CharField(label=_("What we answered, and why"), widget=forms.Textarea(attrs={"rows": 4}))


class KeepForm(_Versioned):
    """Until when somebody is kept beyond their time, and why."""

    until = DayField(label=_("Keep until"))
    reason = forms.CharField(
        label=_("Why"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("For example: a claim that is not settled."),
    )


class RulesForm(_Versioned):
    """How long people and files are kept."""

    left_months = forms.IntegerField(
        label=_("People who left (months)"), min_value=1, max_value=240,
        help_text=_("After this they are listed, to be erased or kept with a reason."),
    )  # fmt: skip
    silent_months = forms.IntegerField(
        label=_("People without any contact (months)"), min_value=1, max_value=240,
        help_text=_("Supervisory authorities commonly name three years."),
    )  # fmt: skip
    export_days = forms.IntegerField(
        label=_("Exports and PDFs (days)"), min_value=1, max_value=3650,
        help_text=_("They are deleted by themselves, and can be made again at any time."),
    )  # fmt: skip
    import_days = forms.IntegerField(
        label=_("Imported files (days)"), min_value=1, max_value=3650,
        help_text=_("What was read from them stays; the file and its report go."),
    )  # fmt: skip

    NAMES = ("left_months", "silent_months", "export_days", "import_days")

    @classmethod
    def of(cls, rules: KeepingRules, data: Any = None) -> RulesForm:
        """The form with the rules as they stand."""
        return cls(data, initial={name: getattr(rules, name) for name in (*cls.NAMES, "version")})


class TeamNoteForm(forms.Form):
    """A note that only the account team reads."""

    text = forms.CharField(label=_("Note"), max_length=4000, widget=forms.Textarea(attrs={"rows": 4}))


class ChangeTeamNoteForm(TeamNoteForm, _Versioned):
    """Another text, with the version that was read."""

    @classmethod
    def of(cls, note: TeamNote, data: Any = None) -> ChangeTeamNoteForm:
        """The form with the note as it stands."""
        return cls(data, initial={"text": note.text, "version": note.version})

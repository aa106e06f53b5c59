"""Input about running protocols."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.choices import ClosingResult
from accounts.forms.once import Once
from accounts.models import ProtocolRun, RunStep
from accounts.queries.protocols import colleagues_for
from kam.ui.day_field import DayField


def _text(label: Any, rows: int = 3, **options: Any) -> forms.CharField:
    return forms.CharField(label=label, widget=forms.Textarea(attrs={"rows": rows}), max_length=4000, **options)


class Versioned(forms.Form):
    """What is changed of a row; a stale page is noticed by its version."""

    version = forms.IntegerField(widget=forms.HiddenInput())

    def __init__(self, data: Any = None, *, obj: RunStep | ProtocolRun) -> None:
        super().__init__(data, initial={"version": obj.version})


class DoneForm(Versioned):
    """A step is done."""

    evidence = _text(
        _("What shows that it is done"),
        required=False,
        error_messages={"required": _("Write what shows that it is done: this step requires it.")},
    )

    def __init__(self, data: Any = None, *, obj: RunStep) -> None:
        super().__init__(data, obj=obj)
        field = self.fields["evidence"]
        field.required = obj.step.evidence_required
        field.help_text = obj.step.evidence
        field.initial = obj.evidence


class SkipForm(Versioned):
    """A step is left out."""

    reason = _text(_("Why it is left out"))


class PostponeForm(Versioned):
    """Another day for a step."""

    due_on = DayField(label=_("New day"))
    reason = _text(_("Why"))


class ReassignForm(Versioned):
    """Another owner for a step."""

    owner = forms.TypedChoiceField(label=_("Colleague"), help_text=_("Those who can open the account."))

    def __init__(self, data: Any = None, *, obj: RunStep) -> None:
        super().__init__(data, obj=obj)
        people = {one.pk: one for one in colleagues_for(obj.run.account)}
        field: Any = self.fields["owner"]
        field.choices = [(pk, one.name) for pk, one in people.items()]
        field.coerce = lambda text: people[int(text)]
        field.initial = obj.owner_id


class PauseForm(Versioned):
    """A run is paused."""

    reason = _text(
        _("Why it is paused"),
        help_text=_("Open steps move by the length of the pause; those counted back from the reference date stay."),
    )


class StopForm(Versioned):
    """A run ends before its time."""

    reason = _text(_("Why it is stopped"))


class ReferenceForm(Versioned):
    """The day that steps count back from."""

    reference_on = DayField(label=_("Reference date"))

    def __init__(self, data: Any = None, *, obj: ProtocolRun) -> None:
        super().__init__(data, obj=obj)
        self.fields["reference_on"].initial = obj.reference_on


class FinishForm(Versioned):
    """A run ends with its closing test and its lessons."""

    result = forms.ChoiceField(
        label=_("The closing test is"), choices=ClosingResult.choices, widget=forms.RadioSelect()
    )
    note = _text(_("What shows it"), 2)
    lessons = _text(_("Lessons"), 4, help_text=_("What worked, what we would do differently next time."))


class StartForm(Once):
    """Starting a protocol on an account."""

    reference_on = DayField(label=_("Reference date"))
    reason = _text(_("Why now"), 2, required=False, help_text=_("What happened; it stays with the protocol."))

    def __init__(self, data: Any = None, *, needs_reference: bool, initial: dict[str, Any] | None = None) -> None:
        super().__init__(data, initial=initial)
        if not needs_reference:
            del self.fields["reference_on"]
        else:
            self.fields["reference_on"].help_text = _(
                "Steps count back from it: the deadline of the tender, the end of the contract."
            )

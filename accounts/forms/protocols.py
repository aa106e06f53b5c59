"""Input about protocols: writing them."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.choices import DueRule, OwnerRole, Phase, Side, Trigger
from accounts.forms.once import Once
from accounts.models import ProtocolStep, ProtocolTemplate, ProtocolVersion
from accounts.models.protocol import MAX_OFFSET
from accounts.protocols.events import offered_events
from accounts.services.protocols.writing import STEP_COLUMNS, WORDS


def _lines(label: Any, rows: int, **options: Any) -> forms.CharField:
    area = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, widget=area, max_length=4000, required=False, **options)


def _events() -> list[tuple[str, Any]]:
    return [("", _("no event")), *((code, one.label) for code, one in offered_events().items())]


class StartFields(forms.Form):
    """What starts a protocol besides people, and which event offers it."""

    trigger = forms.ChoiceField(
        label=_("Started"),
        choices=[(one.value, one.label) for one in (Trigger.MANUAL, Trigger.PHASE)],
        widget=forms.RadioSelect(),
        initial=Trigger.MANUAL,
        help_text=_("Whatever you choose, people who may change an account can start it there by hand."),
    )
    entering_phase = forms.ChoiceField(
        label=_("On entering"),
        choices=[("", _("no phase")), *Phase.choices],
        required=False,
        help_text=_("Accounts that an import brings in start nothing: there may be hundreds of them."),
    )
    event = forms.ChoiceField(
        label=_("Offered when"),
        choices=_events,
        required=False,
        help_text=_("The account's pages then offer it for thirty days; one click starts it, nothing starts before."),
    )


class TriggerForm(StartFields):
    """What starts a protocol; a stale page is noticed by its version."""

    version = forms.IntegerField(widget=forms.HiddenInput())

    def __init__(self, data: Any = None, *, template: ProtocolTemplate) -> None:
        now = {name: getattr(template, name) for name in ("trigger", "entering_phase", "event", "version")}
        super().__init__(data, initial=now)
        if template.trigger == Trigger.APP:  # a page of the product starts it: that is not for people to set up
            field: Any = self.fields["trigger"]
            field.choices = Trigger.choices


class NewProtocolForm(Once, StartFields):
    """A new protocol: its name, and what starts it."""

    name_en = forms.CharField(label=_("Name in English"), max_length=120)
    name_fr = forms.CharField(label=_("Name in French"), max_length=120)

    field_order = ("name_en", "name_fr", "trigger", "entering_phase", "event")


class WordsForm(forms.Form):
    """Name, purpose and closing test of a draft; a stale page is noticed by its version."""

    name_en = forms.CharField(label=_("Name in English"), max_length=120)
    name_fr = forms.CharField(label=_("Name in French"), max_length=120)
    purpose_en = _lines(_("Purpose in English"), 3)
    purpose_fr = _lines(_("Purpose in French"), 3)
    closing_test_en = _lines(
        _("Closing test in English"), 2, help_text=_("One sentence that is true when the case is really over.")
    )
    closing_test_fr = _lines(_("Closing test in French"), 2)
    version = forms.IntegerField(widget=forms.HiddenInput())

    def __init__(self, data: Any = None, *, edition: ProtocolVersion) -> None:
        super().__init__(data, initial={name: getattr(edition, name) for name in (*WORDS, "version")})


class StepForm(Once):
    """One step of a draft."""

    title_en = forms.CharField(label=_("Title in English"), max_length=160)
    title_fr = forms.CharField(label=_("Title in French"), max_length=160)
    offset_days = forms.IntegerField(label=_("Days"), min_value=0, max_value=MAX_OFFSET, initial=7)
    due_rule = forms.ChoiceField(label=_("Counted as"), choices=DueRule.choices)
    owner_role = forms.ChoiceField(label=_("Given to"), choices=OwnerRole.choices)
    side = forms.ChoiceField(
        label=_("Who acts"),
        choices=Side.choices,
        help_text=_("A step of the client is followed by the colleague it is given to."),
    )
    guidance_en = _lines(_("Guidance in English"), 3)
    guidance_fr = _lines(_("Guidance in French"), 3)
    evidence_en = forms.CharField(label=_("Evidence in English"), max_length=240, required=False)
    evidence_fr = forms.CharField(label=_("Evidence in French"), max_length=240, required=False)
    evidence_required = forms.BooleanField(
        label=_("The step is done only with its evidence written down"), required=False
    )
    version = forms.IntegerField(widget=forms.HiddenInput(), required=False)

    def __init__(self, data: Any = None, *, step: ProtocolStep | None = None) -> None:
        now = {name: getattr(step, name) for name in (*STEP_COLUMNS, "version")} if step else {}
        super().__init__(data, initial=now)
        del self.fields["version" if step is None else "token"]

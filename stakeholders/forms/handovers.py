"""Input about hand-overs."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.models import Account
from kam.tenancy.models import Membership
from kam.tenancy.queries import active_members
from kam.ui.widgets import Combobox, DateInput
from stakeholders.choices import Transfer
from stakeholders.models import Handover, HandoverLine
from stakeholders.services.handovers import USUAL_DAYS
from stakeholders.transitions.transfer import next_of


def _day(label: Any, **options: Any) -> forms.DateField:
    return forms.DateField(label=label, widget=DateInput(), **options)


def _text(label: Any, **options: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=2000, widget=forms.Textarea(attrs={"rows": 3}), **options)


class _Days(forms.Form):
    due_on = _day(_("Complete by"))
    dual_from = _day(_("Both answer from"), required=False)
    dual_until = _day(
        _("Both answer until"),
        required=False,
        help_text=_("Between these days the client may speak to either manager. Leave both empty for a clean cut."),
    )


class StartForm(_Days):
    """Who hands the account to whom, and by when."""

    former = forms.ModelChoiceField(
        label=pgettext_lazy("hand-over", "From"), queryset=Membership.objects.none(), widget=Combobox()
    )
    successor = forms.ModelChoiceField(
        label=pgettext_lazy("hand-over", "To"), queryset=Membership.objects.none(), widget=Combobox()
    )
    field_order = ("former", "successor", "due_on", "dual_from", "dual_until")

    def __init__(self, data: Any = None, *, account: Account, initial: dict[str, Any] | None = None) -> None:
        usual = {"former": account.owner_id, "due_on": timezone.localdate() + timedelta(days=USUAL_DAYS)}
        super().__init__(data, initial=usual | (initial or {}))
        people = active_members()
        names = [("", ""), *((one.pk, one.name) for one in people)]
        # Whoever handed an account over may have left the company since.
        everybody: Any = self.fields["former"]
        everybody.queryset = Membership.objects.order_by("name")
        everybody.choices = [("", ""), *everybody.queryset.values_list("pk", "name")]
        successors: Any = self.fields["successor"]
        successors.queryset, successors.choices = people, names


class RedateForm(_Days):
    """Other days of a running hand-over."""

    version = forms.IntegerField(widget=forms.HiddenInput())

    def __init__(self, data: Any = None, *, obj: Handover) -> None:
        super().__init__(data, initial={name: getattr(obj, name) for name in self.base_fields})


class StopForm(forms.Form):
    """Why a hand-over stops."""

    version = forms.IntegerField(widget=forms.HiddenInput())
    reason = _text(_("Why it stops"))

    def __init__(self, data: Any = None, *, obj: Handover) -> None:
        super().__init__(data, initial={"version": obj.version})


class AdvanceForm(forms.Form):
    """The next step of a relationship: when it happened, and what is to be known of it."""

    version = forms.IntegerField(widget=forms.HiddenInput())
    state = forms.ChoiceField(choices=Transfer.choices, widget=forms.HiddenInput())
    happened_on = _day(_("On which day"))
    note = _text(_("Note"), required=False, help_text=_("What the next one should know of this relationship."))

    def __init__(self, data: Any = None, *, obj: HandoverLine, happened_on: Any = None) -> None:
        initial = {
            "version": obj.version,
            "state": next_of(obj.state) or "",
            "happened_on": happened_on or timezone.localdate(),
        }
        super().__init__(data, initial=initial)


class WaiveForm(forms.Form):
    """Why a relationship is left out."""

    version = forms.IntegerField(widget=forms.HiddenInput())
    note = _text(_("Why it is left out"))

    def __init__(self, data: Any = None, *, obj: HandoverLine) -> None:
        super().__init__(data, initial={"version": obj.version})

"""Input about the journey."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.choices import Phase
from accounts.models import Account
from accounts.moves import allowed_moves, next_cycle, opens_cycle


class MoveForm(forms.Form):
    """Where the account goes next, and why."""

    to_phase = forms.ChoiceField(label=gettext_lazy("Next phase"), widget=forms.RadioSelect())
    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=4000,
        help_text=gettext_lazy("It stays in the account's history, with your name and today's date."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput())

    def __init__(self, data: Any = None, *, account: Account) -> None:
        super().__init__(data, initial={"version": account.version})
        field: Any = self.fields["to_phase"]
        field.choices = [(phase.value, _label(account, phase)) for phase in _moves(account)]


def _moves(account: Account) -> list[Phase]:
    """The usual step forward first, then the next cycle, then the ways back."""
    now = Phase(account.phase)
    order = list(Phase)
    return sorted(allowed_moves(now), key=lambda phase: (order.index(phase) < order.index(now), -order.index(phase)))


def _label(account: Account, phase: Phase) -> str:
    now = Phase(account.phase)
    if opens_cycle(now, phase):
        cycle = next_cycle(now, phase, account.cycle)
        return _("%(phase)s, opens cycle %(cycle)s") % {"phase": phase.label, "cycle": cycle}
    if list(Phase).index(phase) < list(Phase).index(now):
        return _("Back to %(phase)s") % {"phase": phase.label}
    return str(phase.label)

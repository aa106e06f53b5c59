"""Input about the journey."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.choices import ExitOutcome, Phase
from accounts.models import Account
from accounts.moves import ORDER, allowed_moves, next_cycle, opens_cycle
from accounts.queries.gates import phases_ahead

KEPT = gettext_lazy("It stays in the account's history, with your name and today's date.")


class MoveForm(forms.Form):
    """Where the account goes next, and why; after a renewal also what the cycle taught."""

    to_phase = forms.ChoiceField(
        label=gettext_lazy("Next phase"),
        widget=forms.RadioSelect(),
        error_messages={"invalid_choice": gettext_lazy("The account cannot go there from its phase: choose again.")},
    )
    reason = forms.CharField(
        label=gettext_lazy("Reason"), widget=forms.Textarea(attrs={"rows": 3}), max_length=4000, help_text=KEPT
    )
    lessons = forms.CharField(
        label=gettext_lazy("Lessons of the cycle that ends"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=8000,
        required=False,
        help_text=gettext_lazy("If this opens the next cycle: what worked, what did not, what we will do differently."),
    )
    by_exception = forms.BooleanField(
        label=gettext_lazy("Pass although the gate is not met"),
        required=False,
        help_text=gettext_lazy("The passage is marked for ever, with your name and the reason."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput())

    def __init__(self, data: Any = None, *, account: Account, to: str = "", may_except: bool = False) -> None:
        super().__init__(data, initial={"version": account.version, "to_phase": to})
        field: Any = self.fields["to_phase"]
        field.choices = [(phase.value, _label(account, phase)) for phase in moves_of(account)]
        if account.phase != Phase.RENEWAL or account.archived_at is not None:
            del self.fields["lessons"]
        if not may_except:
            del self.fields["by_exception"]


class LeaveForm(forms.Form):
    """How the account leaves the programme, why, and what we learn from it."""

    outcome = forms.ChoiceField(
        label=gettext_lazy("Outcome"), choices=ExitOutcome.choices, widget=forms.RadioSelect()
    )  # fmt: skip
    reason = forms.CharField(
        label=gettext_lazy("Reason"), widget=forms.Textarea(attrs={"rows": 3}), max_length=4000, help_text=KEPT
    )
    lessons = forms.CharField(
        label=gettext_lazy("Lessons"),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=8000,
        help_text=gettext_lazy("What we will do differently with the next account, and if this one comes back."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput())

    def __init__(self, data: Any = None, *, account: Account) -> None:
        super().__init__(data, initial={"version": account.version})


class CompareForm(forms.Form):
    """Which two cycles stand side by side."""

    a = forms.TypedChoiceField(label=gettext_lazy("First cycle"), coerce=int)
    b = forms.TypedChoiceField(label=gettext_lazy("Second cycle"), coerce=int)

    def __init__(self, data: Any = None, *, numbers: list[int]) -> None:
        super().__init__(data)
        choices = [(number, _("Cycle %(n)d") % {"n": number}) for number in numbers]
        for field in self.fields.values():
            field.choices = choices  # type: ignore[attr-defined]


def moves_of(account: Account) -> list[Phase]:
    """The ways on first, in the order in which their gates are shown; then the ways back, the nearest first."""
    ahead, outside = phases_ahead(account), account.archived_at is not None
    back = [phase for phase in allowed_moves(Phase(account.phase), outside=outside) if phase not in ahead]
    return [*ahead, *sorted(back, key=ORDER.index, reverse=True)]


def _label(account: Account, phase: Phase) -> str:
    now, outside = Phase(account.phase), account.archived_at is not None
    if opens_cycle(now, phase, outside=outside):
        cycle = next_cycle(now, phase, account.cycle, outside=outside)
        return _("%(phase)s, opens cycle %(cycle)s") % {"phase": phase.label, "cycle": cycle}
    if ORDER.index(phase) < ORDER.index(now):
        return _("Back to %(phase)s") % {"phase": phase.label}
    return str(phase.label)

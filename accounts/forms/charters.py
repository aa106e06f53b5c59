"""Input about charters: their lines."""

from __future__ import annotations

from functools import cache
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.charters.parts import COLUMNS
from accounts.choices import Channel, CharterPart, CharterSide, Rhythm
from accounts.forms.fields import Later, ReferenceField
from accounts.models import Account
from accounts.models.charter import LONGEST_ANSWER, CharterLine
from accounts.queries.account import colleague
from accounts.queries.charter_names import contacts, their_names
from kam.tenancy.models import Membership
from kam.ui.day_field import DayField

THEIR_NAMES = "their-names"


def their_name(label: Any, **options: Any) -> forms.CharField:
    """A person at the client, as free text, with the names already written offered."""
    given = forms.TextInput(attrs={"list": THEIR_NAMES, "autocomplete": "off"})
    return forms.CharField(label=label, max_length=160, widget=given, **options)


class OfTheirNames:
    """A form that offers the client's people whom charters of the account have named before."""

    account: Account

    @property
    def names(self) -> list[str]:
        """Them, in order. One query."""
        return their_names(self.account)


class LineForm(OfTheirNames, forms.Form):
    """One line. `token` makes a creation sent twice one, `version` refuses a stale change."""

    part: CharterPart
    token = forms.UUIDField(required=False, widget=forms.HiddenInput())
    version = forms.IntegerField(required=False, widget=forms.HiddenInput())

    def __init__(self, data: Any = None, *, account: Account, line: CharterLine | None = None, side: str = "") -> None:
        columns = COLUMNS[self.part]
        initial: dict[str, Any] = {"token": uuid4()}
        if line is not None:
            initial = {name: _plain(getattr(line, name)) for name in (*columns, "version")}
        elif side in CharterSide.values:
            initial["side"] = side
        super().__init__(data, initial=initial)
        if "our_contact" in self.fields:
            ask_colleague(self.fields["our_contact"], account, getattr(line, "our_contact", None))
        self.account = account

    def values(self) -> dict[str, Any]:
        """The columns, ready for the services."""
        return {name: self.cleaned_data[name] for name in COLUMNS[self.part]}


def ask_colleague(field: Any, account: Account, now: Membership | None) -> None:
    """Let a field offer the colleagues, those of the account first, and whoever is named now."""

    def find(pk: int) -> Membership | None:
        return now if now is not None and now.pk == pk else colleague(pk)

    field.find, field.widget.choices = find, Later(cache(lambda: contacts(account, now)))


def _plain(value: Any) -> Any:
    return value.pk if isinstance(value, Membership) else value


class ModeForm(LineForm):
    """A subject, and how one speaks about it."""

    part = CharterPart.MODES
    subject = forms.CharField(
        label=pgettext_lazy("charter", "Subject"),
        max_length=160,
        help_text=_("What one speaks about, for example: open points, strategy."),
    )
    rhythm = forms.ChoiceField(label=_("Rhythm"), choices=Rhythm.choices, initial=Rhythm.MONTHLY)
    channel = forms.ChoiceField(label=_("Channel"), choices=Channel.choices, initial=Channel.VIDEO)
    languages = forms.CharField(label=_("Languages"), max_length=80)
    our_contact = ReferenceField(label=_("Our contact"), required=False)
    their_contact = their_name(_("Their contact"), required=False)


class ExpectationForm(LineForm):
    """What one side may count on from the other."""

    part = CharterPart.EXPECTATIONS
    side = forms.ChoiceField(label=_("Whose promise"), choices=CharterSide.choices, widget=forms.RadioSelect())
    text = forms.CharField(
        label=_("Expectation"), max_length=1000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("One promise that either side can check: what, by when, how one sees that it is kept."),
    )  # fmt: skip


class GoalForm(LineForm):
    """What both sides want to reach."""

    part = CharterPart.GOALS
    text = forms.CharField(label=_("Goal"), max_length=240, widget=forms.Textarea(attrs={"rows": 2}))
    measure = forms.CharField(label=_("Measured by"), max_length=160, required=False)
    target = forms.CharField(label=_("Target"), max_length=120, required=False)
    by_on = DayField(label=pgettext_lazy("deadline", "By"), required=False)


class EscalationForm(LineForm):
    """A level of the escalation path."""

    part = CharterPart.ESCALATION
    trigger = forms.CharField(label=_("When one goes there"), max_length=240, widget=forms.Textarea(attrs={"rows": 2}))
    answer_hours = forms.IntegerField(
        label=_("Answer within, hours"), min_value=1, max_value=LONGEST_ANSWER, initial=24,
        help_text=_("24 is a day, 168 a week; thirty days at most."),
    )  # fmt: skip
    our_contact = ReferenceField(label=_("Our contact"), required=False)
    their_contact = their_name(_("Their contact"), required=False)


LINE_FORMS: dict[CharterPart, type[LineForm]] = {
    one.part: one for one in (ModeForm, ExpectationForm, GoalForm, EscalationForm)
}

"""Input about a change of many accounts."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.choices import Bulk, Phase
from accounts.models import Tag
from accounts.queries.bulk import Change
from kam.tenancy.models import Membership
from kam.tenancy.queries import active_members

MEMBERS, TAGS = 2000, 200


class ValueForm(forms.Form):
    """The one thing that is to be the same everywhere: an account manager, a phase, a tag."""

    value = forms.CharField()

    def __init__(self, data: Any = None, *, kind: Bulk) -> None:
        super().__init__(data)
        self.kind = kind
        self.members: dict[str, Membership] = {}
        self.tags: dict[str, Tag] = {}
        if kind == Bulk.OWNER:
            self.members = {str(one.pk): one for one in active_members()[:MEMBERS]}
            self._offer(_("New account manager"), [(pk, one.name) for pk, one in self.members.items()])
        elif kind == Bulk.PHASE:
            self._offer(_("New phase"), [(phase.value, str(phase.label)) for phase in Phase])
        else:
            self.tags = {str(one.pk): one for one in Tag.objects.order_by("sort_name")[:TAGS]}
            if kind == Bulk.UNTAG:
                self._offer(_("Tag"), [(pk, one.name) for pk, one in self.tags.items()])
            else:
                self._type(_("Tag"))

    def _offer(self, label: str, choices: list[tuple[str, str]]) -> None:
        self.fields["value"] = forms.ChoiceField(label=label, choices=[("", _("Choose")), *choices])

    def _type(self, label: str) -> None:
        attributes = {"list": "known-tags", "autocomplete": "off"}
        help_text = _("One that exists, or a new one.")
        self.fields["value"] = forms.CharField(
            label=label, max_length=40, help_text=help_text, widget=forms.TextInput(attrs=attributes)
        )

    def change(self, reason: str = "") -> Change:
        """The change that was asked for; after `is_valid`."""
        value = self.cleaned_data["value"]
        if self.kind == Bulk.OWNER:
            return Change(self.kind, member=self.members[value], reason=reason)
        if self.kind == Bulk.PHASE:
            return Change(self.kind, phase=value, reason=reason)
        if self.kind == Bulk.UNTAG:
            return Change(self.kind, tag=self.tags[value], reason=reason)
        wanted = value.casefold()
        known = next((tag for tag in self.tags.values() if tag.name.casefold() == wanted), None)
        return Change(self.kind, tag=known, tag_name=value, reason=reason)


class ConfirmForm(forms.Form):
    """The last word: for a change of phase with its reason."""

    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=4000,
        help_text=gettext_lazy("It stays in the history of each account, with your name and today's date."),
    )

    def __init__(self, data: Any = None, *, kind: Bulk) -> None:
        super().__init__(data)
        if kind != Bulk.PHASE:
            del self.fields["reason"]

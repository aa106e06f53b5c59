"""Input about charters: an expectation accepted, an agreement, a new version, a draft thrown away."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.forms.charters import OfTheirNames, ask_colleague, their_name
from accounts.forms.fields import ReferenceField
from accounts.models import Charter, CharterExpectation
from kam.tenancy.models import Membership
from kam.ui.day_field import DayField


class AcceptForm(OfTheirNames, forms.Form):
    """Who accepted an expectation, and on which day; with `undo` that it is accepted no more."""

    accepted_by = their_name(_("Accepted by"), required=False)
    accepted_on = DayField(label=_("On"), required=False)
    undo = forms.BooleanField(required=False, widget=forms.HiddenInput())
    version = forms.IntegerField(widget=forms.HiddenInput())

    def __init__(self, data: Any = None, *, line: CharterExpectation, today: date) -> None:
        given = {"accepted_by": line.accepted_by, "accepted_on": line.accepted_on or today, "version": line.version}
        super().__init__(data, initial=given)
        self.account = line.charter.account

    def clean(self) -> dict[str, Any]:
        """A yes has a name; what is taken back has neither name nor day."""
        found = super().clean() or self.cleaned_data
        if found.pop("undo", False):
            return found | {"accepted_by": "", "accepted_on": None}
        if not found.get("accepted_by"):
            self.add_error("accepted_by", _("Name the person who said yes."))
        return found


class AgreeForm(OfTheirNames, forms.Form):
    """Who agreed on both sides, and on which day."""

    agreed_by = ReferenceField(label=_("For us"))
    agreed_by_client = their_name(_("For the client"), help_text=_("Name and function, as they sign."))
    agreed_on = DayField(label=_("Agreed on"))
    accept_rest = forms.BooleanField(
        label=_("Whoever agrees for the client accepts the expectations that nobody has accepted yet"), required=False
    )
    version = forms.IntegerField(widget=forms.HiddenInput())

    def __init__(self, data: Any = None, *, charter: Charter, actor: Membership, today: date) -> None:
        us = charter.account.owner or actor
        given = {"agreed_by": us.pk, "agreed_on": today, "accept_rest": True, "version": charter.version}
        super().__init__(data, initial=given)
        ask_colleague(self.fields["agreed_by"], charter.account, None)
        self.account = charter.account


class NewVersionForm(forms.Form):
    """Why the charter changes."""

    reason = forms.CharField(
        label=_("Why it changes"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("For example: the scope grows to a second site. The reason stays with the version."),
    )  # fmt: skip


class DiscardForm(forms.Form):
    """The state of the draft its reader saw before throwing it away."""

    version = forms.IntegerField(widget=forms.HiddenInput())

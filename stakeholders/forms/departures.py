"""Input about departures and what remains of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kam.tenancy.models import Membership
from kam.ui.offering import offer
from kam.ui.widgets import Combobox
from stakeholders.forms.people import LeaveForm
from stakeholders.models import Stakeholder, Tie
from stakeholders.services.departures import Successor
from stakeholders.transitions.parts import Promise

SHOWN = 12  # promises that can be handed on in one go; the others wait on the plan's page
SUCCESSOR, NOBODY = "successor", "nobody"


class DepartureForm(LeaveForm):
    """When somebody left, why, and whether the organisation's answer begins at once."""

    start = forms.BooleanField(required=False, initial=True)

    def __init__(self, *args: Any, answer: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if answer:
            self.fields["start"].label = gettext("Start the protocol “%(name)s”") % {"name": answer}
        else:
            del self.fields["start"]


class RemainsForm(forms.Form):
    """Who follows, whom the reports answer to, and which colleague keeps which promise."""

    successor = forms.ChoiceField(
        label=_("Who follows"), required=False, widget=forms.RadioSelect,
        choices=[("", _("Not known yet")), ("role", _("A role to fill, kept on the map")),
                 ("new", _("Somebody new")), ("known", _("Somebody we know"))],
    )  # fmt: skip
    name = forms.CharField(label=_("Name of the new person"), max_length=120, required=False)
    email = forms.EmailField(label=_("E-mail"), required=False)
    known = forms.TypedChoiceField(
        label=_("Person at this account"), coerce=int, empty_value=None, required=False, widget=Combobox
    )
    end_ties = forms.BooleanField(label=_("End these ties on the day they left"), required=False)
    all_reports = forms.ChoiceField(label=_("All reports answer to"), required=False)

    def __init__(
        self,
        data: Any = None,
        *,
        people: Sequence[Stakeholder],
        reports: Sequence[Stakeholder],
        promises: Sequence[Promise],
        members: Sequence[Membership],
        ties: Sequence[Tie] = (),
    ) -> None:
        super().__init__(data)
        self.people = {one.pk: one for one in people}
        self.reports, self.promises = list(reports), list(promises)[:SHOWN]
        self.members = {one.pk: one for one in members}
        self.ties = list(ties)
        if not self.ties:
            del self.fields["end_ties"]
        self._choices("known", [("", "–"), *((one.pk, one.name) for one in people)])
        names = [(str(one.pk), one.name) for one in people]
        chiefs = [(SUCCESSOR, gettext("the successor")), *names, (NOBODY, gettext("nobody"))]
        self._choices("all_reports", [("", gettext("as before, for now")), *chiefs])
        for one in self.reports:
            others = [pair for pair in chiefs if pair[0] != str(one.pk)]
            self.fields[f"chief_{one.pk}"] = forms.ChoiceField(
                label=one.name, required=False, choices=[("", gettext("as chosen for all")), *others]
            )
        keepers = [("", gettext("stays with its owner")), *((str(one.pk), one.name) for one in members)]
        for promise in self.promises:
            self.fields[f"keeper_{promise.pk}"] = forms.ChoiceField(label=promise.text, required=False, choices=keepers)

    def _choices(self, name: str, choices: Sequence[tuple[Any, Any]]) -> None:
        offer(self, name, choices)

    @property
    def chief_fields(self) -> list[Any]:
        """A field for each report, when there are several."""
        return [self[f"chief_{one.pk}"] for one in self.reports] if len(self.reports) > 1 else []

    @property
    def keeper_fields(self) -> list[tuple[Promise, Any]]:
        """Each promise with the field that hands it on."""
        return [(one, self[f"keeper_{one.pk}"]) for one in self.promises]

    def clean(self) -> dict[str, Any]:
        """Somebody new needs a name, somebody known is chosen."""
        values = super().clean() or self.cleaned_data
        if values.get("successor") == "new" and not values.get("name"):
            self.add_error("name", gettext("Write the name, or keep a role to fill."))
        if values.get("successor") == "known" and not values.get("known"):
            self.add_error("known", gettext("Choose who follows."))
        return values

    def values(self) -> dict[str, Any]:
        """What the service takes."""
        given = self.cleaned_data
        follows = {
            "role": Successor(), "new": Successor(given["name"].strip(), given["email"]),
            "known": Successor(known=self.people.get(given["known"] or 0)),
        }.get(given["successor"])  # fmt: skip
        wanted = {one: given[f"chief_{one.pk}"] or given["all_reports"] for one in self.reports}
        return {
            "successor": follows,
            "ended": self.ties if given.get("end_ties") else [],
            "to_successor": [one for one, chief in wanted.items() if chief == SUCCESSOR],
            "chiefs": {
                one: self.people[int(chief)] if chief.isdecimal() else None
                for one, chief in wanted.items()
                if (chief.isdecimal() and int(chief) != one.pk) or chief == NOBODY
            },
            "handed": [
                (one, self.members[int(given[f"keeper_{one.pk}"])])
                for one in self.promises
                if given[f"keeper_{one.pk}"]
            ],
        }

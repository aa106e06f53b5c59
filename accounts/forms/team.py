"""Input about the account team."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.choices import AccessLevel, BusinessFunction, Coordination
from accounts.models import Account, AccountMember
from kam.tenancy.models import Membership
from kam.ui.day_field import DayField
from kam.ui.widgets import Combobox

# The owner is the account manager; there is one, chosen on the account itself.
LEVELS = [
    (AccessLevel.EDITOR.value, _("Editor: sees and changes the account")),
    (AccessLevel.READER.value, _("Reader: sees the account")),
]
COORDINATIONS = [("", _("None")), *Coordination.choices]
COLUMNS = ("function", "level", "responsibility", "since", "coordination", "region", "version")


class TeamForm(forms.Form):
    """A colleague's place on the team. Coordination is asked only where it belongs: on an account without a group."""

    member = forms.ModelChoiceField(label=_("Colleague"), queryset=Membership.objects.none(), widget=Combobox())
    function = forms.ChoiceField(
        label=_("Function"), choices=[("", "–"), *BusinessFunction.choices], required=False,
        help_text=_("The part of the company this colleague stands for."),
    )  # fmt: skip
    level = forms.ChoiceField(label=_("Access"), choices=LEVELS, widget=forms.RadioSelect(), initial="editor")
    responsibility = forms.CharField(
        label=_("Responsibility"), max_length=120, required=False, help_text=_("For example: support, pricing, legal.")
    )
    since = DayField(label=_("On the team since"), required=False)
    coordination = forms.ChoiceField(
        label=_("Coordination of the group"), choices=COORDINATIONS, required=False,
        help_text=_("Who leads the whole group, or its accounts in one region."),
    )  # fmt: skip
    region = forms.CharField(
        label=_("Country or region"),
        max_length=80,
        required=False,
        help_text=_("Of a local lead. For example: Iberia."),
    )
    version = forms.IntegerField(required=False, widget=forms.HiddenInput())

    def __init__(
        self,
        data: Any = None,
        *,
        account: Account,
        people: Any = None,
        place: AccountMember | None = None,
        function: str = "",
    ) -> None:
        super().__init__(data, initial=_initial(place, function))
        if account.parent_id is not None and not (place and place.coordination):
            del self.fields["coordination"], self.fields["region"]
        if place is not None:
            del self.fields["member"]
            if place.level == AccessLevel.OWNER:
                self.fields["level"].choices = [(AccessLevel.OWNER.value, AccessLevel.OWNER.label)]  # type: ignore[attr-defined]
            return
        member: Any = self.fields["member"]
        member.queryset = people
        member.choices = [("", ""), *((one.pk, one.name) for one in people)]

    def clean_region(self) -> str:
        """One space between words, none around."""
        return " ".join(self.cleaned_data["region"].split())

    def values(self) -> dict[str, Any]:
        """What the service takes; a day that was not given stays as it is."""
        return {name: value for name, value in self.cleaned_data.items() if name != "since" or value}


def _initial(place: AccountMember | None, function: str) -> dict[str, Any]:
    if place is None:
        known = function if function in BusinessFunction.values else ""
        return {"since": timezone.localdate(), "function": known}
    return {name: getattr(place, name) for name in COLUMNS}

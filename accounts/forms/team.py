"""Input about the account team."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.choices import AccessLevel
from accounts.models import AccountMember
from kam.tenancy.models import Membership
from kam.ui.widgets import Combobox

# The owner is the account manager; there is one, chosen on the account itself.
LEVELS = [
    (AccessLevel.EDITOR.value, _("Editor: sees and changes the account")),
    (AccessLevel.READER.value, _("Reader: sees the account")),
]


class TeamForm(forms.Form):
    """A colleague's place on the team."""

    member = forms.ModelChoiceField(label=_("Colleague"), queryset=Membership.objects.none(), widget=Combobox())
    level = forms.ChoiceField(label=_("Access"), choices=LEVELS, widget=forms.RadioSelect(), initial="editor")
    responsibility = forms.CharField(
        label=_("Responsibility"), max_length=120, required=False, help_text=_("For example: support, pricing, legal.")
    )

    def __init__(self, data: Any = None, *, people: Any = None, place: AccountMember | None = None) -> None:
        super().__init__(data, initial=_initial(place))
        if place is not None:
            del self.fields["member"]
            if place.level == AccessLevel.OWNER:
                self.fields["level"].choices = [(AccessLevel.OWNER.value, AccessLevel.OWNER.label)]  # type: ignore[attr-defined]
            return
        member: Any = self.fields["member"]
        member.queryset = people
        member.choices = [("", ""), *((one.pk, one.name) for one in people)]


def _initial(place: AccountMember | None) -> dict[str, Any]:
    return {"level": place.level, "responsibility": place.responsibility} if place else {}

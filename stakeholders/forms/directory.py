"""The filters of the directory; what is not a choice filters nothing."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf.locale import LANG_INFO
from django.utils.translation import gettext_lazy as _

from kam.ui.offering import offer
from stakeholders.choices import DecisionRole, Seniority, Support
from stakeholders.forms.fields import ProfileField, own_profile_of
from stakeholders.queries.directory import ORDERS, Wanted
from stakeholders.queries.own_profiles import profiles_to_choose
from stakeholders.silence import SilenceState, state_word

# The languages of European business, by the names their speakers give them; a person may have any other.
LANGUAGES = ("cs", "da", "de", "el", "en", "es", "fi", "fr", "hu", "it", "nl", "nb", "pl", "pt", "ro", "sv", "tr")
KINDS = (("external", _("External people")), ("role", _("Roles to fill")), ("left", _("Those who left")))
MAIN = ("profile", "support", "silence")


class DirectoryFilter(forms.Form):
    """Which people are listed, and in which order."""

    profile = ProfileField(label=_("Profile"), required=False)
    support = forms.ChoiceField(label=_("Support"), required=False)
    silence = forms.ChoiceField(label=_("Contact"), required=False)
    kind = forms.ChoiceField(label=_("Kind"), required=False)
    seniority = forms.ChoiceField(label=_("Seniority"), required=False)
    decision_role = forms.ChoiceField(label=_("Role in the decision"), required=False)
    language = forms.ChoiceField(label=_("Language"), required=False)
    function = forms.CharField(
        label=_("Function"), required=False, max_length=80, widget=forms.TextInput(attrs={"placeholder": _("Function")})
    )
    mine = forms.ChoiceField(label=_("Account manager"), required=False)

    def __init__(self, data: Any, *, across: bool) -> None:
        """`across` accounts one may ask for one's own."""
        super().__init__(data)
        states = [(state.value, state_word(state).capitalize()) for state in SilenceState]
        profile: Any = self.fields["profile"]
        asked = own_profile_of(str(data.get("profile", "")))  # a retired one can still be looked for
        profile.offer_when_asked(lambda: profiles_to_choose(also=asked), first=_("All profiles"))
        self._offer("support", _("All opinions"), [(str(value), word) for value, word in Support.choices])
        self._offer("silence", _("All contacts"), states)
        self._offer("kind", _("Everybody there today"), list(KINDS))
        self._offer("seniority", _("All levels"), [(str(value), word) for value, word in Seniority.choices])
        self._offer("decision_role", _("All roles in the decision"), list(DecisionRole.choices))
        self._offer("language", _("All languages"), [(one, LANG_INFO[one]["name_local"]) for one in LANGUAGES])
        if across:
            self._offer("mine", _("All account managers"), [("1", _("My accounts"))])
        else:
            del self.fields["mine"]

    def _offer(self, name: str, everything: Any, choices: list[tuple[Any, Any]]) -> None:
        offer(self, name, [("", everything), *choices])

    @property
    def main(self) -> list[forms.BoundField]:
        """The filters everybody uses."""
        return [self[name] for name in MAIN]

    @property
    def more(self) -> list[forms.BoundField]:
        """The others, shown when asked for."""
        return [self[name] for name in self.fields if name not in MAIN]

    @property
    def more_chosen(self) -> bool:
        """Whether one of the others is set."""
        return any(self.cleaned_data.get(name) for name in self.fields if name not in MAIN)

    def wanted(self) -> Wanted:
        """As the query takes it."""
        self.is_valid()
        sort = str(self.data.get("sort", ""))
        return Wanted(
            q=str(self.data.get("q", "")).replace("\x00", "").strip()[:200],
            sort=sort if sort in ORDERS else "",
            **{name: self.cleaned_data.get(name, "") for name in self.fields},
        )

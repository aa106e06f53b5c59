"""Inviting people and changing their role."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from kam.tenancy.models import MembershipStatus, Role

_NEVER_TYPED = {"autocomplete": "off"}


class InvitationForm(forms.Form):
    """Who to invite, and as what."""

    name = forms.CharField(label=_("Name"), max_length=120, widget=forms.TextInput(_NEVER_TYPED))
    email = forms.EmailField(
        label=_("E-mail"),
        help_text=_("The invitation goes there, and it becomes the address to sign in with."),
        widget=forms.EmailInput(_NEVER_TYPED),
    )
    role = forms.ChoiceField(label=_("Role"), choices=Role.choices, initial=Role.KEY_ACCOUNT_MANAGER)


class NamedInvitationForm(InvitationForm):
    """As above, for somebody who has a name here already."""

    name = None  # type: ignore[assignment]


class RoleForm(forms.Form):
    """Another role, and the version of the member it was chosen for."""

    role = forms.ChoiceField(label=_("Role"), choices=Role.choices)
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)


class MemberFilter(forms.Form):
    """The selects of the filter bar."""

    role = forms.ChoiceField(label=_("Role"), required=False, choices=[("", _("All roles")), *Role.choices])
    status = forms.ChoiceField(
        label=_("Status"), required=False, choices=[("", _("Any status")), *MembershipStatus.choices]
    )

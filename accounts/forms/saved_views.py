"""Input about saved views."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import SavedView
from kam.tenancy.capabilities import Capability, actor_can
from kam.tenancy.models import Membership


class ViewForm(forms.Form):
    """A view's name, who sees it, and whether the portfolio opens with it."""

    name = forms.CharField(label=_("Name"), max_length=60)
    shared = forms.BooleanField(
        label=_("Share with everybody"),
        required=False,
        help_text=_("Each reader sees their own accounts in it: “mine” means the reader's."),
    )
    start = forms.BooleanField(label=_("Open my portfolio with it"), required=False)

    def __init__(self, data: Any = None, *, actor: Membership, **options: Any) -> None:
        super().__init__(data, **options)
        if not actor_can(actor, Capability.SHARE_VIEWS):
            del self.fields["shared"]


class ViewEditForm(ViewForm):
    """The same for a view that exists; it can take over the filters that are shown now."""

    take = forms.BooleanField(label=_("Show what the portfolio shows now"), required=False)
    version = forms.IntegerField(widget=forms.HiddenInput())

    def __init__(
        self, data: Any = None, *, actor: Membership, view: SavedView, start: bool = False, now: str = ""
    ) -> None:
        initial = {"name": view.name, "shared": view.shared, "start": start, "version": view.version}
        super().__init__(data, actor=actor, initial=initial)
        if now:
            self.fields["take"].help_text = now
        else:
            del self.fields["take"]

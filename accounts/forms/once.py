"""A form that makes something, and makes it once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar
from uuid import uuid4

from django import forms
from django.db.models import Model

from accounts.services.once import once
from kam.tenancy.models import Membership

M = TypeVar("M", bound=Model)


class Once(forms.Form):
    """`token` makes a creation sent twice one; a form that changes something has none."""

    token = forms.UUIDField(required=False, widget=forms.HiddenInput(), initial=uuid4)

    def typed(self) -> dict[str, Any]:
        """What the person typed."""
        return {name: value for name, value in self.cleaned_data.items() if name != "token"}

    def made_once(self, model: type[M], verb: str, *, actor: Membership, create: Callable[[], M], **told: Any) -> M:
        """What `create` makes, or made when the form was sent before; `told` as in `accounts.services.once`."""
        token = self.cleaned_data.get("token")
        return once(model, verb, token, actor=actor, create=create, **told) if token else create()

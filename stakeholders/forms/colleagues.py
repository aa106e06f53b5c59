"""Who of ours was there: those who work on the account to tick, and everybody else to look for."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kam.ui.offering import offer
from kam.ui.widgets import Combobox
from stakeholders.queries.colleagues import Colleagues

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise


def near_field(label: _StrOrPromise) -> forms.TypedMultipleChoiceField:
    """Those who work on the account, to tick."""
    return forms.TypedMultipleChoiceField(label=label, coerce=int, required=False, widget=forms.CheckboxSelectMultiple)


def other_field() -> forms.TypedChoiceField:
    """One of everybody else here, to look for by name."""
    return forms.TypedChoiceField(
        label=_("Another colleague"), coerce=int, empty_value=None, required=False, widget=Combobox
    )


def offer_colleagues(
    form: forms.BaseForm, colleagues: Callable[[], Colleagues], *, near: str, other: str = "colleague"
) -> None:
    """Fill both fields; `colleagues` is asked once, when somebody is chosen or the form is shown."""
    ours = cache(colleagues)
    offer(form, near, lambda: ours().near)
    offer(form, other, lambda: [("", "–"), *ours().others])


def chosen_colleagues(values: dict[str, Any], *, near: str, other: str = "colleague") -> list[int]:
    """The ids of both fields of a valid form."""
    ticked: Iterable[int] = values[near]
    return [*ticked, *([values[other]] if values[other] is not None else [])]

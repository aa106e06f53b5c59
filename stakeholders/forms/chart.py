"""Input of the organisation chart: somebody's chief, and which part of the chart is shown."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from stakeholders.chart.fold import Fold
from stakeholders.models import Stakeholder
from stakeholders.queries.people import chiefs_of

_MOST = 60


class ChiefForm(forms.Form):
    """Whom somebody reports to."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    reports_to = forms.ModelChoiceField(
        label=_("Reports to"), required=False, queryset=Stakeholder.objects.none(), empty_label=_("Nobody we know of")
    )

    def __init__(self, *args: Any, person: Stakeholder, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["reports_to"]
        field.queryset = chiefs_of(person.account).exclude(pk=person.pk)  # type: ignore[attr-defined]  # a model choice
        field.widget.attrs["data-combobox"] = "local"


def fold_of(asked: Mapping[str, Any]) -> Fold:
    """What the address opens and shuts; what is no number opens nothing."""
    row, _colon, start = str(asked.get("row", "")).partition(":")
    return Fold(
        opened=_numbers(asked.get("open", "")),
        shut=frozenset(_numbers(asked.get("shut", ""))),
        at=next(iter(_numbers(asked.get("at", ""))), None),
        row_of=next(iter(_numbers(row)), None),
        row_from=next(iter(_numbers(start)), 0),
    )


def _numbers(text: str) -> tuple[int, ...]:
    found = [one for one in str(text).split(",")[:_MOST] if one.isdecimal() and one.isascii() and len(one) < 16]
    return tuple(dict.fromkeys(map(int, found)))

"""Fields the forms of this room share."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import get_language

from accounts.forms.fields import plain_amount
from accounts.models import Account
from kam.tenancy.models import Membership
from kam.tenancy.queries import active_members
from kam.ui.widgets import Combobox
from stakeholders.models import Stakeholder
from stakeholders.queries.people import people_of


class FigureField(forms.DecimalField):
    """A figure as people write it: `1 200,5`, `1,200.5`, `1200`."""

    def __init__(self, **options: Any) -> None:
        attrs = {"inputmode": "decimal", "autocomplete": "off"}
        super().__init__(max_digits=14, decimal_places=2, widget=forms.TextInput(attrs=attrs), **options)

    def to_python(self, value: Any) -> Any:
        """Without spaces, with a point before the decimals."""
        return super().to_python(plain_amount(value) if isinstance(value, str) else value)

    def prepare_value(self, value: Any) -> Any:
        """Without the noughts the database keeps, with the reader's decimal sign."""
        if not isinstance(value, Decimal):
            return value
        text = f"{value:f}"
        bare = text.rstrip("0").rstrip(".") if "." in text else text
        return bare.replace(".", ",") if (get_language() or "en").startswith("fr") else bare


class MemberField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A colleague, by name. The list is read once per form."""

    def __init__(self, **options: Any) -> None:
        super().__init__(queryset=Membership.objects.none(), widget=Combobox(), **options)

    def offer(self, chosen: Membership | None = None) -> None:
        """Offer everybody who works here, and whoever holds the place now."""
        self.queryset = people = active_members()
        listed = [(one.pk, one.name) for one in people]
        if chosen is not None and chosen.pk not in dict(listed):
            listed.append((chosen.pk, chosen.name))
        self.choices = [("", "–"), *listed]


class PersonField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """Somebody who works at the client, by name. The list is read once per form."""

    def __init__(self, **options: Any) -> None:
        super().__init__(queryset=Stakeholder.objects.none(), widget=Combobox(), required=False, **options)

    def offer(self, account: Account, chosen: Stakeholder | None = None) -> None:
        """Offer the people of the account, and who is named now even if they left."""
        self.queryset = people_of(account).filter(Q(present=True) | Q(pk=chosen.pk if chosen else None))
        self.choices = [("", "–"), *((one.pk, one.name) for one in self.queryset)]

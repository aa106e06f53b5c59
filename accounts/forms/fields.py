"""Fields that take what people type."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from typing import Any

from django import forms
from django.forms.utils import flatatt
from django.utils.choices import BaseChoiceIterator
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from accounts.countries import country_choices, is_country
from kam.lib import formats
from kam.ui.widgets import Combobox, MoneyInput

_SPACES = str.maketrans("", "", " \u00a0\u202f\u2009'’")


class MoneyField(forms.DecimalField):
    """An amount as people write it: `1 200,50`, `1,200.50`, `1200`."""

    def __init__(self, *, currency: str = "EUR", **options: Any) -> None:
        super().__init__(max_digits=14, decimal_places=2, widget=MoneyInput(currency), **options)

    def prepare_value(self, value: Any) -> Any:
        """What stands in the field, as the reader writes amounts; what was typed stays as it was typed."""
        return formats.number(value, 2) if isinstance(value, Decimal) else value

    def to_python(self, value: Any) -> Any:
        """Without spaces, with a point before the cents."""
        return super().to_python(plain_amount(value) if isinstance(value, str) else value)


def plain_amount(text: str) -> str:
    """The amount with neither spaces nor thousands separators and a point before the cents.

    Of a comma and a point the last one parts the cents. A lone comma followed by three figures parts thousands
    for an English reader and cents for a French one.
    """
    bare = text.strip().translate(_SPACES)
    comma, point = bare.rfind(","), bare.rfind(".")
    if comma >= 0 and point >= 0:
        thousands = "," if point > comma else "."
        return bare.replace(thousands, "").replace(",", ".")
    if bare.count(",") > 1:
        return bare.replace(",", "")
    if comma >= 0 and len(bare) - comma == 4 and not (get_language() or "en").startswith("fr"):
        return bare.replace(",", "")
    return bare.replace(",", ".")


class QuickCombobox(Combobox):
    """A combobox whose options are drawn in one go: Django's own renders a template for each, 250 countries long."""

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        """The select with its options."""
        chosen, now = SafeString(" selected"), self.format_value(value)
        options = format_html_join(
            "",
            '<option value="{}"{}>{}</option>',
            ((key or "", chosen if str(key or "") in now else "", label) for key, label in self.choices),
        )
        own = flatatt(self.build_attrs(self.attrs, {**(attrs or {}), "name": name}))
        return format_html("<select{}>{}</select>", own, options)


class Later(BaseChoiceIterator):
    """Choices that are read when a form is drawn: one that is only checked reads none."""

    def __init__(self, read: Callable[[], Iterable[tuple[Any, Any]]]) -> None:
        self.read = read

    def __iter__(self) -> Iterator[tuple[Any, Any]]:
        """Read them."""
        return iter(self.read())


class CountryField(forms.ChoiceField):
    """A country; what was posted is looked up, not searched for among 250."""

    def __init__(self, **options: Any) -> None:
        super().__init__(choices=Later(country_choices), widget=QuickCombobox(), **options)

    def valid_value(self, value: Any) -> bool:
        """Whether there is such a country."""
        return is_country(value)


class ReferenceField(forms.Field):
    """Another row, by its id: `find` looks the posted one up. What may be chosen is the widget's, when it is drawn."""

    default_error_messages = forms.ModelChoiceField.default_error_messages
    widget = QuickCombobox
    find: Callable[[int], Any]

    def to_python(self, value: Any) -> Any:
        """The row, None for nothing."""
        if value in self.empty_values:
            return None
        found = self.find(int(value)) if is_id(str(value)) else None
        if found is None:
            raise forms.ValidationError(self.error_messages["invalid_choice"], code="invalid_choice")
        return found


def is_id(text: str) -> bool:
    """Whether the text is a number that a row may have."""
    return text.isascii() and text.isdecimal() and len(text) < 19


class SearchedCombobox(QuickCombobox):
    """A combobox whose form says, when it is drawn, whether it holds all choices or the server searches them."""

    offer: Callable[[Any], tuple[str, list[tuple[Any, Any]]]]

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        """The select, with where to search and what to choose from."""
        self.attrs["data-combobox"], self.choices = self.offer(value)
        return super().render(name, value, attrs, renderer)

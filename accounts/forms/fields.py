"""Fields that take what people type."""

from __future__ import annotations

from typing import Any

from django import forms
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from kam.ui.widgets import Combobox, MoneyInput

_SPACES = str.maketrans("", "", " \u00a0\u202f\u2009'’")


class MoneyField(forms.DecimalField):
    """An amount as people write it: `1 200,50`, `1,200.50`, `1200`."""

    def __init__(self, *, currency: str = "EUR", **options: Any) -> None:
        super().__init__(max_digits=14, decimal_places=2, widget=MoneyInput(currency), **options)

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


class ChosenFromMany(forms.ModelChoiceField[Any]):
    """A choice among too many to list: the page holds the chosen one, the server finds the others as one types."""

    def __init__(self, *, url: str = "", **options: Any) -> None:
        super().__init__(widget=QuickCombobox(url=url), **options)

    def offer(self, chosen: Any) -> None:
        """Put only the chosen object into the page."""
        listed = [(chosen.pk, self.label_from_instance(chosen))] if chosen is not None else []
        self.widget.choices = [("", ""), *listed]

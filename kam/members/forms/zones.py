"""Choosing a time zone among the four hundred that exist."""

from __future__ import annotations

import zoneinfo
from functools import lru_cache
from typing import Any

from django.core.exceptions import ValidationError
from django.forms import CharField
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from kam.ui.widgets import Combobox

_REGIONS = ("Africa", "America", "Antarctica", "Arctic", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific")


@lru_cache(maxsize=1)
def zone_names() -> tuple[str, ...]:
    """The zones people live in, and UTC; without the aliases kept for old machines."""
    known = zoneinfo.available_timezones()
    return (*sorted(name for name in known if name.split("/")[0] in _REGIONS and "/" in name), "UTC")


class ZoneSelect(Combobox):
    """A searchable list; written at once, because four hundred small templates would cost more than the page."""

    def __init__(self, attrs: dict[str, Any] | None = None, empty: Any = "") -> None:
        self.empty = empty
        super().__init__({"data-placeholder": empty, **(attrs or {})} if empty else attrs)

    def render(self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None) -> SafeString:
        """The select with its options, the chosen one marked; a value nobody knows stays visible."""
        value = value or ""
        known = zone_names() if not value or value in zone_names() else (value, *zone_names())
        options = [("", self.empty)] if self.empty else []
        options += [(zone, readable(zone)) for zone in known]
        rows = format_html_join(
            "",
            '<option value="{}"{}>{}</option>',
            ((key, SafeString(" selected" if key == value else ""), text) for key, text in options),
        )
        own = self.build_attrs(self.attrs, {**(attrs or {}), "name": name})
        return format_html("<select{}>{}</select>", flatatt(own), rows)


class ZoneField(CharField):
    """An IANA name that exists."""

    def __init__(self, *, empty: Any = "", **options: Any) -> None:
        super().__init__(widget=ZoneSelect(empty=empty), max_length=60, **options)

    def validate(self, value: str) -> None:
        """Refuse names that are not in the list."""
        super().validate(value)
        if value and value not in zone_names():
            raise ValidationError(_("Choose a time zone from the list."))


def readable(zone: str) -> str:
    """`Europe/Paris` as `Paris (Europe)`: people look for their city."""
    region, slash, city = zone.partition("/")
    return f"{city.replace('_', ' ').replace('/', ', ')} ({region})" if slash else zone

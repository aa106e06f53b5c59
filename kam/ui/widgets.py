"""Form controls beyond Django's own. They add attributes only; the looks live in the style sheet."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class DateInput(forms.DateInput):
    """The browser's own date picker; its value is always ISO, whatever the language."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")


class DateTimeInput(forms.DateTimeInput):
    """The browser's own date and time picker."""

    input_type = "datetime-local"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%dT%H:%M")


class MoneyInput(forms.TextInput):
    """An amount with its currency beside it; a text control, so that ``1 200,50`` can be typed."""

    def __init__(self, currency: str = "EUR", attrs: dict[str, Any] | None = None) -> None:
        self.currency = currency
        super().__init__({"inputmode": "decimal", "autocomplete": "off", **(attrs or {})})


class ScoreInput(forms.RadioSelect):
    """A score as a row of buttons, 0 to 5 unless told; ``low`` and ``high`` name the ends."""

    def __init__(
        self,
        attrs: dict[str, Any] | None = None,
        choices: Iterable[tuple[Any, Any]] | None = None,
        low: Any = None,
        high: Any = None,
    ) -> None:
        self.low = _("not at all") if low is None else low
        self.high = _("fully") if high is None else high
        super().__init__(attrs, choices if choices is not None else [(n, str(n)) for n in range(6)])


class Combobox(forms.Select):
    """A select that becomes a searchable list in the browser; ``url`` lets the server answer what is typed."""

    def __init__(self, attrs: dict[str, Any] | None = None, choices: Iterable[Any] = (), url: str = "") -> None:
        super().__init__({"data-combobox": url or "local", **(attrs or {})}, choices)

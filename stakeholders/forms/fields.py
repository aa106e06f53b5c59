"""Fields of forms about people."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.conf.locale import LANG_INFO
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

_BETWEEN = re.compile(r"[\s,;/]+")


class LanguagesField(forms.CharField):
    """Languages by their codes, the preferred one first: "fr, en" becomes ["fr", "en"]."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Takes what a model's array field hands to its form field, and ignores what only arrays need."""
        for name in ("base_field", "max_length", "min_length"):
            kwargs.pop(name, None)
        kwargs.setdefault("help_text", gettext_lazy("Codes, the preferred one first: fr, en"))
        super().__init__(*args, max_length=60, **kwargs)

    def prepare_value(self, value: Any) -> Any:
        """The codes as people type them."""
        return ", ".join(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> Any:
        """The codes, each once. Raises ValidationError for a code that no language has."""
        codes = [one.lower() for one in _BETWEEN.split(value or "") if one]
        for code in codes:
            if code not in LANG_INFO:
                raise ValidationError(_("“%(code)s” is no language: write codes such as fr or en.") % {"code": code})
        return list(dict.fromkeys(codes))

    def has_changed(self, initial: Any, data: Any) -> bool:
        """As typed, since the kept value is a list."""
        return super().has_changed(self.prepare_value(initial), data)

"""A sentence for the reader whose words and figures meet only when it is shown, in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise


@dataclass(frozen=True, slots=True)
class Message:
    """A translatable text and the values it names; `str()` speaks the active language."""

    text: _StrOrPromise
    params: Mapping[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        return str(self.text % self.params) if self.params else str(self.text)


def say(text: _StrOrPromise, **params: object) -> Message:
    """A message from a lazy text with `%(name)s` places and the values for them."""
    return Message(text, params)

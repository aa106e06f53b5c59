"""The values of a card's lines: escapes and parts."""

from __future__ import annotations

import re
from dataclasses import dataclass

_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_PARTS = re.compile(r"(?<!\\)(?:\\\\)*;")


@dataclass(frozen=True)
class Property:
    """A line of a card."""

    name: str
    parameters: frozenset[str]
    value: str


def text_of(value: str) -> str:
    """A value as text: escapes undone, controls other than breaks left out."""
    text = _ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], value)
    return "".join(letter for letter in text if letter >= " " or letter == "\n").strip()


def split_value(value: str) -> list[str]:
    """The parts of a value between semicolons that are not escaped, each as text on one line."""
    parts, at = [], 0
    for found in _PARTS.finditer(value):
        parts.append(value[at : found.end() - 1])
        at = found.end()
    parts.append(value[at:])
    return [" ".join(text_of(part).split()) for part in parts]

"""How much room a name takes on the map, and how it is shortened to fit."""

from __future__ import annotations

import unicodedata
from functools import cache

# Widths at 11 pixels, half bold: thin letters, wide ones, capitals, those of East Asian scripts, and the rest.
_THIN, _BROAD, _CAPITAL, _FULL, _LETTER = 4.2, 10.5, 8.0, 11.5, 6.8


def width_of(text: str) -> float:
    """A generous estimate of a label's width at 11 pixels."""
    return sum(map(_letter, text))


@cache
def _letter(one: str) -> float:
    if unicodedata.east_asian_width(one) in "WF":
        return _FULL
    if one in "mwMW@%":
        return _BROAD
    if one in " .,'’ijlftrI-":
        return _THIN
    return _CAPITAL if one.isupper() else _LETTER


def cut(text: str, room: float) -> str:
    """The name if it fits, else with the first name as an initial, else shortened with an ellipsis."""
    if width_of(text) <= room:
        return text
    first, _space, last = text.partition(" ")
    if last:
        text = f"{first[0]}. {last}" if len(first) > 2 else text
    return shorten(text, room)


def shorten(text: str, room: float) -> str:
    """The text if it fits, else as much of it as does, with an ellipsis."""
    if width_of(text) <= room:
        return text
    while text and width_of(text + "…") > room:
        text = text[:-1]
    return text.rstrip() + "…"

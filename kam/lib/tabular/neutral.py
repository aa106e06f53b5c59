"""Cells that a spreadsheet would run as a formula, made harmless on the way out and given back on the way in."""

from __future__ import annotations

import re

# Full-width forms are formulas too in some locales. An apostrophe that was there before gets one more, as ours.
_ACTIVE = re.compile(r"[\s']*[=+\-@＝＋－＠]|'*[\t\r\n]")
_NUMBER = re.compile(r"-?\d+(?:[.,]\d+)?")


def neutral(text: str) -> str:
    """`text` with an apostrophe before it when a spreadsheet could take it for a formula; plain numbers stay."""
    return f"'{text}" if _ACTIVE.match(text) and not _NUMBER.fullmatch(text) else text


def looks_active(text: str) -> bool:
    """True when a spreadsheet could take `text` for a formula."""
    return bool(_ACTIVE.match(text)) and not text.startswith("'") and not _NUMBER.fullmatch(text)


def restored(text: str) -> str:
    """The inverse of `neutral`: what a table written by us held before."""
    return text[1:] if text.startswith("'") and _ACTIVE.match(text) else text

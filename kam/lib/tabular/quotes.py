"""Finding the column at which a record's quotation marks go wrong, which the csv module does not say."""

from __future__ import annotations


def broken_column(text: str, delimiter: str) -> int:
    """The index of the first cell of `text` whose quotes are not closed or are followed by something else."""
    column, place, size = 0, 0, len(text)
    while place < size:
        if text[place] == '"':
            place = _after_quotes(text, place + 1)
            if place >= size or text[place] not in (delimiter, "\r", "\n"):
                return column
        place = _next_cell(text, place, delimiter)
        column += 1
    return max(column - 1, 0)


def _after_quotes(text: str, place: int) -> int:
    """The place after the closing quotation mark; doubled marks are part of the value."""
    while (end := text.find('"', place)) >= 0:
        if text[end + 1 : end + 2] != '"':
            return end + 1
        place = end + 2
    return len(text)


def _next_cell(text: str, place: int, delimiter: str) -> int:
    found = text.find(delimiter, place)
    return len(text) if found < 0 else found + 1

"""Close spellings, found without comparing everything with everything.

An edit spoils at most one of the pieces a name is cut into. Of five pieces, three survive two edits, nearly where they
were. So names are filed under their pieces, and a look-up compares only with those that have enough of them in place.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import pairwise

_PIECES = 5
_FURTHEST = 2
_DIGITS = re.compile(r"\d+")


def edits(one: str, other: str, limit: int) -> int:
    """How many letters to insert, delete or replace; anything above `limit` comes back as `limit + 1`."""
    if abs(len(one) - len(other)) > limit:
        return limit + 1
    row = list(range(len(other) + 1))
    for place, letter in enumerate(one, start=1):
        diagonal, row[0] = row[0], place
        for index, against in enumerate(other, start=1):
            diagonal, row[index] = row[index], min(diagonal + (letter != against), row[index] + 1, row[index - 1] + 1)
        if min(row) > limit:
            return limit + 1
    return min(row[-1], limit + 1)


def tolerance(text: str) -> int:
    """The edits that may be a slip in a word of this length: none in short ones, where they make another word."""
    return 0 if len(text) < 5 else 1 if len(text) < 8 else _FURTHEST


class Speller:
    """An index of folded names that answers which is spelled most like a given one."""

    def __init__(self, names: Iterable[str]) -> None:
        self._filed: dict[tuple[int, int, str], list[str]] = defaultdict(list)
        for name in dict.fromkeys(names):
            for piece, (start, end) in enumerate(_cuts(len(name))):
                self._filed[len(name), piece, name[start:end]].append(name)

    def closest(self, text: str) -> tuple[str, ...]:
        """The names at the smallest distance within tolerance: one is an answer, several are a question.

        Figures are identities, not spellings: `GTX 500` is never a slip for `GTX 600`.
        """
        limit = tolerance(text)
        if not limit:
            return ()
        figures = _DIGITS.findall(text)
        found: dict[str, int] = {}
        for name in self._candidates(text, limit):
            if _DIGITS.findall(name) == figures:
                found[name] = edits(text, name, limit)
        best = min(found.values(), default=limit + 1)
        return tuple(sorted(name for name, distance in found.items() if distance == best)) if best <= limit else ()

    def _candidates(self, text: str, limit: int) -> list[str]:
        shared: Counter[str] = Counter()
        for length in range(max(1, len(text) - limit), len(text) + limit + 1):
            for piece, (start, end) in enumerate(_cuts(length)):
                for shift in range(max(-limit, -start), limit + 1):
                    shared.update(self._filed.get((length, piece, text[start + shift : end + shift]), ()))
        return [name for name, pieces in shared.items() if pieces >= _PIECES - limit]


def _cuts(length: int) -> list[tuple[int, int]]:
    places = [length * piece // _PIECES for piece in range(_PIECES + 1)]
    return list(pairwise(places))

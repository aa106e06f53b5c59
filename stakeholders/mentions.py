"""Who is meant by "@Name" in a note: pure rules."""

from __future__ import annotations

import re
from collections.abc import Mapping

from kam.lib.folding import fold

_AT = re.compile(r"(?<![\w.])@(?=\w)")
_WORD_GOES_ON = re.compile(r"[\w]")


def mentioned(note: str, names: Mapping[int, str]) -> list[int]:
    """The ids of those whose full name, or first name if nobody shares it, follows an "@"; each once, in order.

    Accents and case do not matter. "@" inside an address ("ana@client.example") means nobody.
    """
    spoken = _spoken(names)
    found = [_named(note[at.end() :], spoken) for at in _AT.finditer(note)]
    return list(dict.fromkeys(pk for pk in found if pk is not None))


def _spoken(names: Mapping[int, str]) -> list[tuple[str, int]]:
    """What may be written for whom, the longest first: a full name wins over the first name it begins with."""
    full: dict[str, set[int]] = {}
    first: dict[str, set[int]] = {}
    for pk, name in names.items():
        if not name.strip():
            continue
        full.setdefault(fold(name), set()).add(pk)
        first.setdefault(fold(name.split()[0]), set()).add(pk)
    ways = [*full.items(), *((word, who) for word, who in first.items() if word not in full)]
    return sorted(((text, min(who)) for text, who in ways if len(who) == 1), key=lambda way: -len(way[0]))


def _named(rest: str, spoken: list[tuple[str, int]]) -> int | None:
    said = fold(rest[:130])
    for text, pk in spoken:
        if said.startswith(text) and not _WORD_GOES_ON.match(said[len(text) : len(text) + 1]):
            return pk
    return None

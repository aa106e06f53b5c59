"""Several people in one cell: taken apart only where the whole is not a name itself."""

from __future__ import annotations

import re
from collections.abc import Callable

ADDRESS = re.compile(r"[^\s<>,;|\"'()]+@[^\s<>,;|\"'()]+")
_SURE = re.compile(r"[;|\n]")
# A comma may stand within a name ("Petit, Marc"), an "and" within a company's or a couple's.
_PERHAPS = (re.compile(r","), re.compile(r"\s+(?:and|et|&)\s+", re.IGNORECASE))


def names_in(text: str, knows: Callable[[str], bool]) -> list[str]:
    """The names and addresses of a cell, each once, in their order. `knows` tells whether a text is one of somebody."""
    found = [name for part in _SURE.split(text) for name in _apart(part.strip(), knows, 0)]
    return list(dict.fromkeys(name for name in found if name))


def _apart(text: str, knows: Callable[[str], bool], level: int) -> list[str]:
    if not text or level == len(_PERHAPS) or knows(text):
        return [text]
    pieces = [piece.strip() for piece in _PERHAPS[level].split(text) if piece.strip()]
    if len(pieces) < 2:
        return _apart(text, knows, level + 1)
    names = [name for piece in pieces for name in _apart(piece, knows, level + 1)]
    return names if any(knows(name) for name in names) else [text]


def address_in(text: str) -> str:
    """The e-mail address of "Marc Petit <m@x.example>", small; empty when there is none."""
    match = ADDRESS.search(text)
    return match[0].casefold() if match else ""


def name_beside(text: str) -> str:
    """What stands beside the address: "Marc Petit"."""
    return ADDRESS.sub(" ", text).strip(" <>()\"'")

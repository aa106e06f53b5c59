"""The words by which somebody asks to log an interaction, in English and French, in whichever language they read."""

from __future__ import annotations

from kam.lib.folding import fold

_VERBS = frozenset(
    ("log", "note", "met", "called", "noter", "consigner", "saisir", "enregistrer", "vu", "appele", "rencontre")
)
_BETWEEN = frozenset(("with", "an", "interaction", "interactions", "avec", "un", "une", "echange", "chez", "at"))


def named_to_log(text: str) -> str:
    """The name in "log Dupont" or "noter un échange avec Dupont"; empty when the text does not ask to log.

    >>> named_to_log("Log with Marc Dupont")
    'Marc Dupont'
    >>> named_to_log("Dupont")
    ''
    """
    words = text.split()
    if len(words) < 2 or fold(words[0]) not in _VERBS:
        return ""
    rest = words[1:]
    while len(rest) > 1 and fold(rest[0]) in _BETWEEN:
        rest = rest[1:]
    return " ".join(rest)

"""Company names with and without the words that say their legal form."""

from __future__ import annotations

from kam.lib.folding import fold

_FORMS = frozenset(
    ("sa", "sas", "sasu", "sarl", "snc", "sca", "eurl", "se", "scop", "gmbh", "ag", "kg", "ltd", "limited", "llc",
     "llp", "inc", "incorporated", "corp", "corporation", "co", "company", "plc", "bv", "nv", "spa", "srl", "oy", "ab",
     "as", "aps", "pty")
)  # fmt: skip


def without_legal_form(text: str) -> str:
    """A folded company name without its legal form, unless nothing else is left.

    >>> without_legal_form("Globex Corporation")
    'globex'
    """
    words = fold(text).split()
    return " ".join(word for word in words if word not in _FORMS) or " ".join(words)

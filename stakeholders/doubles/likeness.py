"""How two entries are alike: a pure rule. What the database proposes is named here, and differing fields are told."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext_lazy as _

from kam.lib.folding import fold

# Trigram likeness of two names of one account from which they are proposed: "Helene Baroux" and "Hélène Barroux"
# have 0.87, "Marc Petit" and "Marie Petit" 0.53.
NEAR = 0.6


class Likeness(StrEnum):
    """Why two entries are shown side by side."""

    EMAIL = "email"
    NAME = "name"
    MOVED = "moved"


WORDS = {
    Likeness.EMAIL: _("Same e-mail"),
    Likeness.NAME: _("Nearly the same name"),
    Likeness.MOVED: _("Moved?"),
}


def name_key(name: str) -> str:
    """A name without accents, case, punctuation and the order of its words: "BAROUX, Hélène" is "baroux helene"."""
    return " ".join(sorted(fold(name).split()))


@dataclass(frozen=True)
class Choice:
    """One field in which two entries differ, as both tell it."""

    name: str
    label: str
    kept: str
    gone: str
    gone_fills: bool  # the kept one has nothing there: the other's is taken unless somebody decides otherwise


def default_side(kept: object, gone: object) -> str:
    """Which of two values stays when nobody chooses: the kept entry's, unless it has none."""
    return "gone" if _empty(kept) and not _empty(gone) else "kept"


def _empty(value: object) -> bool:
    return value is None or value == "" or value == []

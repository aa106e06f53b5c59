"""Sector names that a misspelling can be held against, beside those that the organisation already uses."""

from __future__ import annotations

from collections.abc import Iterable

from kam.lib.folding import fold

_ENGLISH = (
    "agriculture", "aerospace", "automotive", "banking", "chemicals", "construction", "consulting", "defence",
    "education", "electronics", "employment", "energy", "engineering", "entertainment", "finance", "food", "government",
    "healthcare", "hospitality", "insurance", "legal", "logistics", "luxury", "manufacturing", "marketing", "media",
    "medical", "mining", "pharmaceuticals", "real estate", "retail", "services", "software", "sports", "technology",
    "telecommunications", "textiles", "tourism", "transport", "utilities",
)  # fmt: skip
_FRENCH = (
    "aéronautique", "agroalimentaire", "assurance", "automobile", "banque", "bâtiment", "chimie", "conseil",
    "distribution", "divertissement", "défense", "emploi", "hôtellerie", "immobilier", "industrie", "informatique",
    "ingénierie", "juridique", "logiciels", "logistique", "luxe", "médical", "médias", "pharmacie", "santé",
    "technologie", "textile", "tourisme", "télécommunications", "énergie",
)  # fmt: skip


def known_industries(used: Iterable[str], language: str) -> tuple[str, ...]:
    """The names to recognise sectors by: the organisation's own as it writes them, then its language's, then others."""
    usual = (*_FRENCH, *_ENGLISH) if language.startswith("fr") else (*_ENGLISH, *_FRENCH)
    names: dict[str, str] = {}
    for name in (*used, *usual):
        names.setdefault(fold(name), name)
    return tuple(names.values())

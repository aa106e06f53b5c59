"""Countries by their ISO code, named in the reader's language (Babel's data)."""

from __future__ import annotations

from functools import lru_cache

from django.utils.translation import get_language

from kam.lib.folding import fold
from kam.lib.formats import locale

# What the data calls a territory and nobody calls a country.
_NOT_COUNTRIES = {"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ", "AC", "CP", "CQ", "DG", "EA", "IC", "TA"}


def country_name(code: str) -> str:
    """The country's name; an unknown code is shown as it is."""
    return _names(get_language() or "en").get(code, code)


def is_country(code: str) -> bool:
    """Whether a country has this code."""
    return code in _names(get_language() or "en")


def country_choices() -> list[tuple[str, str]]:
    """All countries by name, with an empty choice first."""
    return list(_choices(get_language() or "en"))


@lru_cache(maxsize=8)
def _names(_language: str) -> dict[str, str]:
    return {
        code: str(name)
        for code, name in locale().territories.items()
        if len(code) == 2 and code.isalpha() and code not in _NOT_COUNTRIES
    }


@lru_cache(maxsize=8)
def _choices(language: str) -> tuple[tuple[str, str], ...]:
    named = sorted(_names(language).items(), key=lambda pair: fold(pair[1]))
    return (("", ""), *named)

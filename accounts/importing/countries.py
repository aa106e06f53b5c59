"""Country names in English and French, their usual other names and codes, to ISO 3166 codes."""

from __future__ import annotations

from functools import cache

from babel import Locale
from babel.core import get_global

from accounts.importing.matching import Matcher

# Other names that people write. A plain "Korea" is in business the southern one; the reader is shown the rule.
_SYNONYMS = {
    "US": ("USA", "U.S.A.", "United States of America", "America", "Etats-Unis d'Amérique"),
    "GB": ("UK", "Great Britain", "Britain", "England", "Scotland", "Wales", "Grande-Bretagne", "Angleterre"),
    "KR": ("Korea", "Republic of Korea", "Corée"),
    "NL": ("Holland", "The Netherlands", "Hollande"),
    "CI": ("Ivory Coast",),
    "CZ": ("Czech Republic", "République tchèque"),
    "RU": ("Russian Federation",),
    "TR": ("Turkey",),
    "AE": ("UAE", "Emirates", "Emirats", "EAU"),
    "CN": ("PRC", "Mainland China", "People's Republic of China"),
    "HK": ("Hong Kong",),
    "MO": ("Macau", "Macao"),
    "VN": ("Viet Nam",),
    "MM": ("Burma", "Birmanie"),
    "MK": ("Macedonia", "Macédoine"),
    "CD": ("DR Congo", "RDC"),
    "CG": ("Congo",),
    "VA": ("Vatican",),
    "SZ": ("Swaziland",),
    "CV": ("Cape Verde",),
    "PS": ("Palestine",),
    "BA": ("Bosnia",),
}
_LANGUAGES = ("en", "fr")
_NOT_COUNTRIES = frozenset(("ZZ", "EU", "EZ", "UN", "XA", "XB", "QO"))


@cache
def country_matcher() -> Matcher:
    """Recognises a country by its name, another name, its code, or a close spelling; the value is its code."""
    entries: dict[str, str] = {}
    for language in _LANGUAGES:
        for code, name in Locale(language).territories.items():
            if len(code) == 2 and code not in _NOT_COUNTRIES:
                entries.setdefault(name, code)
                entries.setdefault(code, code)
    names = {code: name for name, code in reversed(entries.items()) if len(name) > 2}
    synonyms = [(other, names[code]) for code, others in _SYNONYMS.items() for other in others]
    synonyms += [
        (other, names[codes[0]])
        for other, codes in get_global("territory_aliases").items()
        if len(other) == 3 and other.isalpha() and codes[0] in names
    ]
    return Matcher(entries.items(), close=True, synonyms=synonyms)

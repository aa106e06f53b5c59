"""What to look for when a person must be forgotten: their names, addresses and numbers as people write them.

A pure rule. The pattern means the same to PostgreSQL and to Python, whatever the database's collation: every letter is
spelt out as the class of all its forms, so that "Hélène" is found as "helene" and "HELENE".
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterable
from functools import cache

from kam.lib.folding import fold

MARK = "[…]"
SHORTEST_NAME = 4  # letters of a name that stands alone: "Ali" is a part of too many words to be looked for everywhere
SHORTEST_NUMBER = 8  # digits
_SPACES = "\u00a0\u2007\u2009\u202f"  # no-break and thin: not a space to every database's collation
_DASHES = "\u2010\u2011"
# Texts also stand inside JSON, HTML and addresses, where a line break, an apostrophe or a space is written otherwise.
_WRITTEN = r"\\[nrtbf]|&#x27;|&#39;|&nbsp;|%20"
_BETWEEN_WORDS = rf"(?:[\s\-.,'’_+{_SPACES}{_DASHES}]|{_WRITTEN})+"
_BETWEEN_DIGITS = rf"(?:[\s.()/\-{_SPACES}{_DASHES}]|&nbsp;|%20)*"
_BEGINS = r"(?:(?<!\w)|(?<=\\[nrtbf])|(?<=%20))"
_MARKS = "[\u0300-\u036f]*"
NOTHING = r"(?!)"


def pattern(
    names: Iterable[str], emails: Iterable[str] = (), phones: Iterable[str] = (), *, alone: Iterable[str] = ()
) -> str:
    """A regular expression that finds any of these, and never inside a longer word or number; NOTHING for nothing.

    Names are found in both orders, with an initial for the first name, with other accents, case and spacing. `alone`
    are single words to find by themselves, such as a family name in a text that is about the person.
    """
    found = [one for name in names for one in _name(name)]
    found += [_letters(one) for one in map(str.strip, emails) if "@" in one]
    found += [one for phone in phones if (one := _number(phone))]
    found += [_letters(one) for one in alone if len(fold(one)) >= SHORTEST_NAME]
    unique = sorted(set(found), key=lambda one: (-len(one), one))
    return rf"{_BEGINS}(?:{'|'.join(unique)})(?!\w)" if unique else NOTHING


def parts_of(name: str, others: Collection[str] = ()) -> list[str]:
    """The words of a name that can stand for the person: long enough, and in nobody else's name."""
    taken = {word for other in others for word in fold(other).split()}
    return [word for word in _words(name) if len(fold(word)) >= SHORTEST_NAME and fold(word) not in taken]


def redacted(text: str, searched: str) -> str:
    """The text with a mark in place of all that the pattern finds."""
    return text if searched == NOTHING else re.sub(searched, MARK, text)


def _words(name: str) -> list[str]:
    return [word for word in re.split(r"[\s\-.,'’_]+", name) if word]


def _name(name: str) -> list[str]:
    words = _words(name)
    if not words or sum(len(fold(word)) for word in words) < SHORTEST_NAME:
        return []
    spelt = [_letters(word) for word in words]
    if len(words) == 1:
        return spelt
    first, last = spelt[0], spelt[-1]
    turned = [*spelt[1:], first]
    short = [_letters(words[0][0]) + r"\.?\s*" + _BETWEEN_WORDS.join(spelt[1:])]
    ends = [first + _BETWEEN_WORDS + last] if len(words) > 2 else []
    return [_BETWEEN_WORDS.join(spelt), _BETWEEN_WORDS.join(turned), *ends, *short]


def _number(phone: str) -> str:
    digits = re.sub(r"\D", "", phone)
    if len(digits) < SHORTEST_NUMBER:
        return ""
    # The last nine digits are the same with and without a country's code.
    core = _BETWEEN_DIGITS.join(digits[-9:])
    return rf"(?:\+?\d{{1,4}}{_BETWEEN_DIGITS})?(?:\(?0\)?{_BETWEEN_DIGITS})?{core}"


def _letters(text: str) -> str:
    return "".join(_letter(char) for char in unicodedata.normalize("NFC", text))


@cache
def _letter(char: str) -> str:
    folded = fold(char)
    if len(folded) == 1 and folded.isalpha():
        forms = "".join(sorted({folded, folded.upper(), char, char.lower(), char.upper(), *_forms()[folded]}))
        return f"[{forms}]{_MARKS}" if len(forms) > 1 else re.escape(forms)
    if len(folded) > 1 and folded.isalpha():  # œ, ß: as one letter or as the two it is written with elsewhere
        forms = "".join(sorted({char, char.lower(), *(form for form in char.upper() if len(char.upper()) == 1)}))
        return f"(?:[{forms}]|{_letters(folded)})"
    return re.escape(char)


@cache
def _forms() -> dict[str, set[str]]:
    """Each plain letter with all the Latin letters that fold to it."""
    forms: dict[str, set[str]] = defaultdict(set)
    for code in (*range(0x41, 0x5B), *range(0x61, 0x7B), *range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        char = chr(code)
        folded = fold(char)
        if len(folded) == 1:
            forms[folded].add(char)
    return forms

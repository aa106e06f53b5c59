"""Comparing what people typed: the same word in another case, with other accents, signs or spaces."""

from __future__ import annotations

import re
import unicodedata

_LATIN_MARKS = re.compile("[\u0300-\u036f]")  # other scripts' marks make other letters
_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ø": "o", "đ": "d", "ł": "l"})


def fold(text: str) -> str:
    """Lower case without accents or punctuation, words one space apart; never empty for a text that is not.

    >>> fold("Électricité & Fils, S.A.")
    'electricite and fils s a'
    """
    # Taken apart before and after: some letters have a small one only then, others come apart only when small.
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    bare = unicodedata.normalize("NFC", _LATIN_MARKS.sub("", apart))
    spelled = bare.translate(_LIGATURES).replace("&", " and ")
    words = "".join(letter if letter.isalnum() or _is_mark(letter) else " " for letter in spelled).split()
    return " ".join(words) or " ".join(text.casefold().split())


def _is_mark(letter: str) -> bool:
    """True for the vowel signs and other marks that belong to a word in many scripts."""
    return unicodedata.category(letter).startswith("M")


def spaceless(text: str) -> str:
    """A folded text without its spaces: `GTX Pro` and `GTXPro` are one.

    >>> spaceless("GTX Pro")
    'gtxpro'
    """
    return fold(text).replace(" ", "")

"""From bytes to text: byte order marks first, then UTF-16 without one, strict UTF-8, and the single-byte families.

Single-byte encodings cannot be told apart by validity, so the candidates compete on how plausible the letters are that
they give in Western European text. The winner is a finding that the reader sees and may overrule.
"""

from __future__ import annotations

import codecs

from django.utils.translation import gettext_lazy as _

from kam.lib.tabular.errors import Unreadable
from kam.lib.tabular.message import say

# UTF-32 before UTF-16: its little-endian mark starts with the other's.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_FAMILIES = ("cp1252", "cp850", "mac-roman")
_LIKELY = frozenset("éèêëàâäçîïôöùûüœæñáíóúßåøãõ")
_POSSIBLE = frozenset("ÉÈÊËÀÂÄÇÎÏÔÖÙÛÜŒÑÁÍÓÚÅØ’‘“”«»–—…€°£§²³\u00a0\u202f")
_ASCII = bytes(range(128))
_SAMPLE = 20_000


def decode(data: bytes, encoding: str = "") -> tuple[str, str]:
    """The text of `data` and the name of the encoding found, or the one asked for."""
    found = encoding or _from_mark(data) or _utf16_without_mark(data[:4096])
    if found:
        return _decoded(data, found), found.removesuffix("-sig")
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        _refuse_damaged_utf8(data, error)
    family = _family(data)
    return _decoded(data, family), family


def _decoded(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except LookupError as error:
        raise Unreadable(say(_("The encoding %(name)s is not known."), name=encoding)) from error
    except UnicodeDecodeError as error:
        raise _undecodable(data, encoding, error.start) from error


def _undecodable(data: bytes, encoding: str, start: int) -> Unreadable:
    before = data[:start].decode(encoding, errors="replace")
    line = before.count("\n") + 1
    place = len(before) - (before.rfind("\n") + 1) + 1
    message = _("The text is %(encoding)s, but character %(place)s of this line is damaged. Save the file again.")
    return Unreadable(say(message, encoding=encoding.upper(), place=place), line)


def _from_mark(data: bytes) -> str:
    return next((name for mark, name in _MARKS if data.startswith(mark)), "")


def _utf16_without_mark(sample: bytes) -> str:
    """UTF-16 of mostly Latin text has a zero in every other byte, always on the same side."""
    half = len(sample) // 2
    if half < 2:
        return ""
    even, odd = sample[0::2].count(0) / half, sample[1::2].count(0) / half
    if odd > 0.4 and even < 0.1:
        return "utf-16-le"
    return "utf-16-be" if even > 0.4 and odd < 0.1 else ""


def _refuse_damaged_utf8(data: bytes, error: UnicodeDecodeError) -> None:
    """A file that is UTF-8 but for a few bytes is damaged; as Latin-1 it would come out garbled without a word."""
    text = data.decode("utf-8", errors="replace")
    bad = text.count("\ufffd")
    good = sum(1 for character in text if character > "\x7f") - bad
    if good > bad:
        raise _undecodable(data, "utf-8", error.start) from error


def _family(data: bytes) -> str:
    """The single-byte encoding that gives the most plausible letters; ties go to the most common one."""
    high = data.translate(None, _ASCII)[:_SAMPLE]
    scores = {name: _plausibility(high.decode(name, errors="replace")) for name in _FAMILIES}
    best = max(_FAMILIES, key=lambda name: scores[name])
    if scores[best] <= 0:
        from charset_normalizer import from_bytes  # 6 MB that a web worker only needs for a file of unknown letters

        guess = from_bytes(data[: 10 * _SAMPLE]).best()
        return guess.encoding if guess else "latin-1"
    if best == "cp1252" and not any(0x80 <= byte < 0xA0 for byte in high):
        return "latin-1"
    return best


def _plausibility(text: str) -> int:
    return sum(2 if letter in _LIKELY else 1 if letter in _POSSIBLE else -2 for letter in text)

"""Cards as text: vCard 3.0 in UTF-8, escaped and folded as RFC 2426 asks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from stakeholders.cards.card import Card

LONGEST = 75  # octets of a line, its break not counted


def write_cards(cards: Iterable[Card]) -> str:
    """All cards, one after the other."""
    return "".join(f"{line}\r\n" for card in cards for line in _lines(card))


def _lines(card: Card) -> Iterator[str]:
    given, _, family = card.name.rpartition(" ")
    values = [
        ("FN", _escaped(card.name)),
        ("N", f"{_escaped(family)};{_escaped(given)};;;"),
        ("ORG", ";".join(_escaped(one) for one in (card.organisation, card.entity) if one)),
        ("TITLE", _escaped(card.job_title)),
        ("ROLE", _escaped(card.function)),
        ("EMAIL;TYPE=INTERNET,WORK", _escaped(card.email)),
        ("TEL;TYPE=WORK,VOICE", _escaped(card.phone)),
        ("ADR;TYPE=WORK", f";;;{_escaped(card.location)};;;" if card.location else ""),
        *(("LANG", _escaped(code)) for code in card.languages),
        ("NOTE", _escaped(card.note)),
    ]
    yield "BEGIN:VCARD"
    yield "VERSION:3.0"
    for name, value in values:
        if value:
            yield from _folded(f"{name}:{value}")
    yield "END:VCARD"


def _escaped(text: str) -> str:
    """Commas, semicolons, backslashes and breaks written so that a reader takes them for text; no other controls."""
    for mark in ("\\", ";", ","):
        text = text.replace(mark, f"\\{mark}")
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\\n")
    return "".join(letter for letter in text if letter >= " " and letter not in "\x7f\x85\u2028\u2029")


def _folded(line: str) -> Iterator[str]:
    """Lines of at most 75 octets, never broken inside a letter; each further one begins with a space."""
    piece, room = "", LONGEST
    for letter in line:
        size = len(letter.encode())
        if len(piece.encode()) + size > room:
            yield piece
            piece = " "
        piece += letter
    yield piece

"""Text as cards. Anything may come from outside: a broken card is named and the others are still read."""

from __future__ import annotations

import quopri
import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from stakeholders.cards.card import Card
from stakeholders.cards.properties import Property, split_value, text_of

LARGEST, MOST, LONGEST_LINE = 1_000_000, 500, 20_000
_LIMITS = {"name": 120, "job_title": 120, "function": 80, "entity": 120, "phone": 40, "location": 80, "note": 4000}
_TAKEN = {"FN", "N", "ORG", "TITLE", "ROLE", "EMAIL", "TEL", "ADR", "LANG", "NOTE", "VERSION", "BEGIN", "END"}
_SILENT = {"PRODID", "REV", "UID", "SOURCE", "KIND", "CLASS", "MAILER"}


@dataclass(frozen=True)
class ReadCard:
    """A card of a text: what it tells, or why it cannot be read, and what of it is not taken."""

    number: int
    card: Card | None
    problem: str = ""
    ignored: tuple[str, ...] = ()


def read_cards(text: str) -> list[ReadCard]:
    """Every card in its order; a text without any gives none. Raises ValueError when the text is too large."""
    if len(text) > LARGEST:
        raise ValueError(_("The cards are larger than 1 MB: split the file."))
    found: list[ReadCard] = []
    for number, lines in enumerate(_cards(text), start=1):
        if number > MOST:
            raise ValueError(_("There are more than 500 cards: split the file."))
        found.append(_read(number, lines))
    return found


def _cards(text: str) -> Iterator[list[str] | None]:
    """The lines between each BEGIN and END; None for a card that does not end."""
    inside: list[str] | None = None
    for line in _unfolded(text):
        word = line.strip().upper()
        if word == "BEGIN:VCARD":
            if inside is not None:
                yield None
            inside = []
        elif word == "END:VCARD" and inside is not None:
            yield inside
            inside = None
        elif inside is not None:
            inside.append(line)
    if inside is not None:
        yield None


def _unfolded(text: str) -> Iterator[str]:
    """Lines with those that go on put together: by a space (3.0), or by "=" at the end of quoted-printable (2.1)."""
    kept: str | None = None
    for line in re.split(r"\r\n|\r|\n", text.replace("\x00", "").removeprefix("\ufeff")):
        if kept is not None and line[:1] in (" ", "\t"):
            kept += line[1:]
        elif kept is not None and kept.endswith("=") and "QUOTED-PRINTABLE" in kept.upper():
            kept = kept[:-1] + line
        else:
            if kept is not None:
                yield kept
            kept = line
    if kept is not None:
        yield kept


def _read(number: int, lines: list[str] | None) -> ReadCard:
    if lines is None:
        return ReadCard(number, None, _("The card does not end: a line END:VCARD is missing."))
    properties = [one for line in lines if (one := _property(line)) is not None]
    words: dict[str, list[Property]] = {}
    for one in properties:
        words.setdefault(one.name, []).append(one)
    name = _name(words)
    if not name:
        return ReadCard(number, None, _("The card names nobody: FN and N are missing or empty."))
    ignored = sorted({one.name for one in properties} - _TAKEN - _SILENT - {""})
    ignored = [one for one in ignored if not one.startswith("X-")]
    return ReadCard(number, _card(name, words), "", tuple(ignored[:12]))


def _property(line: str) -> Property | None:
    """A line's name, parameters and value, a picture's cut short; nothing for what is no property."""
    head, mark, value = line[:LONGEST_LINE].partition(":")
    if not mark or not head.strip():
        return None
    name, *parameters = head.split(";")
    told = {one.upper() for one in parameters}
    if "QUOTED-PRINTABLE" in head.upper():
        value = quopri.decodestring(value.encode("utf-8", "replace")).decode("utf-8", "replace")
    return Property(name.rsplit(".", 1)[-1].strip().upper()[:40], frozenset(told), value)


def _name(words: dict[str, list[Property]]) -> str:
    full = next((text_of(one.value) for one in words.get("FN", []) if text_of(one.value)), "")
    if not full:
        parts = split_value(words["N"][0].value) if "N" in words else []
        family, given, middle = (*parts, "", "", "")[:3]
        full = " ".join(one for one in (given, middle, family) if one)
    return " ".join(full.split())[: _LIMITS["name"]]


def _card(name: str, words: dict[str, list[Property]]) -> Card:
    def first(key: str, field: str) -> str:
        return next((text_of(one.value) for one in words.get(key, []) if text_of(one.value)), "")[: _LIMITS[field]]

    mails = [mail for one in words.get("EMAIL", []) if (mail := text_of(one.value).removeprefix("mailto:"))]
    good = [mail for mail in mails if _is_mail(mail)]
    phones = [phone for one in words.get("TEL", []) if (phone := text_of(one.value).removeprefix("tel:"))]
    organisation, entity = (*(split_value(words["ORG"][0].value) if "ORG" in words else []), "", "")[:2]
    place = (*(split_value(words["ADR"][0].value) if "ADR" in words else []), *[""] * 7)
    others = [*(mail for mail in mails if mail != (good or [""])[0]), *phones[1:]]
    languages = [text_of(one.value).lower()[:2] for one in words.get("LANG", [])]
    return Card(
        name=name,
        job_title=first("TITLE", "job_title"),
        function=first("ROLE", "function"),
        organisation=organisation[:120],
        entity=entity[: _LIMITS["entity"]],
        email=good[0] if good else "",
        phone=phones[0][: _LIMITS["phone"]] if phones else "",
        location=place[3][: _LIMITS["location"]],
        languages=tuple(dict.fromkeys(one for one in languages if one.isalpha() and len(one) == 2)),
        note=first("NOTE", "note"),
        more=tuple(one[:200] for one in others[:6]),
    )


def _is_mail(text: str) -> bool:
    try:
        validate_email(text)
    except ValidationError:
        return False
    return len(text) <= 254

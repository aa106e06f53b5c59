"""Whether a letter may become an interaction by itself, and of whom; else why people must look: pure rules."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from stakeholders.choices import Direction, Held
from stakeholders.mail.reading import Letter

_DMARC = re.compile(r"\bdmarc\s*=\s*pass\b", re.IGNORECASE)


@dataclass(frozen=True)
class Known:
    """The addresses of those who work at the account, and of those who work here; lower case, to their ids."""

    theirs: Mapping[str, int]
    ours: Mapping[str, int]


@dataclass(frozen=True)
class Sorted:
    """Who took part and who sought whom; `held` says why nothing is logged yet (empty: it may be)."""

    held: str
    people: tuple[int, ...] = ()
    colleagues: tuple[int, ...] = ()
    direction: str = Direction.THEIRS


def is_vouched(letter: Letter, server: str) -> bool:
    """Whether our own mail server found that the sender's domain stands behind the letter (RFC 8601, RFC 7489).

    Only the topmost verdict that names `server` counts: the server puts its own above what came with the letter,
    and takes away what claims its name.
    """
    own = [one for one in letter.verdicts if one.strip().lower().startswith(f"{server.lower()};")] if server else []
    return bool(own) and _DMARC.search(own[0]) is not None


def sort_letter(letter: Letter, known: Known, *, vouched: bool, sent_on: date, today: date) -> Sorted:
    """What becomes of the letter.

    From one of theirs it is their approach, from one of ours it is ours. Held: what a machine wrote, what nobody
    vouches for, a sender nobody knows, a colleague's letter that names none of theirs, and a day to come.
    """
    people = [known.theirs[one] for one in (letter.sender, *letter.recipients) if one in known.theirs]
    colleagues = [known.ours[one] for one in (letter.sender, *letter.recipients) if one in known.ours]
    from_us = letter.sender in known.ours
    found = Sorted(
        "",
        tuple(dict.fromkeys(people)),
        tuple(dict.fromkeys(colleagues)),
        Direction.OURS if from_us else Direction.THEIRS,
    )
    return Sorted(_why(letter, known, found, vouched, sent_on, today), found.people, found.colleagues, found.direction)


def _why(letter: Letter, known: Known, found: Sorted, vouched: bool, sent_on: date, today: date) -> str:
    if letter.automatic:
        return Held.AUTOMATIC
    if letter.sender not in known.ours and letter.sender not in known.theirs:
        return Held.UNKNOWN
    if not vouched:
        return Held.UNVERIFIED
    if not found.people:
        return Held.NOBODY
    if sent_on > today:
        return Held.DATE
    if not letter.text and not letter.subject:
        return Held.EMPTY
    return ""

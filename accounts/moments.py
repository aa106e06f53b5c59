"""What happened in an account's life, moment by moment: each app registers those of the data it owns.

A source reads all moments of one account with one query, for the map, and tells one of them in full, for who opens
it. Registered in `AppConfig.ready`, so that this room needs to know nobody above it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from accounts.models import Account
from accounts.moment_rows import Moment as Moment
from accounts.moment_rows import MomentRows

T = TypeVar("T")


class Lane(StrEnum):
    """The line of the map on which a moment lies. The first four are the profiles, by their own codes."""

    DECISION_MAKER = "decision_maker"
    SPONSOR = "sponsor"
    USER = "user"
    TECHNICAL_INFLUENCER = "technical_influencer"
    NOBODY = "nobody"  # interactions that name no person
    MEETINGS = "meetings"
    INCIDENTS = "incidents"
    CELEBRATIONS = "celebrations"
    TRANSITIONS = "transitions"
    CONTRACTS = "contracts"
    PROTOCOLS = "protocols"
    PASSAGES = "passages"


PROFILES = (Lane.DECISION_MAKER, Lane.SPONSOR, Lane.USER, Lane.TECHNICAL_INFLUENCER)
CONTACTS = frozenset((*PROFILES, Lane.NOBODY))


# What every map shows, with or without moments: an empty lane says so.
ALWAYS = (*PROFILES, Lane.MEETINGS, Lane.INCIDENTS, Lane.CELEBRATIONS, Lane.TRANSITIONS, Lane.CONTRACTS)


class Mood(StrEnum):
    """How a moment went: what its colour and its shape say."""

    GOOD = "good"
    NEUTRAL = "neutral"
    BAD = "bad"
    AHEAD = "ahead"  # not there yet
    OFF = "off"  # did not take place


ByLane = Mapping[str, Sequence[Moment]]  # each lane's moments by day


@dataclass(frozen=True)
class Told:
    """One moment in full: the facts about it, who was there, what was written, and where to go on."""

    title: str
    on: date
    kind: str
    mood: str = Mood.NEUTRAL
    facts: list[tuple[str, str]] = field(default_factory=list)
    people: list[tuple[str, str]] = field(default_factory=list)  # name, and what they are
    text: str = ""
    url: str = ""
    action: str = ""


@dataclass
class Life:
    """One account on one day, and what was read of it: each thing once, whoever needs it."""

    account: Account
    today: date
    _read: dict[str, Any] = field(default_factory=dict)

    def once(self, name: str, read: Callable[[], T]) -> T:
        """What `read` returns, asked at most once under this name."""
        if name not in self._read:
            self._read[name] = read()
        found: T = self._read[name]
        return found


Reader = Callable[[Life], Iterable[Moment]]
LaneReader = Callable[[Life], Mapping[str, MomentRows]]
Teller = Callable[[Account, int, date], Told | None]


@dataclass(frozen=True)
class Source:
    """A kind of moment: its code, as it stands in addresses, its reader and its teller."""

    code: str
    read: Reader | None
    tell: Teller
    read_lanes: LaneReader | None = None


_SOURCES: dict[str, Source] = {}


def register_moments(code: str, read: Reader, tell: Teller) -> None:
    """Add moments to the journey map; for `AppConfig.ready`."""
    _SOURCES[code] = Source(code, read, tell)


def register_lanes(code: str, read: LaneReader, tell: Teller) -> None:
    """Add moments that come by the thousand: read lane by lane, each as columns by day; for `AppConfig.ready`."""
    _SOURCES[code] = Source(code, None, tell, read)


def moments_of(life: Life) -> dict[str, MomentRows]:
    """Every moment of the account's life, lane by lane, each by day; lanes without any are left out.

    One query for each source.
    """
    found: defaultdict[str, list[Moment]] = defaultdict(list)
    whole: dict[str, MomentRows] = {}
    for source in _SOURCES.values():
        for one in source.read(life) if source.read else ():
            found[one.lane].append(one)
        for lane, rows in source.read_lanes(life).items() if source.read_lanes else ():
            whole[lane] = MomentRows.of([*whole[lane], *rows]) if lane in whole else rows
    for lane, some in found.items():
        whole[lane] = MomentRows.of([*whole.get(lane, ()), *some])
    return whole


def told(account: Account, source: str, pk: int, today: date) -> Told | None:
    """The moment in full; None where the account has none such."""
    known = _SOURCES.get(source)
    return known.tell(account, pk, today) if known else None

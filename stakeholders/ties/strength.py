"""How strong the relation between one colleague and one person of theirs is, from 0 to 100: a pure rule.

The five parts and their weights are those practitioners publish (recency 30, frequency over 90 days 25, two-way 15,
depth 15, seniority 15, with daily decay; an active thread scores more than 30:
https://app.breadboxmsp.com/docs/relationship-intelligence). How each part grows is ours, and said at each part.
`queries/strengths.py` adds the interactions up in SQL and `queries/coverage_weeks.py` says the rest there too, for all
accounts at once; tests hold them together.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from stakeholders.choices import Channel, Direction, Seniority

RECENCY, FREQUENCY, TWO_WAY, DEPTH, SENIORITY = 30, 25, 15, 15, 15
ACTIVE = 30  # a thread is active above this
MEMORY_DAYS = 365  # what lies further back counts for nothing
FRESH_DAYS, HALF_LIFE = 7, 45
FREQUENCY_DAYS, FREQUENCY_FULL = 90, 6
EXCHANGE_DAYS, TWO_WAY_FULL, DEPTH_FULL = 180, 3, 16
# What an interaction of each channel tells, in quarters of a meeting.
CHANNEL_DEPTH = {
    Channel.MEETING: 4,
    Channel.VIDEO: 3,
    Channel.EVENT: 3,
    Channel.CALL: 2,
    Channel.EMAIL: 1,
    Channel.OTHER: 1,
}


@dataclass(frozen=True)
class Contact:
    """One interaction in which both took part."""

    day: date
    channel: str
    importance: int
    direction: str


@dataclass(frozen=True)
class Strength:
    """The five parts in whole points, and the facts they stand on."""

    recency: int = 0
    frequency: int = 0
    two_way: int = 0
    depth: int = 0
    seniority: int = 0
    last_on: date | None = None
    days_met: int = 0
    from_us: int = 0
    from_them: int = 0
    weight: int = 0  # in quarters of a meeting
    rank: int | None = None

    @property
    def score(self) -> int:
        """The sum of the five parts."""
        return self.recency + self.frequency + self.two_way + self.depth + self.seniority

    @property
    def active(self) -> bool:
        """Whether this is an active thread."""
        return self.score > ACTIVE


@dataclass(frozen=True)
class Exchanges:
    """What a relation's interactions of a year amount to: all that the rule asks of them."""

    last_on: date
    days_met: int  # days with one, in the last 90
    from_us: int  # days on which we sought them, in the last 180
    from_them: int  # and they us; what both asked for counts for both
    weight: int  # of the last 180, in quarters of a meeting


def strength(contacts: Iterable[Contact], *, seniority: int | None, today: date) -> Strength:
    """The strength of a relation as of `today`, from the interactions of its last year; later days do not count.

    It is 0 without any, and falls back to 0 when none follow: each part is a count in a window or halves with time.
    """
    past = [one for one in contacts if 0 <= (today - one.day).days < MEMORY_DAYS]
    if not past:
        return Strength(rank=seniority)
    lately = [one for one in past if (today - one.day).days < EXCHANGE_DAYS]
    added_up = Exchanges(
        last_on=max(one.day for one in past),
        days_met=len({one.day for one in past if (today - one.day).days < FREQUENCY_DAYS}),
        from_us=_days_of(lately, Direction.OURS),
        from_them=_days_of(lately, Direction.THEIRS),
        weight=sum(CHANNEL_DEPTH[Channel(one.channel)] * one.importance for one in lately),
    )
    return strength_from(added_up, seniority=seniority, today=today)


def strength_from(found: Exchanges, *, seniority: int | None, today: date) -> Strength:
    """The same, from interactions that are added up already."""
    fresh = freshness((today - found.last_on).days)
    return Strength(
        recency=round(RECENCY * fresh),
        frequency=_frequency(found.days_met),
        two_way=_two_way(found.from_us, found.from_them),
        depth=_depth(found.weight),
        seniority=_seniority(seniority, fresh),
        last_on=found.last_on,
        days_met=found.days_met,
        from_us=found.from_us,
        from_them=found.from_them,
        weight=found.weight,
        rank=seniority,
    )


def freshness(days: int) -> float:
    """From 1 to nearly 0: whole for a week after the last interaction, then halved every 45 days (ours)."""
    return float(0.5 ** (max(0, days - FRESH_DAYS) / HALF_LIFE))


def _frequency(days: int) -> int:
    """25 × the days with an interaction among the last 90, of six: one every fortnight is full (ours)."""
    return round(FREQUENCY * min(1.0, days / FREQUENCY_FULL))


def _two_way(ours: int, theirs: int) -> int:
    """15 × the days on which the less active side sought the other in the last 180, of three.

    What both sides asked for counts for both. A share of all interactions would fall with every further one of ours;
    taking the less active side's number never does (ours).
    """
    return round(TWO_WAY * min(1.0, min(ours, theirs) / TWO_WAY_FULL))


def _depth(weight: int) -> int:
    """15 × what the interactions of the last 180 days tell, of four routine meetings (ours).

    A meeting tells 4 quarters, a video call or an event 3, a call 2, a message 1; a notable one twice and a decisive
    one three times as much.
    """
    return round(DEPTH * min(1.0, weight / DEPTH_FULL))


def _seniority(rank: int | None, fresh: float) -> int:
    """15 × the person's rank of four, fading as recency does: nobody keeps a board by having met it once (ours).

    Whose rank is not noted counts as staff.
    """
    return round(SENIORITY * ((rank or Seniority.STAFF) / Seniority.EXECUTIVE) * fresh)


def _days_of(contacts: list[Contact], side: Direction) -> int:
    return len({one.day for one in contacts if one.direction in (side, Direction.BOTH)})

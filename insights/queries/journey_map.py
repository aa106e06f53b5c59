"""The journey map of one account: what is asked, what was found, and what lies where."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import chain
from operator import attrgetter

from django.http import QueryDict

from accounts.journey_moments import passage_rows
from accounts.models import Account
from accounts.moment_rows import Moment, MomentRows
from accounts.moments import ALWAYS, PROFILES, ByLane, Lane, Life, moments_of
from accounts.stays import Passage, cycles_of, stays_of
from insights.journey_map.chosen import Chosen, Counts, chosen, count, kept
from insights.journey_map.gaps import Gap, gaps
from insights.journey_map.layout import lay_out
from insights.journey_map.picture import Picture
from insights.journey_map.window import Range, Window, life_of, preset, within
from stakeholders.journey_moments import lane_rhythms

_DAY = attrgetter("on")


@dataclass(frozen=True)
class JourneyMap:
    """The map as the address asks it."""

    today: date
    read: Life
    life: Window
    window: Window
    asked: Window | None  # as the address says it, before it was made fit to be drawn
    range: Range | None
    cycle_start: date | None
    chosen: Chosen
    counts: Counts
    left: ByLane  # of the whole life what the filters leave
    silences: dict[str, list[Gap]]
    picture: Picture
    empty_lanes: list[str]

    @property
    def moments(self) -> list[Moment]:
        """Of the whole life what the filters leave, by day."""
        return sorted(chain.from_iterable(self.left.values()), key=_DAY)

    @property
    def lived(self) -> bool:
        """Whether anything but the account's entry and what can be reckoned has happened."""
        real = sum(len(rows) for lane, rows in self.left.items() if lane != Lane.CELEBRATIONS)
        return real > 1 or bool(self.chosen)

    @property
    def lasting(self) -> list[tuple[str, Gap]]:
        """The silences that last today, the worst first."""
        found = [(lane, gap) for lane, rows in self.silences.items() for gap in rows if gap.lasting]
        return sorted(found, key=lambda pair: -pair[1].days / pair[1].cadence)


# What a glance at the last two years shows: whom we met, and what mattered most.
GLANCE = frozenset((*PROFILES, Lane.MEETINGS, Lane.INCIDENTS))


def journey_map(account: Account, asked: QueryDict, today: date, *, glance: bool = False) -> JourneyMap:
    """Everything about the map; one query for each source of moments. A glance is two years of its first lanes."""
    read = Life(account, today)
    lived = moments_of(read)
    stays = stays_of(Passage(row.to_phase, row.cycle, row.happened_on) for row in passage_rows(read))
    cycles = cycles_of(stays)
    cycle_start = cycles[-1].start if cycles else None
    ends = [day for rows in lived.values() for day in (rows.start, rows.end)]
    life = life_of(ends + [stay.start for stay in stays], today)
    days = None if glance else days_asked(asked)
    span = Range.TWO_YEARS if glance else None if days else range_asked(asked)
    window = within(days, life) if days else preset(span or Range.ALL, life, cycle_start, today)
    counts = count(lived)
    wanted = chosen(asked.getlist("profile"), asked.getlist("channel"), asked.getlist("function"), counts.known)
    left = kept(lived, wanted)
    lanes = [lane for lane in Lane if wanted.lane(lane) and (lane in ALWAYS or lane in lived)]
    lanes = [lane for lane in lanes if not glance or lane in GLANCE]
    silences = _silences(lived, lane_rhythms(read), today)
    return JourneyMap(
        today=today,
        read=read,
        life=life,
        window=window,
        asked=days,
        range=span,
        cycle_start=cycle_start,
        chosen=wanted,
        counts=counts,
        left=left,
        silences={lane: rows for lane, rows in silences.items() if wanted.lane(lane)},
        picture=lay_out(window, lanes, left, stays, silences, today),
        empty_lanes=[lane for lane in lanes if lane not in lived],
    )


def days_asked(asked: QueryDict) -> Window | None:
    """From one day to another, if the address says so."""
    start, end = _day(asked.get("from", "")), _day(asked.get("to", ""))
    return Window(start, end) if start and end and start <= end else None


def range_asked(asked: QueryDict) -> Range:
    """One of the spans; the whole life where none is asked."""
    span = asked.get("range", "")
    return Range(span) if span in list(Range) else Range.ALL


def _day(text: str) -> date | None:
    """A day of an address; None for anything else: an old or broken link shows the map, never an error."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _silences(lived: Mapping[str, MomentRows], rhythms: Mapping[str, int], today: date) -> dict[str, list[Gap]]:
    """Silences of each profile, by the rhythm of its people.

    Filters do not count: a contact that is not shown was a contact all the same.
    """
    met = {lane: lived[lane].days if lane in lived else () for lane in PROFILES}
    return {lane: gaps(days, rhythms[lane], today) for lane, days in met.items()}

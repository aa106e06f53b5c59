"""What lies where on the map: marks in lanes, stacked while there is room, counted together where there is none.

A pure rule, property-tested: every moment of the window is in exactly one mark, no mark leaves its lane, none covers
another.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from accounts.moments import Moment, Mood
from accounts.stays import Stay
from insights.journey_map.gaps import Gap
from insights.journey_map.ticks import Tick, ticks
from insights.journey_map.window import Window
from kam.ui.charts.marks import Scale

WIDTH, LEFT, RIGHT = 1200, 180, 12
PITCH, STACK = 18, 3  # a mark's own room; more in one place are counted together
PLACES = (WIDTH - LEFT - RIGHT) // PITCH
PAD, TOP, BANDS, AXIS = 9, 4, 54, 26
TICK_ROOM = 84


class Mark(NamedTuple):
    """One moment, or several in one place."""

    x: float
    y: float
    moments: tuple[Moment, ...]

    @property
    def mood(self) -> str:
        """Of one moment its own; of several the bad news, if there is any, else what most of them say."""
        moods = [one.mood for one in self.moments]
        if Mood.BAD in moods:
            return Mood.BAD
        return next((mood for mood in Mood if moods.count(mood) * 2 > len(moods)), Mood.NEUTRAL)


@dataclass(frozen=True)
class Silence:
    """A gap as far as it lies in the window."""

    x: float
    width: float
    gap: Gap


@dataclass(frozen=True)
class Row:
    """A lane with what lies on it."""

    lane: str
    top: float
    height: float
    marks: list[Mark]
    silences: list[Silence] = field(default_factory=list)
    count: int = 0


@dataclass(frozen=True)
class Band:
    """A stay in a phase as far as it lies in the window."""

    x: float
    width: float
    stay: Stay


@dataclass(frozen=True)
class Picture:
    """The whole map, ready to be drawn."""

    window: Window
    height: float
    bands: list[Band]
    rows: list[Row]
    ticks: list[tuple[float, Tick]]
    today: float | None

    @property
    def shown(self) -> int:
        """How many moments are in it."""
        return sum(row.count for row in self.rows)


def lay_out(
    window: Window,
    lanes: Sequence[str],
    moments: Iterable[Moment],
    stays: Sequence[Stay],
    gaps: Mapping[str, Sequence[Gap]],
    today: date,
) -> Picture:
    """Place everything of the window; moments of lanes that are not shown, or of another time, are left out."""
    scale = Scale(window.start.toordinal() - 0.5, window.end.toordinal() + 0.5, LEFT, WIDTH - RIGHT)
    by_lane = _by_lane(moments, lanes, window)
    rows, top = [], float(TOP + BANDS)
    for lane in lanes:
        marks, deep = _marks(by_lane[lane], scale, top)
        height = PAD * 2 + PITCH * (deep - 1) + PITCH - 2
        silences = [one for gap in gaps.get(lane, ()) if (one := _silence(gap, window, scale))]
        rows.append(Row(lane, top, height, marks, silences, len(by_lane[lane])))
        top += height
    named = [(scale(one.day.toordinal()), one) for one in ticks(window, int((WIDTH - LEFT - RIGHT) / TICK_ROOM))]
    now = scale(today.toordinal()) if window.holds(today) else None
    return Picture(window, top + AXIS, _bands(stays, window, scale, today), rows, named, now)


def _by_lane(moments: Iterable[Moment], lanes: Sequence[str], window: Window) -> dict[str, list[Moment]]:
    found: dict[str, list[Moment]] = {lane: [] for lane in lanes}
    start, end = window.start, window.end
    for one in moments:
        if one.lane in found and start <= one.on <= end:
            found[one.lane].append(one)
    return found


def _marks(moments: Iterable[Moment], scale: Scale, top: float) -> tuple[list[Mark], int]:
    """The marks of a lane, from left to right, and how many lie above each other at most."""
    places: dict[int, list[Moment]] = defaultdict(list)
    low, share = scale.low, (WIDTH - LEFT - RIGHT) / (scale.high - scale.low) / PITCH
    for one in moments:
        places[min(int((one.on.toordinal() - low) * share), PLACES - 1)].append(one)
    deep = max((len(here) for here in places.values() if len(here) <= STACK), default=1)
    middle = top + PAD + (PITCH - 2) / 2 + PITCH * (deep - 1) / 2
    found: list[Mark] = []
    for place, here in sorted(places.items()):
        x = _exactly(place, here, places, scale)
        if len(here) > STACK:
            found.append(Mark(x, middle, tuple(here)))
            continue
        first = middle - PITCH * (len(here) - 1) / 2
        found += [Mark(x, first + PITCH * index, (one,)) for index, one in enumerate(here)]
    return found, deep


def _exactly(place: int, here: Sequence[Moment], places: Mapping[int, object], scale: Scale) -> float:
    """On its very day where the neighbours leave room; else in the middle of its place, at most half of one away."""
    middle = LEFT + (place + 0.5) * PITCH
    days = {one.on for one in here}
    if len(days) > 1 or place - 1 in places or place + 1 in places:
        return middle
    x = scale(here[0].on.toordinal())
    return min(max(x, LEFT + PITCH / 2), WIDTH - RIGHT - PITCH / 2)


def _silence(gap: Gap, window: Window, scale: Scale) -> Silence | None:
    left, right = scale(gap.start.toordinal()), scale(gap.end.toordinal())
    left, right = max(left, LEFT), min(right, WIDTH - RIGHT)
    if gap.end < window.start or gap.start > window.end or right - left < 1:
        return None
    return Silence(left, round(right - left, 1), gap)


def _bands(stays: Sequence[Stay], window: Window, scale: Scale, today: date) -> list[Band]:
    found = []
    for stay in stays:
        left = max(scale(stay.start.toordinal()), LEFT)
        right = min(scale((stay.end or max(today, stay.start)).toordinal()), WIDTH - RIGHT)
        if right > left and not stay.outside:
            found.append(Band(left, round(right - left, 1), stay))
    return found

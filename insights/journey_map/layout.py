"""What lies where on the map: marks in lanes, stacked while there is room, counted together where there is none.

A pure rule, property-tested: every moment of the window is in exactly one mark, no mark leaves its lane, none covers
another.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from operator import attrgetter

from accounts.moments import ByLane, Moment
from accounts.stays import Stay
from insights.journey_map.gaps import Gap
from insights.journey_map.picture import (
    AXIS,
    BANDS,
    LEFT,
    PAD,
    PITCH,
    RIGHT,
    STACK,
    TOP,
    WIDTH,
    Band,
    Mark,
    Picture,
    Row,
    Silence,
)  # fmt: skip
from insights.journey_map.ticks import ticks
from insights.journey_map.window import Window
from kam.ui.charts.marks import Scale

CROWDED = 4  # of a lane's places one in so many may be a crowd; beyond that its places become twice as wide
TICK_ROOM = 84
_DAY = attrgetter("on")


def lay_out(
    window: Window,
    lanes: Sequence[str],
    moments: ByLane,
    stays: Sequence[Stay],
    gaps: Mapping[str, Sequence[Gap]],
    today: date,
) -> Picture:
    """Place everything of the window; moments of lanes that are not shown, or of another time, are left out."""
    scale = Scale(window.start.toordinal() - 0.5, window.end.toordinal() + 0.5, LEFT, WIDTH - RIGHT)
    rows, top = [], float(TOP + BANDS)
    for lane in lanes:
        here = _within(moments.get(lane, ()), window)
        marks, deep = _marks(here, scale, top)
        height = PAD * 2 + PITCH * (deep - 1) + PITCH - 2
        silences = [one for gap in gaps.get(lane, ()) if (one := _silence(gap, window, scale))]
        rows.append(Row(lane, top, height, marks, silences, len(here)))
        top += height
    named = [(scale(one.day.toordinal()), one) for one in ticks(window, int((WIDTH - LEFT - RIGHT) / TICK_ROOM))]
    now = scale(today.toordinal()) if window.holds(today) else None
    return Picture(window, top + AXIS, _bands(stays, window, scale, today), rows, named, now)


def _within(moments: Sequence[Moment], window: Window) -> Sequence[Moment]:
    """Those of the window: they come by day, so two look-ups find them."""
    return moments[bisect_left(moments, window.start, key=_DAY) : bisect_right(moments, window.end, key=_DAY)]


def _marks(moments: Sequence[Moment], scale: Scale, top: float) -> tuple[list[Mark], int]:
    """The marks of a lane, from left to right, and how many lie above each other at most."""
    pitch, places = PITCH, _places(moments, scale, PITCH)
    if sum(len(here) > STACK for here in places.values()) * CROWDED * PITCH > WIDTH - LEFT - RIGHT:
        pitch, places = PITCH * 2, _places(moments, scale, PITCH * 2)
    deep = max((len(here) for here in places.values() if len(here) <= STACK), default=1)
    middle = top + PAD + (PITCH - 2) / 2 + PITCH * (deep - 1) / 2
    found: list[Mark] = []
    for place, here in sorted(places.items()):
        x = _exactly(place, here, places, scale, pitch)
        if len(here) > STACK:
            found.append(Mark(x, middle, tuple(here)))
            continue
        first = middle - PITCH * (len(here) - 1) / 2
        found += [Mark(x, first + PITCH * index, (one,)) for index, one in enumerate(here)]
    return found, deep


def _places(moments: Sequence[Moment], scale: Scale, pitch: int) -> dict[int, list[Moment]]:
    """What shares a place of this width."""
    places: dict[int, list[Moment]] = defaultdict(list)
    room = WIDTH - LEFT - RIGHT
    low, share, last = scale.low, room / (scale.high - scale.low) / pitch, room // pitch - 1
    for one in moments:
        places[min(int((one.on.toordinal() - low) * share), last)].append(one)
    return places


def _exactly(place: int, here: Sequence[Moment], places: Mapping[int, object], scale: Scale, pitch: int) -> float:
    """On its very day where the neighbours leave room; else in the middle of its place, at most half of one away."""
    middle = LEFT + (place + 0.5) * pitch
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

"""What lies where on the map: marks in lanes, stacked while there is room, counted together where there is none.

A pure rule, property-tested: every moment of the window is in exactly one mark, no mark leaves its lane, none covers
another.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from accounts.moment_rows import Moment, MomentRows
from accounts.moments import ByLane
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
Places = Mapping[int, range]  # from left to right: which of the moments share a place


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


def _within(moments: Sequence[Moment], window: Window) -> MomentRows:
    """Those of the window: they come by day, so two look-ups find them."""
    rows = MomentRows.of(moments)
    first, last = bisect_left(rows.days, window.start.toordinal()), bisect_right(rows.days, window.end.toordinal())
    return rows if (first, last) == (0, len(rows)) else rows[first:last]


def _marks(moments: MomentRows, scale: Scale, top: float) -> tuple[list[Mark], int]:
    """The marks of a lane, from left to right, and how many lie above each other at most."""
    pitch, places = PITCH, _places(moments.days, scale)
    if sum(len(here) > STACK for here in places.values()) * CROWDED * PITCH > WIDTH - LEFT - RIGHT:
        pitch, places = PITCH * 2, _paired(places)
    deep = max((len(here) for here in places.values() if len(here) <= STACK), default=1)
    middle = top + PAD + (PITCH - 2) / 2 + PITCH * (deep - 1) / 2
    found: list[Mark] = []
    for place, here in places.items():
        x = _exactly(place, moments.days[here[0]], moments.days[here[-1]], places, scale, pitch)
        if len(here) > STACK:
            found.append(Mark(x, middle, moments[here.start : here.stop]))
            continue
        first = middle - PITCH * (len(here) - 1) / 2
        found += [Mark(x, first + PITCH * index, (moments[one],)) for index, one in enumerate(here)]
    return found, deep


def _places(days: Sequence[int], scale: Scale) -> Places:
    """What shares a place. What comes by day fills places from left to right, so that each is a stretch."""
    room = WIDTH - LEFT - RIGHT
    low, share, last = scale.low, room / (scale.high - scale.low) / PITCH, room // PITCH - 1
    counts = Counter([int((day - low) * share) for day in days])
    if last + 1 in counts:  # a rounding beyond the last day
        counts[last] += counts.pop(last + 1)
    places, start = {}, 0
    for place, count in counts.items():
        places[place] = range(start, start + count)
        start += count
    return places


def _paired(places: Places) -> Places:
    """Two places made one."""
    wide: dict[int, range] = {}
    for place, here in places.items():
        half = place // 2
        wide[half] = range(wide[half].start if half in wide else here.start, here.stop)
    return wide


def _exactly(place: int, first: int, last: int, places: Places, scale: Scale, pitch: int) -> float:
    """As near to its very days as the neighbours leave room, at most half of a place away."""
    x = scale((first + last) / 2)
    alone = first == last and place - 1 not in places and place + 1 not in places
    left, right = (LEFT, WIDTH - RIGHT) if alone else (LEFT + place * pitch, LEFT + (place + 1) * pitch)
    return min(max(x, left + PITCH / 2), right - PITCH / 2)


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

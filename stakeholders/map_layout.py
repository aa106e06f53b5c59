"""Where people stand on the power map: influence upwards, support to the right. Pure and deterministic.

Many people share a judgement, so each of the 25 fields gets a slot for every person in it, and a band of
influence grows until its fullest field fits. Slots never touch: dots and labels cannot cover each other. On a
small map every slot holds a name. On a large one the first of a field are named, more of them where influence
is high, and the others stand below as a swarm: their names show when pointed at.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from stakeholders.map_geometry import Dot, MapLayout, Placed, Span
from stakeholders.map_labels import cut, width_of
from stakeholders.map_styles import CLOSE, ROOMY, Style, style_for

INFLUENCES = (5, 4, 3, 2, 1)
SUPPORTS = (-2, -1, 0, 1, 2)
# The head and foot hold the corners' words, the foot the axis' too.
LEFT, TOP, RIGHT, BOTTOM = 52.0, 34.0, 8.0, 48.0
Fields = dict[tuple[int, int], list[Dot]]


def lay_out(dots: Sequence[Dot]) -> MapLayout:
    """Place everybody. The same people give the same map, in whatever order they come."""
    fields: Fields = defaultdict(list)
    for dot in sorted(dots, key=lambda one: (one.ghost, -one.engagement, one.label, one.key)):
        fields[dot.influence, dot.support].append(dot)
    style = style_for(len(dots), max(map(len, fields.values()), default=0))
    columns, bands = _columns(style), _bands(style, fields)
    placed = [
        one
        for band in bands
        for column in columns
        for one in _field(fields.get((band.value, column.value), []), column, band, style)
    ]
    return MapLayout(style.width, round(bands[-1].end + BOTTOM, 1), columns, bands, placed, style is not ROOMY)


def _columns(style: Style) -> list[Span]:
    wide = (style.width - LEFT - RIGHT) / len(SUPPORTS)
    edges = [round(LEFT + wide * index, 1) for index in range(len(SUPPORTS) + 1)]
    return [Span(value, edges[index], edges[index + 1]) for index, value in enumerate(SUPPORTS)]


def _bands(style: Style, fields: Fields) -> list[Span]:
    spans, top = [], TOP
    for influence in INFLUENCES:
        needed = max(_height(fields.get((influence, support), []), style) for support in SUPPORTS)
        high = max(style.band, needed + 8)
        spans.append(Span(influence, round(top, 1), round(top + high, 1)))
        top += high
    return spans


def _split(people: Sequence[Dot], style: Style) -> tuple[Sequence[Dot], Sequence[Dot]]:
    """Those who get a slot with a name, and the swarm."""
    if style.swarm == 0:
        return people, []
    names = [one for one in people if not one.ghost]
    room = style.named.get(people[0].influence, 0) if people else 0
    # One or two left over would make a swarm of their own: they fit beside the others.
    many = len(names) if len(names) <= room + 1 else room
    return names[:many], [*names[many:], *(one for one in people if one.ghost)]


def _height(people: Sequence[Dot], style: Style) -> float:
    named, swarm = _split(people, style)
    return (
        _rows(len(named), _across(len(named), style)) * style.slot + _rows(len(swarm), style.swarm) * style.swarm_slot
    )


def _rows(many: int, across: int) -> int:
    return -(-many // across) if many else 0


def _across(many: int, style: Style) -> int:
    """Few people share a field side by side only when it would grow otherwise: a name likes the whole width."""
    return 1 if many * style.slot + 8 <= style.band else style.per_row


def _field(people: Sequence[Dot], column: Span, band: Span, style: Style) -> list[Placed]:
    named, swarm = _split(people, style)
    across = _across(len(named), style)
    start = column.start + (_margin(named, column, style) if across == 1 else 0.0)
    wide = (column.end - start) / across
    top = band.middle - _height(people, style) / 2
    put = _below if style is ROOMY else _beside
    placed = []
    for index, dot in enumerate(named):
        row, at = divmod(index, across)
        sway = _sway(index, row, len(named), style)
        placed.append(put(dot, start + at * wide, top + row * style.slot, wide, sway, style))
    top += _rows(len(named), across) * style.slot
    return placed + _swarm(swarm, column, top, style)


def _margin(people: Sequence[Dot], column: Span, style: Style) -> float:
    """What brings one row of dots with names beside them to the middle of the column."""
    if style is ROOMY or not people:
        return 0.0
    long = max(2 * style.large + width_of(one.label) for one in people) + CLOSE + 12
    return max(0.0, (column.end - column.start - long) / 2)


def _sway(index: int, row: int, many: int, style: Style) -> float:
    """A step aside, so that a few people read as a cloud and not as a queue."""
    if many < 2:
        return 0.0
    return (-1) ** index * 14.0 if style is ROOMY else row % 2 * CLOSE


def _radius(dot: Dot, style: Style) -> float:
    share: float = max(0.0, min(1.0, dot.engagement)) ** 0.5
    return round(style.small + (style.large - style.small) * share, 1)


def _beside(dot: Dot, left: float, top: float, wide: float, sway: float, style: Style) -> Placed:
    """The name right of the dot."""
    radius = _radius(dot, style)
    x, y = left + 4 + style.large + sway, top + style.slot / 2
    label = cut(dot.label, wide - style.large - radius - 10 - sway)
    return Placed(dot.key, round(x, 1), round(y, 1), radius, label, round(x + radius + 4, 1), round(y + 4, 1), "start")


def _below(dot: Dot, left: float, top: float, wide: float, sway: float, style: Style) -> Placed:
    """The name under the dot."""
    radius, label = _radius(dot, style), cut(dot.label, wide - 6)
    slack = max(0.0, (wide - 6 - max(width_of(label), 2 * radius)) / 2)
    x = left + wide / 2 + max(-slack, min(slack, sway))
    y = top + style.large + 2
    return Placed(
        dot.key,
        round(x, 1),
        round(y, 1),
        radius,
        label,
        round(x, 1),
        round(y + radius + 13, 1),
        "middle",
        not dot.ghost,
    )


def _swarm(people: Sequence[Dot], column: Span, top: float, style: Style) -> list[Placed]:
    """Dots without names, in rows that stand in each other's gaps."""
    wide = (column.end - column.start - style.swarm_slot / 2) / style.swarm if style.swarm else 0.0
    placed = []
    for index, dot in enumerate(people):
        row, at = divmod(index, style.swarm)
        x = column.start + (at + 0.5) * wide + row % 2 * style.swarm_slot / 2
        y, radius = top + (row + 0.5) * style.swarm_slot, _radius(dot, style)
        placed.append(
            Placed(
                dot.key,
                round(x, 1),
                round(y, 1),
                radius,
                dot.label,
                round(x, 1),
                round(y - radius - 4, 1),
                "middle",
                False,
            )
        )
    return placed

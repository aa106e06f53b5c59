"""Where people stand on the power map: influence upwards, support to the right. Pure and deterministic.

Many people share a judgement, so each of the 25 fields gets a slot for every person in it, and a band of
influence grows until its fullest field fits. Slots never touch: dots and labels cannot cover each other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from stakeholders.map_geometry import Dot, MapLayout, Placed, Span
from stakeholders.map_labels import cut, width_of

INFLUENCES = (5, 4, 3, 2, 1)
SUPPORTS = (-2, -1, 0, 1, 2)
# The head and foot hold the corners' words, the foot the axis' too.
LEFT, TOP, RIGHT, BOTTOM = 52.0, 34.0, 8.0, 48.0
_LINE = 14.0


@dataclass(frozen=True)
class _Style:
    """Sizes for a roomy or a crowded map; radius means engagement, so one map has one scale."""

    width: float
    small: float
    large: float
    beside: bool
    band: float
    per_row: int


ROOMY = _Style(width=760, small=8, large=18, beside=False, band=80, per_row=1)
CROWDED = _Style(width=1040, small=4, large=8, beside=True, band=64, per_row=2)


def lay_out(dots: Sequence[Dot]) -> MapLayout:
    """Place everybody. The same people give the same map, in whatever order they come."""
    fields: dict[tuple[int, int], list[Dot]] = defaultdict(list)
    for dot in sorted(dots, key=lambda one: (-one.engagement, one.label, one.key)):
        fields[dot.influence, dot.support].append(dot)
    crowded = len(dots) > 40 or max(map(len, fields.values()), default=0) > 4
    style = CROWDED if crowded else ROOMY
    columns = _columns(style)
    bands = _bands(style, {key: len(found) for key, found in fields.items()})
    placed = [
        one
        for band in bands
        for column in columns
        for one in _field(fields[band.value, column.value], column, band, style)
    ]
    return MapLayout(style.width, round(bands[-1].end + BOTTOM, 1), columns, bands, placed, crowded)


def _columns(style: _Style) -> list[Span]:
    wide = (style.width - LEFT - RIGHT) / len(SUPPORTS)
    edges = [round(LEFT + wide * index, 1) for index in range(len(SUPPORTS) + 1)]
    return [Span(value, edges[index], edges[index + 1]) for index, value in enumerate(SUPPORTS)]


def _slot_height(style: _Style) -> float:
    return 2 * style.large + (4 if style.beside else _LINE + 8)


def _bands(style: _Style, counts: dict[tuple[int, int], int]) -> list[Span]:
    spans, top = [], TOP
    for influence in INFLUENCES:
        fullest = max((counts.get((influence, support), 0) for support in SUPPORTS), default=0)
        rows = -(-fullest // style.per_row)
        high = max(style.band, rows * _slot_height(style) + 8)
        spans.append(Span(influence, round(top, 1), round(top + high, 1)))
        top += high
    return spans


def _field(people: Sequence[Dot], column: Span, band: Span, style: _Style) -> list[Placed]:
    rows, high = -(-len(people) // style.per_row), _slot_height(style)
    across = style.per_row if len(people) > 1 else 1
    wide = (column.end - column.start) / style.per_row
    top = band.middle - rows * high / 2
    left = column.middle - across * wide / 2
    return [
        _slot(dot, left + index % across * wide, top + index // across * high, wide, _sway(index, len(people)), style)
        for index, dot in enumerate(people)
    ]


def _sway(index: int, many: int) -> float:
    """A step aside, left and right in turn, so that a few people read as a cloud and not as a queue."""
    return 0.0 if many < 2 else (-1) ** index * 14.0


def _slot(dot: Dot, left: float, top: float, wide: float, sway: float, style: _Style) -> Placed:
    radius = round(style.small + (style.large - style.small) * max(0.0, min(1.0, dot.engagement)) ** 0.5, 1)
    if style.beside:
        x, y = left + 3 + style.large, top + style.large + 2
        label = cut(dot.label, wide - style.large - radius - 9)
        return Placed(
            dot.key, round(x, 1), round(y, 1), radius, label, round(x + radius + 4, 1), round(y + 4, 1), "start"
        )
    label = cut(dot.label, wide - 6)
    slack = max(0.0, (wide - 6 - max(width_of(label), 2 * radius)) / 2)
    x = left + wide / 2 + max(-slack, min(slack, sway))
    y = top + style.large + 2
    return Placed(dot.key, round(x, 1), round(y, 1), radius, label, round(x, 1), round(y + radius + 13, 1), "middle")

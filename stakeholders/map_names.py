"""Giving names to more dots where a filter has made room: pure."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

from stakeholders.map_geometry import Box, MapLayout, Placed, Span
from stakeholders.map_labels import cut, width_of

_SHORTEST = 34.0


def name_more(layout: MapLayout, shown: Collection[int], silent: Collection[int] = ()) -> MapLayout:
    """The same places, with names beside, under or over those of `shown` that had none, where nothing is covered.

    Those who are `silent` get none. Names stay inside their column; the upper rows, which hold more influence,
    choose first.
    """
    placed = {one.key: one for one in layout.placed if one.key in shown}
    taken = [box for one in placed.values() for box in one.boxes]
    for one in sorted(placed.values(), key=lambda at: (at.y, at.x)):
        column = next((span for span in layout.columns if span.start <= one.x < span.end), None)
        if one.named or column is None or one.key in silent:
            continue
        found = next(_free(one, column, taken), None)
        if found is not None:
            placed[one.key] = found
            taken.append(found.boxes[1])
    return replace(layout, placed=[placed.get(one.key, one) for one in layout.placed])


def _free(one: Placed, column: Span, taken: list[Box]) -> Iterator[Placed]:
    return (at for at in _tries(one, column) if not any(_touch(at.boxes[1], box) for box in taken if box != one.dot))


def _tries(one: Placed, column: Span) -> Iterator[Placed]:
    """Right of the dot, then under and over it."""
    room = column.end - (one.x + one.radius + 4) - 2
    if room >= _SHORTEST:
        yield one._replace(
            label=cut(one.label, room),
            label_x=round(one.x + one.radius + 4, 1),
            label_y=round(one.y + 4, 1),
            anchor="start",
            named=True,
        )
    label = cut(one.label, 90.0)
    half = width_of(label) / 2
    x = round(min(max(one.x, column.start + half + 2), column.end - half - 2), 1)
    for y in (one.y + one.radius + 12, one.y - one.radius - 4):
        yield one._replace(label=label, label_x=x, label_y=round(y, 1), anchor="middle", named=True)


def _touch(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]

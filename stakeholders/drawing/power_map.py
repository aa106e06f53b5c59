"""The power map as SVG: profile by shape, support by column and colour, influence by height, engagement by size."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from kam.ui import palette
from kam.ui.charts import marks
from stakeholders.choices import Support
from stakeholders.drawing.map_frame import axes, zones
from stakeholders.drawing.map_lines import draw_lines, draw_way
from stakeholders.drawing.shapes import TONES, figures, ghost, shape
from stakeholders.map_geometry import MapLayout, Placed
from stakeholders.map_lines import Line

# The radius from which a number of three digits stands inside its dot.
_ROOM_FOR_NUMBER = 6.0


@dataclass(frozen=True)
class Mark:
    """One dot: a person, a role nobody fills yet (without profile), or (`hollow`) the place of one who moved or left.

    `fresh` is somebody who was not on the map on the day it is compared with.
    """

    key: int
    label: str
    influence: int
    support: int
    engagement: float
    profile: str
    title: str
    url: str = ""
    judge_url: str = ""
    hollow: bool = False
    fresh: bool = False

    @property
    def solid(self) -> bool:
        """Somebody who is there."""
        return bool(self.profile) and not self.hollow

    def unlinked(self) -> Mark:
        """For paper, where nothing can be followed."""
        return replace(self, url="", judge_url="")


@dataclass(frozen=True)
class Way:
    """From one mark's place to another's: good, risk or plain."""

    start: int
    end: int
    tone: str


@dataclass(frozen=True)
class Overlay:
    """What is drawn besides the dots: lines between people, ways they have come, numbers for a list on paper."""

    lines: Sequence[Line] = ()
    ways: Sequence[Way] = ()
    numbers: Mapping[int, int] = field(default_factory=dict)


def draw_map(
    layout: MapLayout, people: Mapping[int, Mark], title: str, may_judge: bool, overlay: Overlay | None = None
) -> SafeString:
    """The whole map; whoever of the layout is not among `people` is left out, and nobody moves for it.

    `data-*` carry what the browser needs to let a dot be moved: the edges and the words.
    """
    over = overlay or Overlay()
    placed = {one.key: one for one in layout.placed if one.key in people}
    ways = [
        draw_way(placed[one.start], placed[one.end], one.tone)
        for one in over.ways
        if {one.start, one.end} <= set(placed)
    ]
    under = [zones(layout), *axes(layout), draw_lines(over.lines, placed)]
    body = [*under, _dots(layout, people, over.numbers), *ways]
    edges = json.dumps(
        {
            "columns": [[one.value, one.start, one.end] for one in layout.columns],
            "bands": [[one.value, one.start, one.end] for one in layout.bands],
            "words": {str(one.value): str(one.label) for one in Support},
            "said": _("{name}: influence {influence}, {support}. Enter to judge, Escape to put back."),
        },
        ensure_ascii=False,
    )
    return format_html(
        '<svg xmlns="http://www.w3.org/2000/svg" id="power-map" class="pm" viewBox="0 0 {} {}" width="{}" height="{}" '
        'role="group" aria-label="{}"{}>{}</svg>',
        *figures(layout.width, layout.height) * 2,
        title,
        format_html(' data-edges="{}"', edges) if may_judge else "",
        marks.join(body),
    )


def _dots(layout: MapLayout, people: Mapping[int, Mark], numbers: Mapping[int, int]) -> SafeString:
    """The marks, in the order of the map; whoever is not drawn keeps the place."""
    drawn = [_dot(people[one.key], one, numbers.get(one.key)) for one in layout.placed if one.key in people]
    return format_html('<g class="pm-dots" stroke-linejoin="round">{}</g>', marks.join(drawn))


def _dot(mark: Mark, at: Placed, number: int | None) -> SafeString:
    spot = at.x, at.y, at.radius
    drawn = format_html(
        "<title>{}</title>{}{}{}",
        mark.title,
        _ring(at) if mark.fresh else "",
        ghost(mark.profile, *spot) if mark.hollow else shape(mark.profile, *spot, TONES[mark.support]),
        _label(mark, at, number),
    )
    if not mark.url:
        return format_html("<g>{}</g>", drawn)
    data = ""
    if mark.judge_url:
        data = format_html(
            ' data-judge="{}" data-name="{}" data-influence="{}" data-support="{}"',
            mark.judge_url, mark.label, mark.influence, mark.support,
        )  # fmt: skip
    return format_html('<a id="dot{}" class="pm-dot" href="{}"{}>{}</a>', mark.key, mark.url, data, drawn)


def _ring(at: Placed) -> SafeString:
    """Around somebody who is new."""
    ring = '<circle cx="{}" cy="{}" r="{}" class="c-line" fill="none" stroke="{}"/>'
    return format_html(ring, *figures(at.x, at.y, round(at.radius + 2, 1)), palette.ACCENT)


def _label(mark: Mark, at: Placed, number: int | None) -> SafeString:
    """The name; where there is no room for it, it waits for the pointer, and on paper a number leads to the list."""
    if at.named:
        return marks.text(at.label_x, at.label_y, at.label, at.anchor, "c-strong" if mark.solid else "pm-word")
    if mark.hollow:
        return SafeString("")
    if number is not None:
        within = at.radius >= _ROOM_FOR_NUMBER
        x, anchor = (at.x, "middle") if within else (round(at.x + at.radius + 1, 1), "start")
        return format_html(
            '<text x="{}" y="{}" text-anchor="{}" font-family="{}" font-size="6.5" font-weight="600" fill="{}">'
            "{}</text>",
            *figures(x, round(at.y + 2.3, 1)), anchor, marks.FONT, palette.INK, number,
        )  # fmt: skip
    return format_html(
        '<text x="{}" y="{}" text-anchor="middle" class="pm-hint">{}</text>', *figures(at.label_x, at.label_y), at.label
    )

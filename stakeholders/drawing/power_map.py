"""The power map as SVG: profile by shape, support by column and colour, influence by height, engagement by size."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from kam.ui.charts import marks
from stakeholders.choices import Support
from stakeholders.drawing.map_dots import Mark, draw_dots
from stakeholders.drawing.map_frame import frame
from stakeholders.drawing.map_lines import draw_lines, draw_way
from stakeholders.drawing.shapes import figures
from stakeholders.map_geometry import MapLayout
from stakeholders.map_lines import Line


@dataclass(frozen=True)
class Way:
    """From one mark's place to another's: good, risk or plain."""

    start: int
    end: int
    tone: str


@dataclass(frozen=True)
class Overlay:
    """What is drawn besides the dots: lines between people, ways they have come, numbers for a list on paper.

    `paper` reads no style sheet: colours are written beside every mark.
    """

    lines: Sequence[Line] = ()
    ways: Sequence[Way] = ()
    numbers: Mapping[int, int] = field(default_factory=dict)
    paper: bool = False


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
        if one.start in placed and one.end in placed
    ]
    under = [frame(layout), draw_lines(over.lines, placed)]
    body = [*under, draw_dots(layout.placed, people, over.numbers, paper=over.paper), *ways]
    return format_html(
        '<svg xmlns="http://www.w3.org/2000/svg" id="power-map" class="pm" viewBox="0 0 {} {}" width="{}" height="{}" '
        'role="group" aria-label="{}"{}>{}</svg>',
        *figures(layout.width, layout.height) * 2,
        title,
        format_html(' data-edges="{}"', _edges(layout)) if may_judge else "",
        marks.join(body),
    )


def _edges(layout: MapLayout) -> str:
    """What the browser needs to let a dot be moved."""
    return json.dumps(
        {
            "columns": [[one.value, one.start, one.end] for one in layout.columns],
            "bands": [[one.value, one.start, one.end] for one in layout.bands],
            "words": {str(one.value): str(one.label) for one in Support},
            "said": _("{name}: influence {influence}, {support}. Enter to judge, Escape to put back."),
        },
        ensure_ascii=False,
    )


__all__ = ["Mark", "Overlay", "Way", "draw_map"]

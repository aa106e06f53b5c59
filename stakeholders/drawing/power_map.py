"""The power map as SVG: profile by shape, support by column and colour, influence by height, engagement by size."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from kam.ui import palette
from kam.ui.charts import marks
from stakeholders.choices import Support
from stakeholders.drawing.shapes import TONES, figures, shape
from stakeholders.map_geometry import MapLayout, Placed
from stakeholders.map_layout import LEFT

_SOFT = {"good": palette.GOOD_SOFT, "risk": palette.RISK_SOFT}


@dataclass(frozen=True)
class Mark:
    """One dot: a person, or (without profile) a role nobody fills yet."""

    key: int
    label: str
    influence: int
    support: int
    engagement: float
    profile: str
    title: str
    url: str = ""
    judge_url: str = ""


def draw_map(layout: MapLayout, people: Mapping[int, Mark], title: str, may_judge: bool) -> SafeString:
    """The whole map. `data-*` carry what the browser needs to let a dot be moved: the edges and the words."""
    body = [_zones(layout), *_axes(layout), *(_dot(people[one.key], one) for one in layout.placed)]
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


def _zones(layout: MapLayout) -> SafeString:
    """The four corners' words; only the upper two, where it is decided, are coloured."""
    left = (layout.columns[0].start + 4, layout.columns[1].end - 4)
    right = (layout.columns[3].start + 4, layout.columns[4].end - 4)
    upper, lower = (layout.bands[0].start - 20, layout.bands[1].end), (layout.bands[3].start, layout.bands[4].end)
    return marks.join(
        [
            _zone(left, upper, _("to convince"), "risk"),
            _zone(right, upper, _("to mobilise"), "good"),
            _zone(left, lower, _("to watch"), ""),
            _zone(right, lower, _("to keep informed"), ""),
        ]
    )


def _zone(across: tuple[float, float], down: tuple[float, float], word: str, tone: str) -> SafeString:
    box = ""
    if tone:
        box = format_html(
            '<rect x="{}" y="{}" width="{}" height="{}" rx="8" class="c-{}-soft" fill="{}"/>',
            *figures(across[0], down[0], across[1] - across[0], down[1] - down[0]), tone, _SOFT[tone],
        )  # fmt: skip
    colour = marks.colour(tone) if tone else palette.INK_3
    css = f"c-strong c-{tone}" if tone else "pm-word"
    y = down[0] + 15 if tone else down[1] + 12
    return format_html("{}{}", box, marks.text(across[0] + 8, y, word, css=css, fill=colour))


def _axes(layout: MapLayout) -> list[SafeString]:
    foot = layout.bands[-1].end
    lines = [marks.line(one.middle, layout.bands[0].start - 20, one.middle, foot + 18) for one in layout.columns]
    words = [
        marks.text(one.middle, foot + 32, str(Support(one.value).label).lower(), "middle") for one in layout.columns
    ]
    ticks = [marks.text(LEFT - 10, one.middle + 4, one.value, "end") for one in layout.bands]
    middle = (layout.bands[0].start + foot) / 2
    upright = marks.text(0, 0, _("influence"), "middle")
    across = marks.text(4, foot + 32, _("support"))
    return [
        *lines,
        *words,
        *ticks,
        format_html('<g transform="translate(14 {}) rotate(-90)">{}</g>', *figures(middle), upright),
        across,
    ]


def _dot(mark: Mark, at: Placed) -> SafeString:
    drawn = format_html(
        "<title>{}</title>{}{}",
        mark.title,
        shape(mark.profile, at.x, at.y, at.radius, TONES[mark.support]),
        marks.text(at.label_x, at.label_y, at.label, at.anchor, "c-strong" if mark.profile else "pm-word"),
    )
    if not mark.url:
        return format_html("<g>{}</g>", drawn)
    data = ""
    if mark.judge_url:
        data = format_html(
            ' data-judge="{}" data-name="{}" data-influence="{}" data-support="{}" data-x="{}" data-y="{}"',
            mark.judge_url, mark.label, mark.influence, mark.support, *figures(at.x, at.y),
        )  # fmt: skip
    return format_html('<a id="dot{}" class="pm-dot" href="{}"{}>{}</a>', mark.key, mark.url, data, drawn)

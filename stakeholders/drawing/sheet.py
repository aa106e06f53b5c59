"""A picture as a file of its own: a heading over it, under it what its marks mean and the names it numbers."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.html import format_html
from django.utils.safestring import SafeString

from kam.ui import palette
from kam.ui.charts import marks
from stakeholders.drawing.shapes import figures
from stakeholders.map_labels import width_of

_HEAD, _ROW, _COLUMN, _MARGIN = 62.0, 18.0, 180.0, 16.0


def draw_sheet(
    drawing: SafeString,
    size: tuple[float, float],
    heading: tuple[str, str],
    legend: Sequence[tuple[SafeString, str]],
    names: Sequence[str] = (),
) -> SafeString:
    """One SVG document: `heading` is the title and the line under it."""
    width, top = size[0], _HEAD + size[1] + 14
    keys, used = _legend(legend, width, top)
    listed, end = _names(names, width, top + used + 8)
    return format_html(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="{} 0 {} {}" width="{}" height="{}" role="img">'
        '<title>{}</title><rect x="{}" width="100%" height="100%" fill="{}"/>'
        '<text y="28" font-family="{}" font-size="18" font-weight="600" fill="{}">{}</text>'
        '<text y="48" font-family="{}" font-size="11" fill="{}">{}</text>'
        '<g transform="translate(0 {})">{}</g>{}{}</svg>',
        *figures(-_MARGIN, width + 2 * _MARGIN, end + _MARGIN, width + 2 * _MARGIN, end + _MARGIN), heading[0],
        *figures(-_MARGIN), palette.SHEET, marks.FONT, palette.INK, heading[0], marks.FONT, palette.INK_2, heading[1],
        *figures(_HEAD), drawing, keys, listed,
    )  # fmt: skip


def _legend(entries: Sequence[tuple[SafeString, str]], width: float, top: float) -> tuple[SafeString, float]:
    """The marks and their words in rows, and the height they take."""
    drawn, x, y = [], 0.0, 0.0
    for mark, word in entries:
        long = 30 + width_of(word)
        if x and x + long > width:
            x, y = 0.0, y + _ROW
        at = figures(round(x, 1), round(top + y, 1))
        drawn.append(format_html('<g transform="translate({} {})">{}{}</g>', *at, mark, marks.text(18, 10, word)))
        x += long
    return marks.join(drawn), y + _ROW


def _names(names: Sequence[str], width: float, top: float) -> tuple[SafeString, float]:
    """The numbered names in columns, read downwards, and where they end."""
    if not names:
        return SafeString(""), top
    across = max(1, int(width // _COLUMN))
    rows = -(-len(names) // across)
    drawn = [
        marks.text(index // rows * _COLUMN, round(top + (index % rows + 1) * 14, 1), f"{index + 1}  {name}")
        for index, name in enumerate(names)
    ]
    return marks.join(drawn), top + rows * 14 + 4

"""The power map without its people: the corners' words and the two scales."""

from __future__ import annotations

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from kam.ui import palette
from kam.ui.charts import marks
from kam.ui.memo import remembered
from stakeholders.choices import Support
from stakeholders.drawing.shapes import figures
from stakeholders.map_geometry import MapLayout, Span
from stakeholders.map_layout import LEFT

_SOFT = {"good": palette.GOOD_SOFT, "risk": palette.RISK_SOFT}


def frame(layout: MapLayout) -> SafeString:
    """The corners and the scales. Most maps share a few sizes, so that it is drawn once for each."""
    return _frame(tuple(layout.columns), tuple(layout.bands))


@remembered(64)
def _frame(columns: tuple[Span, ...], bands: tuple[Span, ...]) -> SafeString:
    return marks.join([_zones(columns, bands), *_axes(columns, bands)])


def _zones(columns: tuple[Span, ...], bands: tuple[Span, ...]) -> SafeString:
    """The four corners' words; only the upper two, where it is decided, are coloured."""
    left = (columns[0].start + 4, columns[1].end - 4)
    right = (columns[3].start + 4, columns[4].end - 4)
    upper, lower = (bands[0].start - 20, bands[1].end), (bands[3].start, bands[4].end)
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


def _axes(columns: tuple[Span, ...], bands: tuple[Span, ...]) -> list[SafeString]:
    """The columns of support with their words, the influence upwards."""
    foot = bands[-1].end
    lines = [marks.line(one.middle, bands[0].start - 20, one.middle, foot + 18) for one in columns]
    words = [marks.text(one.middle, foot + 32, str(Support(one.value).label).lower(), "middle") for one in columns]
    ticks = [marks.text(LEFT - 10, one.middle + 4, one.value, "end") for one in bands]
    middle = (bands[0].start + foot) / 2
    upright = marks.text(0, 0, _("influence"), "middle")
    across = marks.text(4, foot + 32, _("support"))
    return [
        *lines,
        *words,
        *ticks,
        format_html('<g transform="translate(14 {}) rotate(-90)">{}</g>', *figures(middle), upright),
        across,
    ]

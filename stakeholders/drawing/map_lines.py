"""What lies under the dots of the power map: lines between people, and the ways they have come."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from kam.ui import palette
from kam.ui.charts import marks
from stakeholders.choices import TieKind
from stakeholders.drawing.shapes import figures
from stakeholders.map_geometry import Placed
from stakeholders.map_lines import REPORTING, Line, drawable, trimmed


@dataclass(frozen=True)
class LineStyle:
    """How a kind of line is drawn, and what the legend calls it."""

    tone: str
    word: str | Promise
    dash: str = ""
    width: float = 1.0


STYLES: dict[str, LineStyle] = {
    REPORTING: LineStyle("other", _("reports to")),
    TieKind.TRUSTS: LineStyle("good", TieKind.TRUSTS.label, width=1.6),
    TieKind.ALLIES: LineStyle("good", TieKind.ALLIES.label, "6 3", 1.6),
    TieKind.INFLUENCES: LineStyle("fill", TieKind.INFLUENCES.label, width=1.6),
    TieKind.MENTORS: LineStyle("fill", TieKind.MENTORS.label, "6 3", 1.6),
    TieKind.CONFLICTS: LineStyle("risk", TieKind.CONFLICTS.label, "2 3", 2.0),
    TieKind.KNOWS: LineStyle("other", TieKind.KNOWS.label, "2 3"),
}
_PLAIN = LineStyle("other", "", "2 3")


def stroke_class(tone: str) -> str:
    """The class that lets the style sheet override a stroke."""
    return "c-other" if tone == "other" else "c-line" if tone == "fill" else f"c-stroke-{tone}"


def draw_lines(lines: Iterable[Line], placed: Mapping[int, Placed]) -> SafeString:
    """Every line whose ends are on the map."""
    return marks.join([_line(STYLES.get(line.kind, _PLAIN), stretch) for line, stretch in drawable(lines, placed)])


def _line(style: LineStyle, stretch: tuple[float, float, float, float]) -> SafeString:
    dashed = format_html(' stroke-dasharray="{}"', style.dash) if style.dash else ""
    return format_html(
        '<path d="M{} {}L{} {}" class="pm-line {}" stroke="{}" stroke-width="{}" stroke-opacity=".4" fill="none"{}/>',
        *figures(*stretch), stroke_class(style.tone), marks.colour(style.tone), *figures(style.width), dashed,
    )  # fmt: skip


def draw_way(start: Placed, end: Placed, tone: str) -> SafeString:
    """An arrow from where somebody stood to where they stand."""
    stretch = trimmed(start, end)
    if stretch is None:
        return SafeString("")
    x1, y1, x2, y2 = stretch
    long = ((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5 or 1.0
    dx, dy = (x2 - x1) / long, (y2 - y1) / long
    back_x, back_y = x2 - 7 * dx, y2 - 7 * dy
    ink = palette.ACCENT if tone == "plain" else marks.colour(tone)
    css = "fill" if tone == "plain" else tone
    return format_html(
        '<path d="M{} {}L{} {}" class="{}" stroke="{}" stroke-width="1.75" fill="none"/>'
        '<path d="M{} {}L{} {}L{} {}Z" class="{}" fill="{}"/>',
        *_rounded(x1, y1, back_x, back_y), stroke_class(css), ink,
        *_rounded(x2, y2, back_x - 3.5 * dy, back_y + 3.5 * dx, back_x + 3.5 * dy, back_y - 3.5 * dx),
        marks.fill_class(css), ink,
    )  # fmt: skip


def _rounded(*values: float) -> list[str]:
    return figures(*(round(value, 1) for value in values))


def sample(kind: str) -> tuple[SafeString, str]:
    """A kind of line as the legend shows it."""
    style = STYLES.get(kind, _PLAIN)
    return _line(style, (0, 6, 12, 6)), str(style.word or kind)

"""Hundreds of points in few bytes: what those of a kind share is said once."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.safestring import SafeString

from kam.ui.charts import marks
from kam.ui.charts.marks import Scale


@dataclass(frozen=True)
class Point:
    """A named mark. ``shape`` (circle, square, diamond, ring) says the kind, so that colour is never alone."""

    label: str
    x: float
    y: float
    size: float = 8
    tone: str = "other"
    shape: str = "circle"
    url: str = ""


def crowd(points: Sequence[Point], x: Scale, y: Scale) -> list[SafeString]:
    """Points grouped by tone and shape, in their order within; each that leads somewhere is a link with its name."""
    kinds: dict[tuple[str, str], list[SafeString]] = {}
    for point in points:
        mark = _bare(point, x(point.x), y(point.y))
        linked = format_html('<a href="{}"><title>{}</title>{}</a>', point.url, point.label, mark)
        kinds.setdefault((point.tone, point.shape), []).append(linked if point.url else mark)
    return [_kind(tone, found) for (tone, _shape), found in kinds.items()]


def _kind(tone: str, found: Sequence[SafeString]) -> SafeString:
    colour = marks.colour(tone)
    return format_html(
        '<g class="{} c-stroke-{}" fill="{}" fill-opacity=".28" stroke="{}" stroke-width="1.5">{}</g>',
        marks.fill_class(tone), tone, colour, colour, marks.join(found),
    )  # fmt: skip


def _bare(point: Point, x: float, y: float) -> SafeString:
    size = point.size
    if point.shape == "square":
        corner, side = round(size * 0.9, 1), round(size * 1.8, 1)
        at = round(x - corner, 1), round(y - corner, 1)
        return format_html('<rect x="{}" y="{}" width="{}" height="{}"/>', *at, side, side)
    if point.shape == "diamond":
        half = round(size * 1.15, 1)
        return format_html(
            '<path d="M{} {}l{} {} -{} {} -{} -{}z"/>', x, round(y - half, 1), half, half, half, half, half, half
        )
    return format_html('<circle cx="{}" cy="{}" r="{}"/>', x, y, size)

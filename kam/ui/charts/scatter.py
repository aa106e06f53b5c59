"""Points on two axes with named zones: the base of maps such as influence by support."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from kam.ui import palette
from kam.ui.charts import marks
from kam.ui.charts.crowd import Point, crowd
from kam.ui.charts.marks import Scale

_SOFT = {"good": palette.GOOD_SOFT, "watch": palette.WATCH_SOFT, "risk": palette.RISK_SOFT, "fill": palette.ACCENT_SOFT}
_LETTER = 6.2
Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Zone:
    """A named area of the map."""

    label: str
    x1: float
    x2: float
    y1: float
    y2: float
    tone: str = "good"


def scatter_chart(  # noqa: PLR0913 a map has that many sides
    title: str,
    points: Sequence[Point],
    x_label: str,
    y_label: str,
    x_ticks: Sequence[tuple[float, str]],
    y_ticks: Sequence[tuple[float, str]],
    zones: Sequence[Zone] = (),
    desc: str = "",
    width: int = 680,
    height: int = 440,
    named: int | None = None,
) -> SafeString:
    """A map with axes, zones and labels that step aside for one another.

    Where `named` is given there may be hundreds of points: they are drawn lean, only so many of the first carry their
    name (all tell it when pointed at), and their table is the page's own.
    """
    pad_x = (x_ticks[-1][0] - x_ticks[0][0]) * 0.06
    pad_y = (y_ticks[-1][0] - y_ticks[0][0]) * 0.08
    x = Scale(x_ticks[0][0] - pad_x, x_ticks[-1][0] + pad_x, 44, width - 12)
    y = Scale(y_ticks[0][0] - pad_y, y_ticks[-1][0] + pad_y, height - 44, 12)
    body = [_zone(zone, x, y) for zone in zones]
    body += [marks.line(x(value), 12, x(value), height - 44) for value, _word in x_ticks]
    body += [marks.text(x(value), height - 26, word, "middle") for value, word in x_ticks]
    body += [marks.text(34, y(value) + 4, word, "end") for value, word in y_ticks]
    body.append(marks.text((width + 32) / 2, height - 6, x_label, "middle", "c-strong"))
    body.append(_upright(height / 2 - 16, y_label))
    body += [_point(point, x, y) for point in points] if named is None else crowd(points, x, y)
    body += _labels(points, zones, x, y, width, named)
    linked = any(point.url for point in points)
    rows = [[point.label, f"{point.x:g}", f"{point.y:g}"] for point in points]
    drawing = marks.svg(width, height, title, desc, marks.join(body), "group" if linked else "img")
    if named is not None:
        return format_html('<figure class="chart"><figcaption>{}</figcaption>{}</figure>', title, drawing)
    return marks.figure(drawing, title, [_("Name"), x_label, y_label], rows)


def _zone(zone: Zone, x: Scale, y: Scale) -> SafeString:
    left, top = x(zone.x1), y(zone.y2)
    return format_html(
        '<rect x="{}" y="{}" width="{}" height="{}" rx="6" class="c-{}-soft" fill="{}"/>{}',
        left,
        top,
        round(x(zone.x2) - left, 1),
        round(y(zone.y1) - top, 1),
        zone.tone,
        _SOFT.get(zone.tone, palette.SUNK),
        marks.text(left + 8, top + 16, zone.label, css=f"c-strong c-{zone.tone}", fill=marks.colour(zone.tone)),
    )


def _upright(y: float, label: str) -> SafeString:
    name = marks.text(0, 0, label, "middle", "c-strong")
    return format_html('<g transform="translate(12 {}) rotate(-90)">{}</g>', y, name)


def _point(point: Point, x: Scale, y: Scale) -> SafeString:
    mark = shape(point.shape, x(point.x), y(point.y), point.size, point.tone, point.label)
    return format_html('<a href="{}" aria-label="{}">{}</a>', point.url, point.label, mark) if point.url else mark


def shape(kind: str, x: float, y: float, size: float, tone: str, label: str) -> SafeString:
    """A mark of a given shape, see-through so that neighbours stay visible."""
    paint = format_html(
        'class="{}" fill="{}" fill-opacity="{}" stroke="{}" stroke-width="1.5"{}',
        f"{marks.fill_class(tone)} {'c-other' if tone == 'other' else f'c-stroke-{tone}'}",
        marks.colour(tone),
        "0" if kind == "ring" else ".28",
        marks.colour(tone),
        SafeString(' stroke-dasharray="2 3"') if kind == "ring" else "",
    )
    told = format_html("<title>{}</title>", label)
    if kind in ("square", "diamond"):
        turn = format_html(' transform="rotate(45 {} {})"', x, y) if kind == "diamond" else ""
        side = size * (1.8 if kind == "square" else 1.6)
        return format_html(
            '<rect x="{}" y="{}" width="{}" height="{}" rx="2" {}{}>{}</rect>',
            round(x - side / 2, 1),
            round(y - side / 2, 1),
            round(side, 1),
            round(side, 1),
            paint,
            turn,
            told,
        )
    return format_html('<circle cx="{}" cy="{}" r="{}" {}>{}</circle>', x, y, size, paint, told)


def _labels(
    points: Sequence[Point], zones: Sequence[Zone], x: Scale, y: Scale, width: int, named: int | None
) -> list[SafeString]:
    taken = [(x(p.x) - p.size, y(p.y) - p.size, x(p.x) + p.size, y(p.y) + p.size) for p in points]
    taken += [_zone_label(zone, x, y) for zone in zones]
    placed = []
    for point in points[:named]:
        at_x, at_y, anchor, box = place_label(point.label, x(point.x), y(point.y), point.size, taken, width)
        if named is not None and _crowded(box, taken):
            continue  # its point says the name on hover, and the table beside tells every point
        taken.append(box)
        placed.append(marks.text(at_x, at_y, point.label, anchor, "c-strong"))
    return placed


def _zone_label(zone: Zone, x: Scale, y: Scale) -> Box:
    left, top = x(zone.x1), y(zone.y2)
    return left + 8, top + 5, left + 8 + len(zone.label) * _LETTER, top + 18


def place_label(
    label: str, x: float, y: float, size: float, taken: Sequence[Box], width: float
) -> tuple[float, float, str, Box]:
    """Where a label fits best: below, right, left or above its point, whichever covers least of what is drawn."""
    long = len(label) * _LETTER
    places = [
        (x, y + size + 13, "middle", (x - long / 2, y + size + 3, x + long / 2, y + size + 16)),
        (x + size + 5, y + 4, "start", (x + size + 5, y - 6, x + size + 5 + long, y + 7)),
        (x - size - 5, y + 4, "end", (x - size - 5 - long, y - 6, x - size - 5, y + 7)),
        (x, y - size - 5, "middle", (x - long / 2, y - size - 16, x + long / 2, y - size - 3)),
    ]
    at_x, at_y, anchor, box = min(places, key=lambda place: _cost(place[3], taken, width))
    return round(at_x, 1), round(at_y, 1), anchor, box


def _cost(box: Box, taken: Sequence[Box], width: float) -> float:
    outside = max(0.0, 40 - box[0]) + max(0.0, box[2] - width)
    return outside * 40 + sum(_overlap(box, other) for other in taken)


def _crowded(box: Box, taken: Sequence[Box]) -> bool:
    """Whether more than a tenth of a label would lie on what is drawn already: nobody could read either."""
    return sum(_overlap(box, other) for other in taken) > 0.1 * (box[2] - box[0]) * (box[3] - box[1])


def _overlap(a: Box, b: Box) -> float:
    return max(0.0, min(a[2], b[2]) - max(a[0], b[0])) * max(0.0, min(a[3], b[3]) - max(a[1], b[1]))

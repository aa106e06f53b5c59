"""Lines over time, with or without axes."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from kam.ui import palette
from kam.ui.charts import marks
from kam.ui.charts.marks import Format, Scale


@dataclass(frozen=True)
class Series:
    """A named line; ``None`` leaves a gap. The first series is ours (``fill``), others are quieter (``other``)."""

    name: str
    values: Sequence[float | None]
    tone: str = "fill"


def line_chart(
    title: str,
    labels: Sequence[str],
    series: Sequence[Series],
    fmt: Format = marks.plain,
    desc: str = "",
    target: float | None = None,
    from_zero: bool = False,
    width: int = 640,
    height: int = 220,
) -> SafeString:
    """Values over time, last value written at the line's end, an optional target as a dashed line."""
    known = [value for one in series for value in one.values if value is not None]
    known += [] if target is None else [target]
    grid = marks.ticks(min([0, *known]) if from_zero else min(known or [0]), max(known or [1]))
    x = Scale(0, max(len(labels) - 1, 1), 48, width - 72)
    y = Scale(grid[0], grid[-1], height - 26, 12)
    body = [*_grid(grid, y, width, fmt), *_months(labels, x, height)]
    if target is not None:
        body.append(_target(target, y, width))
    for one, label_y in zip(series, _apart([_last(one, y) for one in series]), strict=True):
        body += _line(one, x, y, fmt, label_y)
    rows = [[label, *(_shown(one.values[index], fmt) for one in series)] for index, label in enumerate(labels)]
    names = marks.legend([(one.tone, one.name) for one in series]) if len(series) > 1 else ""
    drawing = marks.svg(width, height, title, desc, marks.join(body))
    return marks.figure(drawing, title, [_("Period"), *(one.name for one in series)], rows, names)


def _shown(value: float | None, fmt: Format) -> str:
    return "–" if value is None else fmt(value)


def _grid(grid: Sequence[float], y: Scale, width: int, fmt: Format) -> list[SafeString]:
    lines = [marks.line(48, y(tick), width - 72, y(tick), "c-zero" if tick == 0 else "c-axis") for tick in grid]
    return lines + [marks.text(40, y(tick) + 4, fmt(tick), "end") for tick in grid]


def _months(labels: Sequence[str], x: Scale, height: int) -> list[SafeString]:
    every = max(1, -(-len(labels) // 8))
    return [marks.text(x(i), height - 6, label, "middle") for i, label in enumerate(labels) if i % every == 0]


def _target(target: float, y: Scale, width: int) -> SafeString:
    return format_html(
        '<line x1="48" y1="{}" x2="{}" y2="{}" class="c-target" stroke="{}" stroke-width="1" stroke-dasharray="3 3"/>',
        y(target),
        width - 72,
        y(target),
        palette.INK,
    )


def _last(one: Series, y: Scale) -> float:
    return next((y(value) for value in reversed(one.values) if value is not None), 0)


def _apart(heights: Sequence[float], least: float = 13) -> list[float]:
    """The same heights, moved so that no two labels touch."""
    order = sorted(range(len(heights)), key=heights.__getitem__)
    moved = list(heights)
    for above, below in pairwise(order):
        moved[below] = max(moved[below], moved[above] + least)
    return moved


def _line(one: Series, x: Scale, y: Scale, fmt: Format, label_y: float) -> list[SafeString]:
    points = [(x(i), y(value)) for i, value in enumerate(one.values) if value is not None]
    if not points:
        return []
    css = "c-other" if one.tone == "other" else "c-line" if one.tone == "fill" else f"c-stroke-{one.tone}"
    end_x, end_y = points[-1]
    last = next(value for value in reversed(one.values) if value is not None)
    fill = (marks.fill_class(one.tone), marks.colour(one.tone))
    dots = format_html('<circle cx="{}" cy="{}" r="3" class="{}" fill="{}"/>', end_x, end_y, *fill)
    return [
        format_html(
            '<polyline points="{}" fill="none" class="{}" stroke="{}" stroke-width="2" '
            'stroke-linejoin="round" stroke-linecap="round"/>',
            " ".join(f"{px},{py}" for px, py in points),
            css,
            marks.colour(one.tone),
        ),
        dots,
        marks.text(end_x + 8, label_y + 4, fmt(last), css="c-strong" if one.tone != "other" else ""),
    ]


def sparkline(values: Sequence[float], label: str, width: int = 64, height: int = 20) -> SafeString:
    """A trend without axes, for a table cell."""
    if len(values) < 2:
        return SafeString("")
    x = Scale(0, len(values) - 1, 2, width - 4)
    y = Scale(min(values), max(values), height - 3, 3)
    if min(values) == max(values):
        y = Scale(0, 1, height / 2, height / 2)
    return format_html(
        '<svg class="spark" width="{}" height="{}" viewBox="0 0 {} {}" role="img"><title>{}</title>'
        '<polyline class="c-other" points="{}" fill="none" stroke="{}" stroke-width="1.5" stroke-linejoin="round"/>'
        '<circle class="c-fill" cx="{}" cy="{}" r="2" fill="{}"/></svg>',
        width,
        height,
        width,
        height,
        label,
        " ".join(f"{x(i)},{y(value)}" for i, value in enumerate(values)),
        palette.INK_3,
        x(len(values) - 1),
        y(values[-1]),
        palette.ACCENT,
    )

"""Bars: upright with targets, and one lying bar of shares."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from kam.lib import formats
from kam.ui import palette
from kam.ui.charts import marks
from kam.ui.charts.marks import Format, Scale


@dataclass(frozen=True)
class Bar:
    """A bar, and the target it is measured by. A missed target quietens the bar unless ``tone`` says otherwise."""

    label: str
    value: float
    target: float | None = None
    tone: str = ""


@dataclass(frozen=True)
class Part:
    """A share of the whole."""

    label: str
    value: float
    tone: str = "fill"


def bar_chart(
    title: str,
    bars: Sequence[Bar],
    fmt: Format = marks.plain,
    desc: str = "",
    width: int = 640,
    height: int = 220,
) -> SafeString:
    """Upright bars with their value on top and their target as a stroke across."""
    tops = [max(bar.value, bar.target or 0) for bar in bars] or [1]
    lows = [min(0, bar.value) for bar in bars] or [0]
    y = Scale(min(lows), max([*tops, 1]) * 1.02, height - 26, 22)
    slot = (width - 16) / max(len(bars), 1)
    body = [marks.line(8, y(0), width - 8, y(0), "c-zero", palette.LINE_STRONG)]
    for index, bar in enumerate(bars):
        body += _bar(bar, 8 + index * slot, slot, y, height, fmt)
    has_target = any(bar.target is not None for bar in bars)
    heads = [_("Period"), _("Value"), *([_("Target")] if has_target else [])]
    rows = [[bar.label, fmt(bar.value), *([_target_text(bar, fmt)] if has_target else [])] for bar in bars]
    return marks.figure(marks.svg(width, height, title, desc, marks.join(body)), title, heads, rows)


def _target_text(bar: Bar, fmt: Format) -> str:
    return "–" if bar.target is None else fmt(bar.target)


def _bar(bar: Bar, left: float, slot: float, y: Scale, height: int, fmt: Format) -> list[SafeString]:
    wide = min(slot * 0.6, 56)
    x = round(left + (slot - wide) / 2, 1)
    middle = round(left + slot / 2, 1)
    missed = bar.target is not None and bar.value < bar.target
    tone = bar.tone or ("other" if missed else "fill")
    top, bottom = min(y(bar.value), y(0)), max(y(bar.value), y(0))
    label_y = min(top, y(bar.target) if bar.target is not None else top) - 6
    told = f"{bar.label}: {fmt(bar.value)}" + (f" / {fmt(bar.target)}" if bar.target is not None else "")
    parts = [
        format_html(
            '<rect x="{}" y="{}" width="{}" height="{}" rx="3" class="{}" fill="{}"><title>{}</title></rect>',
            x,
            top,
            round(wide, 1),
            round(max(bottom - top, 1), 1),
            marks.fill_class(tone),
            marks.colour(tone),
            told,
        ),
        marks.text(middle, label_y, fmt(bar.value), "middle", "c-strong"),
        marks.text(middle, height - 8, bar.label, "middle"),
    ]
    if bar.target is not None:
        parts.append(_target_stroke(x - 5, x + wide + 5, y(bar.target)))
    return parts


def _target_stroke(left: float, right: float, y: float) -> SafeString:
    return format_html(
        '<line x1="{}" x2="{}" y1="{}" y2="{}" class="c-target" stroke="{}" stroke-width="2"/>',
        round(left, 1),
        round(right, 1),
        y,
        y,
        palette.INK,
    )


def stacked_bar(
    title: str, parts: Sequence[Part], fmt: Format = marks.plain, desc: str = "", width: int = 640, height: int = 18
) -> SafeString:
    """One lying bar cut into shares, with a legend that says each value and share."""
    total = sum(part.value for part in parts) or 1
    left, body = 0.0, []
    shown = [part for part in parts if part.value > 0]
    for part in shown:
        wide = part.value / total * width
        body.append(_share(part, left, max(wide - 2, 1), height, fmt))
        left += wide
    rows = [[part.label, fmt(part.value), formats.percent(part.value / total * 100)] for part in parts]
    words = [(part.tone, f"{row[0]} {row[1]} · {row[2]}") for part, row in zip(parts, rows, strict=True)]
    drawing = marks.svg(width, height, title, desc, marks.join(body))
    return marks.figure(drawing, title, [_("Part"), _("Value"), _("Share")], rows, marks.legend(words))


def _share(part: Part, left: float, wide: float, height: int, fmt: Format) -> SafeString:
    return format_html(
        '<rect x="{}" y="0" width="{}" height="{}" rx="3" class="{}" fill="{}"><title>{}</title></rect>',
        round(left, 1),
        round(wide, 1),
        height,
        marks.fill_class(part.tone),
        marks.colour(part.tone),
        f"{part.label}: {fmt(part.value)}",
    )

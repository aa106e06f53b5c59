"""The pen: scales, ticks, and the few SVG marks every figure is drawn with."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from kam.lib import formats
from kam.ui import palette

Format = Callable[[float], str]
FONT = "Inter, system-ui, sans-serif"
COLOURS: dict[str, str] = {
    "fill": palette.ACCENT,
    "soft": palette.ACCENT_SOFT,
    "other": palette.INK_3,
    "sunk": palette.SUNK,
    **palette.STATES,
    **palette.PHASES,
}


def plain(value: float) -> str:
    """The default figure format."""
    return formats.number(value)


def colour(tone: str) -> str:
    """The literal colour of a tone: a state, a phase, ``fill`` (accent), ``soft``, ``other``."""
    return COLOURS.get(tone, palette.ACCENT)


def fill_class(tone: str) -> str:
    """The class that lets the style sheet override the colour of a tone."""
    return "c-other-fill" if tone == "other" else f"c-{tone if tone in COLOURS else 'fill'}"


@dataclass(frozen=True)
class Scale:
    """Maps a range of values to a range of pixels."""

    low: float
    high: float
    start: float
    end: float

    def __call__(self, value: float) -> float:
        """The pixel of a value."""
        share = (value - self.low) / ((self.high - self.low) or 1)
        return round(self.start + share * (self.end - self.start), 1)


def ticks(low: float, high: float, wanted: int = 4) -> list[float]:
    """Round values that cover the range."""
    span = (high - low) or abs(high) or 1
    raw = span / wanted
    size = 10 ** math.floor(math.log10(raw))
    step = next(size * factor for factor in (1, 2, 2.5, 5, 10) if size * factor >= raw * 0.999)
    first = math.floor(low / step + 1e-9)
    last = math.ceil(high / step - 1e-9)
    return [round(index * step, 10) for index in range(first, last + 1)]


def text(
    x: float, y: float, content: object, anchor: str = "start", css: str = "", fill: str = palette.INK_2
) -> SafeString:
    """A line of text; ``css`` is ``c-strong`` for what must stand out."""
    weight = 600 if "c-strong" in css else 500
    ink = palette.INK if "c-strong" in css and fill == palette.INK_2 else fill
    return format_html(
        '<text x="{}" y="{}" text-anchor="{}" class="{}" fill="{}" '
        'font-family="{}" font-size="11" font-weight="{}">{}</text>',
        x,
        y,
        anchor,
        css,
        ink,
        FONT,
        weight,
        content,
    )


def line(x1: float, y1: float, x2: float, y2: float, css: str = "c-axis", stroke: str = palette.LINE) -> SafeString:
    """A hairline."""
    return format_html('<line x1="{}" y1="{}" x2="{}" y2="{}" class="{}" stroke="{}"/>', x1, y1, x2, y2, css, stroke)


def join(marks: Sequence[SafeString]) -> SafeString:
    """Marks one after another."""
    return format_html_join("", "{}", ((mark,) for mark in marks))


def svg(width: float, height: float, title: str, desc: str, body: SafeString, role: str = "img") -> SafeString:
    """The drawing with its title and description; one whose marks are links is a `group`, not one image."""
    described = format_html("<desc>{}</desc>", desc) if desc else ""
    return format_html(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {} {}" width="{}" height="{}" role="{}">'
        "<title>{}</title>{}{}</svg>",
        width,
        height,
        width,
        height,
        role,
        title,
        described,
        body,
    )


def figure(
    drawing: SafeString,
    title: str,
    heads: Sequence[str],
    rows: Sequence[Sequence[object]],
    legend: SafeString | str = "",
) -> SafeString:
    """A drawing with its caption, its legend, and its data for those who do not see it."""
    return format_html(
        '<figure class="chart"><figcaption>{}</figcaption>{}{}{}</figure>',
        title,
        drawing,
        legend,
        data_table(title, heads, rows),
    )


def data_table(title: str, heads: Sequence[str], rows: Sequence[Sequence[object]]) -> SafeString:
    """The figures as a table that only assistive technology meets."""
    head = format_html_join("", '<th scope="col">{}</th>', ((name,) for name in heads))
    body = format_html_join("", "<tr>{}</tr>", ((_row(row),) for row in rows))
    return format_html(
        '<div class="sr-only"><table><caption>{}</caption><thead><tr>{}</tr></thead><tbody>{}</tbody></table></div>',
        title,
        head,
        body,
    )


def _row(row: Sequence[object]) -> SafeString:
    rest = format_html_join("", "<td>{}</td>", ((cell,) for cell in row[1:]))
    return format_html('<th scope="row">{}</th>{}', row[0], rest)


def legend(items: Sequence[tuple[str, str]]) -> SafeString:
    """Names of the tones: pairs of tone and word."""
    entries = format_html_join(
        "",
        '<li><svg viewBox="0 0 10 10" width="10" height="10" aria-hidden="true">'
        '<rect width="10" height="10" rx="2" class="{}" fill="{}"/></svg>{}</li>',
        ((fill_class(tone), colour(tone), word) for tone, word in items),
    )
    return format_html('<ul class="legend">{}</ul>', entries)

"""The shape of each profile, and the map's legend."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from kam.ui import palette
from kam.ui.charts import marks
from stakeholders.choices import Profile

TONES = {-2: "risk", -1: "risk", 0: "other", 1: "good", 2: "good"}


def figures(*values: float) -> list[str]:
    """Lengths as SVG likes them: no more digits than needed."""
    return [f"{value:g}" for value in values]


@cache
def _paint(tone: str, paper: bool) -> str:
    """The classes by which the style sheet paints a mark; on paper, which has none, the paint itself."""
    ink = marks.colour(tone)
    classes = f'class="pm-mark {marks.fill_class(tone)} {"c-other" if tone == "other" else f"c-stroke-{tone}"}"'
    return f'{classes} fill="{ink}" fill-opacity=".24" stroke="{ink}" stroke-width="1.5"' if paper else classes


def shape(profile: str, x: float, y: float, r: float, tone: str, *, paper: bool = True) -> SafeString:
    """The profile's shape around a point; without profile a dashed ring."""
    if profile in _OUTLINES:
        return SafeString(f'<path d="{_OUTLINES[profile](x, y, r)}" {_paint(tone, paper)}/>')
    circle = f'<circle cx="{x:g}" cy="{y:g}" r="{r:g}"'
    if profile:
        return SafeString(f"{circle} {_paint(tone, paper)}/>")
    return SafeString(f'{circle} class="c-other" fill="none" stroke="{palette.INK_3}" stroke-dasharray="3 3"/>')


def ghost(profile: str, x: float, y: float, r: float) -> SafeString:
    """The hollow outline of the profile's shape: a place somebody held."""
    drawn = format_html('class="c-other" fill="none" stroke="{}" stroke-dasharray="2 2"', palette.INK_3)
    if profile in _OUTLINES:
        return format_html('<path d="{}" {}/>', _OUTLINES[profile](x, y, r), drawn)
    return format_html('<circle cx="{}" cy="{}" r="{}" {}/>', *figures(x, y, r), drawn)


# Of about the circle's area and inside its square; each side is told from the last corner, which takes fewer figures.
def _square(x: float, y: float, r: float) -> str:
    left, top, side = _short(x - 0.9 * r, y - 0.9 * r, 1.8 * r)
    return f"M{left} {top}h{side}v{side}h-{side}Z"


def _triangle(x: float, y: float, r: float) -> str:
    left, top, half, high, wide = _short(x, y - r, r, 1.85 * r, 2 * r)
    return f"M{left} {top}l{half} {high}h-{wide}Z"


def _diamond(x: float, y: float, r: float) -> str:
    left, top, half = _short(x, y - r, r)
    return f"M{left} {top}l{half} {half}l-{half} {half}l-{half}-{half}Z"


def _short(*values: float) -> list[str]:
    return figures(*(round(value, 1) for value in values))


_OUTLINES: dict[str, Callable[[float, float, float], str]] = {
    Profile.DECISION_MAKER: _square,
    Profile.SPONSOR: _triangle,
    Profile.TECHNICAL_INFLUENCER: _diamond,
}


def legend_entries() -> list[tuple[SafeString, str]]:
    """Each shape around (6, 6) and its word; a dashed ring for a role nobody fills."""
    entries = [(shape(one.value, 6, 6, 5, "other"), str(one.label)) for one in Profile]
    return [*entries, (shape("", 6, 6, 5, "other"), _("role to identify"))]

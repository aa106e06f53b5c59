"""The shape of each profile, and the map's legend."""

from __future__ import annotations

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
def _paint(tone: str) -> str:
    ink = marks.colour(tone)
    stroke = "c-other" if tone == "other" else f"c-stroke-{tone}"
    return (
        f'class="pm-mark {marks.fill_class(tone)} {stroke}" '
        f'fill="{ink}" fill-opacity=".24" stroke="{ink}" stroke-width="1.5"'
    )


def shape(profile: str, x: float, y: float, r: float, tone: str) -> SafeString:
    """The profile's shape around a point; without profile a dashed ring."""
    if profile in _CORNERS:
        return SafeString(f'<path d="{_outline(profile, x, y, r)}" stroke-linejoin="round" {_paint(tone)}/>')
    circle = f'<circle cx="{x:g}" cy="{y:g}" r="{r:g}"'
    if profile:
        return SafeString(f"{circle} {_paint(tone)}/>")
    return SafeString(f'{circle} class="c-other" fill="none" stroke="{palette.INK_3}" stroke-dasharray="3 3"/>')


def ghost(profile: str, x: float, y: float, r: float) -> SafeString:
    """The hollow outline of the profile's shape: a place somebody held."""
    drawn = format_html('class="c-other" fill="none" stroke="{}" stroke-dasharray="2 2"', palette.INK_3)
    if profile in _CORNERS:
        return format_html('<path d="{}" {}/>', _outline(profile, x, y, r), drawn)
    return format_html('<circle cx="{}" cy="{}" r="{}" {}/>', *figures(x, y, r), drawn)


_CORNERS: dict[str, list[tuple[float, float]]] = {
    Profile.DECISION_MAKER: [(-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)],
    Profile.SPONSOR: [(0, -1), (1, 0.85), (-1, 0.85)],
    Profile.TECHNICAL_INFLUENCER: [(0, -1), (1, 0), (0, 1), (-1, 0)],
}


def _outline(profile: str, x: float, y: float, r: float) -> str:
    """Square, triangle or diamond of about the circle's area, inside its square."""
    return "M" + "L".join(f"{x + dx * r:.1f} {y + dy * r:.1f}" for dx, dy in _CORNERS[profile]) + "Z"


def legend_entries() -> list[tuple[SafeString, str]]:
    """Each shape around (6, 6) and its word; a dashed ring for a role nobody fills."""
    entries = [(shape(one.value, 6, 6, 5, "other"), str(one.label)) for one in Profile]
    return [*entries, (shape("", 6, 6, 5, "other"), _("role to identify"))]

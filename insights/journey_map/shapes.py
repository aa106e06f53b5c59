"""The few shapes of the map, drawn once and used by every mark: how a moment went is both colour and form."""

from __future__ import annotations

from functools import cache
from html import escape  # Django's own costs five times as much, and here every text is plain

from accounts.moment_rows import MomentRows
from accounts.moments import Mood
from kam.ui import palette
from kam.ui.charts import marks

RADII = {1: 4.0, 2: 5.5, 3: 7.0}


def text(x: float, y: float, content: object, anchor: str = "", css: str = "", ink: str = palette.INK_2) -> str:
    """A line of text; the size and the face are the drawing's."""
    held = f' text-anchor="{anchor}"' if anchor else ""
    worn = f' class="{css}"' if css else ""
    if "c-strong" in css:
        ink = f'{palette.INK}" font-weight="600'
    return f'<text x="{x:g}" y="{y:g}"{held}{worn} fill="{ink}">{escape(str(content))}</text>'


@cache
def definitions() -> str:
    """Every shape in every size, to be used by its name."""
    single = [f'<g id="jm-{mood}{size}">{shape(mood, radius)}</g>' for mood in Mood for size, radius in RADII.items()]
    several = [
        f'<g id="jm-many-{tone}{"-bad" * flagged}">{_crowd(tone)}{_FLAG * flagged}</g>'
        for tone in ("risk", "good", "other")
        for flagged in (False, True)
    ]
    return f"<defs>{''.join(single + several)}</defs>"


def crowd_of(rows: MomentRows) -> tuple[str, int]:
    """The name of the shape for several, and how many of them went badly.

    Its tone is what more than half of them say, with a flag where any went badly.
    """
    moods = rows.moods
    bad, half = moods.count(Mood.BAD), len(moods) / 2
    tone = "risk" if bad > half else "good" if moods.count(Mood.GOOD) > half else "other"
    return f"jm-many-{tone}-bad" if bad and tone != "risk" else f"jm-many-{tone}", bad


_FLAG = f'<path d="M9 -4L4.5 -11H13.5Z" class="c-risk" fill="{palette.RISK}"/>'


def _crowd(tone: str) -> str:
    css = "c-other" if tone == "other" else f"c-stroke-{tone}"
    return (
        f'<rect x="-8" y="-9" width="16" height="18" rx="5" class="jm-many {css}" fill="{palette.SHEET}" '
        f'stroke="{marks.colour(tone)}" stroke-width="{2 if tone == "risk" else 1.2:g}"/>'
    )


def shape(mood: str, r: float) -> str:
    """How a moment of this mood looks: colour and shape say the same."""
    if mood == Mood.GOOD:
        return f'<circle r="{r:g}" class="c-good" fill="{palette.GOOD}"/>'
    if mood == Mood.BAD:
        return f'<path d="M0 {r:g}L{-r:g} {-r * 0.8:g}H{r:g}Z" class="c-risk" fill="{palette.RISK}"/>'
    if mood == Mood.AHEAD:
        return (
            f'<circle r="{r - 1:g}" class="c-dot" fill="{palette.SHEET}" stroke="{palette.ACCENT}" stroke-width="2"/>'
        )
    if mood == Mood.OFF:
        side = r * 0.75
        return (
            f'<path d="M{-side:g} {-side:g}L{side:g} {side:g}M{side:g} {-side:g}L{-side:g} {side:g}" class="c-other" '
            f'stroke="{palette.INK_3}" stroke-width="2" fill="none"/>'
        )
    side = r * 0.86
    return (
        f'<rect x="{-side:g}" y="{-side:g}" width="{side * 2:g}" height="{side * 2:g}" rx="1.5" '
        f'class="c-other-fill" fill="{palette.INK_3}"/>'
    )

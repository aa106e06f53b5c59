"""The dots of the power map with their names. There are up to hundreds: written by hand, every text escaped."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from html import escape
from typing import NamedTuple

from django.utils.safestring import SafeString

from kam.ui import palette
from kam.ui.charts import marks
from stakeholders.drawing.shapes import TONES, ghost, shape
from stakeholders.map_geometry import Placed

# The radius from which a number of three digits stands inside its dot.
_ROOM_FOR_NUMBER = 6.0


class Mark(NamedTuple):
    """One dot: a person, a role nobody fills yet (without profile), or (`hollow`) the place of one who moved or left.

    `fresh` is somebody who was not on the map on the day it is compared with.
    """

    key: int
    label: str
    influence: int
    support: int
    engagement: float
    profile: str
    title: str
    url: str = ""
    may_judge: bool = False
    hollow: bool = False
    fresh: bool = False

    @property
    def solid(self) -> bool:
        """Somebody who is there."""
        return bool(self.profile) and not self.hollow

    def unlinked(self) -> Mark:
        """For paper, where nothing can be followed."""
        return self._replace(url="", may_judge=False)


def draw_dots(
    placed: Sequence[Placed], people: Mapping[int, Mark], numbers: Mapping[int, int], *, paper: bool
) -> SafeString:
    """The marks, in the order of the map; whoever is not drawn keeps the place. The group says what texts share.

    On `paper` the colours are written beside every mark; a page has its style sheet.
    """
    return _drawn(tuple((people[at.key], at, numbers.get(at.key)) for at in placed if at.key in people), paper)


@lru_cache(maxsize=16)
def _drawn(dots: tuple[tuple[Mark, Placed, int | None], ...], paper: bool) -> SafeString:
    """All that is drawn is in what is given: a map somebody looks at again is the text of the last time."""
    drawn = "".join(_dot(mark, at, number, paper) for mark, at, number in dots)
    return SafeString(
        f'<g class="pm-dots" stroke-linejoin="round" font-family="{marks.FONT}" font-size="11" font-weight="600" '
        f'fill="{palette.INK}">{drawn}</g>'
    )


def _dot(mark: Mark, at: Placed, number: int | None, paper: bool) -> str:
    """`data-judge` says that the form behind the address, `judge/`, may be opened by moving the dot."""
    spot = at.x, at.y, at.radius
    figure = ghost(mark.profile, *spot) if mark.hollow else shape(mark.profile, *spot, TONES[mark.support], paper=paper)
    ring = _ring(at) if mark.fresh else ""
    drawn = f"<title>{escape(mark.title)}</title>{ring}{figure}{_label(mark, at, number)}"
    if not mark.url:
        return f"<g>{drawn}</g>"
    data = ""
    if mark.may_judge:
        data = (
            f' data-judge data-name="{escape(mark.label)}" data-influence="{mark.influence}"'
            f' data-support="{mark.support}"'
        )
    return f'<a id="dot{mark.key}" class="pm-dot" href="{escape(mark.url)}"{data}>{drawn}</a>'


def _ring(at: Placed) -> str:
    """Around somebody who is new."""
    where = f'cx="{at.x:g}" cy="{at.y:g}" r="{at.radius + 2:.1f}"'
    return f'<circle {where} class="c-line" fill="none" stroke="{palette.ACCENT}"/>'


def _label(mark: Mark, at: Placed, number: int | None) -> str:
    """The name; where there is no room for it, it waits for the pointer, and on paper a number leads to the list."""
    if at.named:
        kind = "" if mark.solid else f' class="pm-word" fill="{palette.INK_3}" font-weight="500"'
        return _text(at.label_x, at.label_y, at.anchor, kind, at.label)
    if mark.hollow:
        return ""
    if number is None:
        return _text(at.label_x, at.label_y, "", ' class="pm-hint"', at.label)
    if at.radius >= _ROOM_FOR_NUMBER:
        return _text(at.x, at.y + 2.3, "middle", ' font-size="6.5"', str(number))
    return _text(at.x + at.radius + 1, at.y + 2.3, "start", ' font-size="6.5"', str(number))


def _text(x: float, y: float, anchor: str, more: str, words: str) -> str:
    middle = ' text-anchor="middle"' if anchor == "middle" else ""
    return f'<text x="{round(x, 1):g}" y="{round(y, 1):g}"{middle}{more}>{escape(words)}</text>'

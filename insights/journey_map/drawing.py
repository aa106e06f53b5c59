"""The map as SVG. Marks are uses of a few shapes drawn once: a long life has hundreds, and each costs a line.

Text reaches the drawing through `escape` alone; everything else in it is numbers and words of our own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from html import escape

from django.utils.safestring import SafeString

from accounts.moment_rows import MomentRows
from accounts.moments import CONTACTS, Lane
from insights.journey_map import ground
from insights.journey_map.picture import LEFT, RIGHT, WIDTH, Mark, Picture, Row
from insights.journey_map.shapes import RADII, crowd_of, definitions, text
from insights.journey_map.words import Namer, namer
from kam.ui import palette
from kam.ui.charts import marks

_SURE = SafeString
_FACE = f'font-family="{escape(marks.FONT)}" font-size="11" font-weight="500"'
# What all the figures on crowds have in common, said once for a lane.
_COUNTS = f'text-anchor="middle" fill="{palette.INK}" font-size="10" font-weight="600"'
# Lanes whose marks are named where there is room. Contacts are too many, and the bands name the passages.
NAMED = frozenset(Lane) - CONTACTS - {Lane.PASSAGES}
BESIDE = RADII[3] + 5  # from the middle of a mark to its title
FEWEST = 9  # letters of a moment's title that still say something


@dataclass(frozen=True)
class Links:
    """Where marks lead: one moment's address, and that of several in a lane. Empty on paper."""

    one: Callable[[str, int], str]
    several: Callable[[str, MomentRows], str]


def draw(
    picture: Picture,
    title: str,
    links: Links | None = None,
    hints: Mapping[str, str] | None = None,
    *,
    glance: bool = False,
) -> SafeString:
    """The whole map. On screen, with `links`, the lanes' names are a drawing of their own: see `draw_names`.

    Of a `glance` only the end is in sight: there no title stands before its mark, where the frame would cut it.
    """
    name = namer()
    body = [definitions(), *ground.lanes(picture), *ground.bands(picture), *ground.axis(picture)]
    body += [] if links else ground.names(picture)
    for row in picture.rows:
        body += [ground.silence(one, row) for one in row.silences]
        body += _named(row, picture.today, glance) if row.lane in NAMED else ()
        drawn = "".join([_mark(mark, row, name, links) for mark in row.marks])
        body.append(f'<g data-lane="{row.lane}" {_COUNTS}>{drawn}</g>' if drawn else _hint(row, hints or {}))
    window = picture.window
    now = round((picture.today or WIDTH) / WIDTH, 3)
    return _SURE(
        f'<svg xmlns="http://www.w3.org/2000/svg" id="journey-picture" class="jm" viewBox="0 0 {WIDTH} '
        f'{picture.height:g}" width="{WIDTH}" height="{picture.height:g}" role="group" aria-label="{escape(title)}" '
        f'data-from="{window.start:%Y-%m-%d}" data-days="{window.days}" data-left="{LEFT}" '
        f'data-right="{RIGHT}" data-now="{now}" {_FACE}>'
        f"<title>{escape(title)}</title>{''.join(body)}</svg>"
    )


def draw_names(picture: Picture) -> SafeString:
    """The lanes' names by themselves: they stay in sight where the picture is wider than its frame."""
    drawn = "".join([*ground.lanes(picture, LEFT), *ground.names(picture)])
    return _SURE(f'<svg class="jm-names" viewBox="0 0 {LEFT} {picture.height:g}" {_FACE}>{drawn}</svg>')


def _hint(row: Row, hints: Mapping[str, str]) -> str:
    said = hints.get(row.lane, "")
    return text(LEFT, row.top + row.height / 2 + 4, said, css="jm-hint") if said else ""


def _named(row: Row, today: float | None, glance: bool) -> Iterator[str]:
    """Titles beside single marks, on the side that shows more of them; none where marks lie above each other.

    A title neither reaches the next mark nor crosses today's line.
    """
    if len({mark.y for mark in row.marks}) != 1:
        return
    free = float(LEFT)
    for number, mark in enumerate(row.marks):
        walls = [row.marks[number + 1].x - 14 if number + 1 < len(row.marks) else ground.END]
        walls += [today - 4] if today is not None and mark.x < today else []
        before, after = mark.x - BESIDE, mark.x + BESIDE
        title = mark.moments[0].title if len(mark.moments) == 1 else ""
        right, left = (ground.shortened(title, room, FEWEST) for room in (min(walls) - after, before - free))
        left = "" if glance else left
        free = after + len(right) * ground.LETTER
        if right and len(right) >= len(left):
            yield text(round(after, 1), mark.y + 4, right)
        elif left and not (today is not None and before - len(left) * ground.LETTER < today < before):
            free = after
            yield text(round(before, 1), mark.y + 4, left, "end")


def _mark(mark: Mark, row: Row, name: Namer, links: Links | None) -> str:
    x, y, moments = mark
    if len(moments) == 1:
        first = moments[0]
        shape, figure, said = f"jm-{first.mood}{first.importance}", "", name.one(first)
        where = links.one(first.source, first.pk) if links else ""
    else:
        rows = mark.rows
        shape, bad = crowd_of(rows)
        figure, said = _figure(mark, len(rows)), name.several(rows, bad)
        where = links.several(row.lane, rows) if links else ""
    drawn = f'<title>{escape(said)}</title><use href="#{shape}" x="{x:g}" y="{y:g}"/>{figure}'
    return f'<a href="{escape(where)}" data-panel="">{drawn}</a>' if where else f"<g>{drawn}</g>"


def _figure(mark: Mark, count: int) -> str:
    word = str(count) if count < 1000 else "999+"
    small = ' font-size="8"' if count > 99 else ""
    return f'<text x="{mark.x:g}" y="{mark.y + 3.5:g}" class="jm-count"{small}>{word}</text>'

"""The map as SVG. Marks are uses of a few shapes drawn once: a long life has hundreds, and each costs a line.

Text reaches the drawing through `escape` alone; everything else in it is numbers and words of our own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import escape  # Django's own costs five times as much, and here every text is plain

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from accounts.moments import Mood
from accounts.stays import OUTSIDE
from insights.journey_map.layout import AXIS, BANDS, LEFT, RIGHT, TOP, WIDTH, Band, Mark, Picture, Row, Silence
from insights.journey_map.ticks import Tick
from insights.journey_map.words import lane_words, namer, silence_words
from kam.lib import formats
from kam.ui import palette
from kam.ui.cells import phase_label
from kam.ui.charts import marks

LETTER = 6.4  # a character's width at the drawing's text size, to know what fits
RADII = {1: 4.0, 2: 5.5, 3: 7.0}
_SURE = SafeString
# What all the figures on crowds have in common, said once for a lane.
_COUNTS = (
    f'text-anchor="middle" fill="{palette.INK}" font-family="{escape(marks.FONT)}" font-size="10" font-weight="600"'
)
_TONES = {Mood.BAD: "risk", Mood.GOOD: "good"}


@dataclass(frozen=True)
class Links:
    """Where marks lead: one moment's address, and that of several in a lane. Empty on paper."""

    one: Callable[[str, int], str]
    several: Callable[[Row, Mark], str]


def draw(picture: Picture, title: str, links: Links | None = None) -> SafeString:
    """The whole map."""
    names, name = lane_words(), namer()
    body = [_defs(), *_ground(picture, names), *_axis(picture)]
    for row in picture.rows:
        body += [_silence(one, row) for one in row.silences]
        drawn = "".join([_mark(mark, row, name(mark), links) for mark in row.marks])
        body.append(f'<g data-lane="{row.lane}" {_COUNTS}>{drawn}</g>' if drawn else "")
    window = picture.window
    now = round((picture.today or WIDTH) / WIDTH, 3)
    return _SURE(
        f'<svg xmlns="http://www.w3.org/2000/svg" id="journey-picture" class="jm" viewBox="0 0 {WIDTH} '
        f'{picture.height:g}" width="{WIDTH}" height="{picture.height:g}" role="group" aria-label="{escape(title)}" '
        f'data-from="{window.start:%Y-%m-%d}" data-days="{window.days}" data-left="{LEFT}" '
        f'data-right="{RIGHT}" data-now="{now}">'
        f"<title>{escape(title)}</title>{''.join(body)}</svg>"
    )


def _defs() -> str:
    shapes = (f'<g id="jm-{mood}{size}">{shape(mood, radius)}</g>' for mood in Mood for size, radius in RADII.items())
    crowds = (f'<g id="jm-many-{tone}">{_crowd(tone)}</g>' for tone in ("risk", "good", "other"))
    return f"<defs>{''.join(shapes)}{''.join(crowds)}</defs>"


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


def _ground(picture: Picture, names: dict[str, str]) -> Iterator[str]:
    for index, row in enumerate(picture.rows):
        if index % 2 == 0:
            yield (
                f'<rect x="0" y="{row.top:g}" width="{WIDTH}" height="{row.height:g}" class="c-sunk" '
                f'fill="{palette.SUNK}" fill-opacity=".6"/>'
            )
        middle = row.top + row.height / 2 + 4
        yield marks.text(8, middle, names[row.lane], css="c-strong")
        yield marks.text(LEFT - 10, middle, row.count or "–", "end", fill=palette.INK_3)
    # A stay ends where the next begins: a cycle is said once, where its first stay in the window begins.
    told = set()
    for band in picture.bands:
        yield _band(band)
        if band.stay.cycle not in told:
            told.add(band.stay.cycle)
            yield marks.text(band.x + 2, TOP + 10, _("Cycle %(n)d") % {"n": band.stay.cycle})
    if not any(band.stay.phase != OUTSIDE for band in picture.bands):
        yield marks.text(LEFT, TOP + 10, _("Not in the programme at this time"))


def _band(band: Band) -> str:
    phase, wide = band.stay.phase, max(band.width - 1.5, 1)
    ink, css = marks.colour(phase), marks.fill_class(phase)
    name = phase_label(phase)
    top, height = TOP + 16, BANDS - 26
    since = escape(f"{name} · {formats.day(band.stay.start)}")
    box = (
        f'<g><title>{since}</title><rect x="{band.x:g}" y="{top}" width="{wide:g}" height="{height}" rx="3" '
        f'class="{css}" fill="{ink}" fill-opacity=".16"/><rect x="{band.x:g}" y="{top}" width="{wide:g}" height="3" '
        f'rx="1.5" class="{css}" fill="{ink}"/></g>'
    )
    fits = len(name) * LETTER + 12 < wide
    return box + (marks.text(band.x + 8, top + 19, name, css="c-strong") if fits else "")


def _axis(picture: Picture) -> Iterator[str]:
    foot = picture.height - AXIS
    free: float = LEFT
    for x, tick in picture.ticks:
        yield marks.line(x, TOP + BANDS, x, foot + 5)
        word = tick_word(tick)
        half = len(word) * LETTER / 2
        middle = min(max(x, LEFT + half), WIDTH - RIGHT - half)
        if middle - half >= free:
            yield marks.text(round(middle, 1), foot + 18, word, "middle")
            free = middle + half + 8
    if picture.today is not None:
        yield marks.line(picture.today, TOP + 12, picture.today, foot, "c-target", palette.INK)
        yield marks.text(
            picture.today, TOP + 9, _("today"), "end" if picture.today > WIDTH - 60 else "middle", "c-strong"
        )


def tick_word(tick: Tick) -> str:
    """A date on the axis, as exactly as the distance to the next one asks."""
    if tick.unit == "year":
        return str(tick.day.year)
    return formats.month(tick.day) if tick.unit == "month" else formats.day_short(tick.day)


def _silence(one: Silence, row: Row) -> str:
    middle = row.top + row.height / 2
    days = str(one.gap.days)
    ink = "risk" if one.gap.lasting else "watch"
    box = (
        f'<g><title>{escape(silence_words(one.gap))}</title><rect x="{one.x:g}" y="{row.top + 3:g}" '
        f'width="{one.width:g}" height="{row.height - 6:g}" rx="3" class="c-{ink}-soft" '
        f'fill="{palette.RISK_SOFT if one.gap.lasting else palette.WATCH_SOFT}"/>'
    )
    word = _("%(n)s days") % {"n": days}
    fits = len(word) * LETTER + 30 < one.width
    text = marks.text(round(one.x + one.width / 2, 1), middle + 4, word, "middle", f"c-{ink}", fill=marks.colour(ink))
    return f"{box}{text if fits else ''}</g>"


def _mark(mark: Mark, row: Row, name: str, links: Links | None) -> str:
    first, count = mark.moments[0], len(mark.moments)
    title = escape(name)
    if count == 1:
        drawn = f'<use href="#jm-{first.mood}{first.importance}" x="{mark.x:g}" y="{mark.y:g}"/>'
        where = links.one(first.source, first.pk) if links else ""
    else:
        drawn = _several(mark, count)
        where = links.several(row, mark) if links else ""
    if not where:
        return f"<g><title>{title}</title>{drawn}</g>"
    return f'<a href="{escape(where)}" data-panel=""><title>{title}</title>{drawn}</a>'


def _several(mark: Mark, count: int) -> str:
    tone = _TONES.get(Mood(mark.mood), "other")
    word = str(count) if count < 1000 else "999+"
    small = ' font-size="8"' if count > 99 else ""
    return (
        f'<use href="#jm-many-{tone}" x="{mark.x:g}" y="{mark.y:g}"/>'
        f'<text x="{mark.x:g}" y="{mark.y + 3.5:g}" class="jm-count"{small}>{word}</text>'
    )

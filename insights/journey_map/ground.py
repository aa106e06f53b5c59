"""What the marks lie on: lanes with their names, phases and cycles as bands, dates, today, and silences."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from django.utils.translation import gettext as _

from accounts.stays import OUTSIDE
from insights.journey_map.picture import AXIS, BANDS, LEFT, RIGHT, TOP, WIDTH, Band, Picture, Row, Silence
from insights.journey_map.shapes import text
from insights.journey_map.ticks import Tick
from insights.journey_map.words import lane_words, silence_words, words
from kam.lib import formats
from kam.ui import palette
from kam.ui.cells import phase_label
from kam.ui.charts import marks

LETTER = 6.2  # a character's width at the drawing's text size, to know what fits
FEWEST = 5  # letters of a phase's name that still say which
END = WIDTH - RIGHT


def lanes(picture: Picture, width: int = WIDTH) -> Iterator[str]:
    """Every second lane lies on a shade, so that the eye keeps to it."""
    for row in picture.rows[::2]:
        yield (
            f'<rect x="0" y="{row.top:g}" width="{width}" height="{row.height:g}" class="c-sunk" '
            f'fill="{palette.SUNK}" fill-opacity=".6"/>'
        )


def names(picture: Picture) -> Iterator[str]:
    """The lanes' names, with how many moments of the window each holds."""
    known = lane_words()
    for row in picture.rows:
        middle = row.top + row.height / 2 + 4
        yield text(8, middle, known[row.lane], css="c-strong")
        yield text(LEFT - 10, middle, row.count or "–", "end", ink=palette.INK_3)


def bands(picture: Picture) -> Iterator[str]:
    """Phases in their hues; a cycle is named once, where its first stay in the window begins."""
    told = set()
    for band in picture.bands:
        yield _band(band)
        if band.stay.cycle not in told:
            told.add(band.stay.cycle)
            yield text(band.x + 2, TOP + 10, _("Cycle %(n)d") % {"n": band.stay.cycle})
    if not any(band.stay.phase != OUTSIDE for band in picture.bands):
        yield text(LEFT, TOP + 10, _("Not in the programme at this time"))


def _band(band: Band) -> str:
    phase, wide = band.stay.phase, max(band.width - 1.5, 1)
    ink, css = marks.colour(phase), marks.fill_class(phase)
    name = phase_label(phase)
    top, height = TOP + 16, BANDS - 26
    since = escape(f"{name} · {formats.day(band.stay.start)}")
    box = (
        f'<rect x="{band.x:g}" y="{top}" width="{wide:g}" height="{height}" rx="3" '
        f'class="{css}" fill="{ink}" fill-opacity=".16"/><rect x="{band.x:g}" y="{top}" width="{wide:g}" height="3" '
        f'rx="1.5" class="{css}" fill="{ink}"/>'
    )
    fits = shortened(name, wide - 12, FEWEST, ".")
    said = text(band.x + 8, top + 19, fits, css="c-strong") if fits else ""
    return f"<g><title>{since}</title>{box}{said}</g>"


def shortened(words: str, room: float, fewest: int, mark: str = "…") -> str:
    """As much of it as there is room for; nothing when that would say nothing."""
    letters = int(room / LETTER)
    if len(words) <= letters:
        return words
    return f"{words[: letters - 1].rstrip()}{mark}" if letters > fewest else ""


def axis(picture: Picture) -> Iterator[str]:
    """Dates as many as there is room for, and today."""
    foot = picture.height - AXIS
    free: float = LEFT
    for x, tick in picture.ticks:
        yield _line(x, TOP + BANDS, foot + 5, "c-axis", palette.LINE)
        word = tick_word(tick)
        half = len(word) * LETTER / 2
        middle = min(max(x, LEFT + half), END - half)
        if middle - half >= free:
            yield text(round(middle, 1), foot + 18, word, "middle")
            free = middle + half + 8
    if picture.today is not None:
        yield _line(picture.today, TOP + 12, foot, "c-target", palette.INK)
        held = "end" if picture.today > WIDTH - 60 else "middle"
        yield text(picture.today, TOP + 9, _("today"), held, "c-strong")


def _line(x: float, top: float, foot: float, css: str, ink: str) -> str:
    return f'<path d="M{x:g} {top:g}V{foot:g}" class="{css}" stroke="{ink}"/>'


def tick_word(tick: Tick) -> str:
    """A date on the axis, as exactly as the distance to the next one asks."""
    if tick.unit == "year":
        return str(tick.day.year)
    return formats.month(tick.day) if tick.unit == "month" else formats.day_short(tick.day)


def silence(one: Silence, row: Row) -> str:
    """A shade with a broken outline; one that lasts says its days beside today, where no contact can lie yet."""
    ink = "risk" if one.gap.lasting else "watch"
    soft = palette.RISK_SOFT if one.gap.lasting else palette.WATCH_SOFT
    box = (
        f'<rect x="{one.x:g}" y="{row.top + 3:g}" width="{one.width:g}" height="{row.height - 6:g}" rx="4" '
        f'class="jm-gap c-{ink}-soft c-stroke-{ink}" fill="{soft}" stroke="{marks.colour(ink)}" '
        'stroke-dasharray="4 3"/>'
    )
    return f"<g><title>{escape(silence_words(one.gap))}</title>{box}{_days(one, row, ink)}</g>"


def _days(one: Silence, row: Row, ink: str) -> str:
    word, middle = words().days % {"n": one.gap.days}, row.top + row.height / 2 + 4
    if len(word) * LETTER + 30 < one.width:
        return text(round(one.x + one.width / 2, 1), middle, word, "middle", f"c-{ink}", marks.colour(ink))
    after = one.x + one.width + 6
    if one.gap.lasting and after + len(word) * LETTER < END:
        return text(round(after, 1), middle, word, "", f"c-{ink}", marks.colour(ink))
    return ""

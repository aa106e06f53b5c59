"""What the map says in words: its finding, what stands out, its legend, and its moments as lists."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.choices import Phase
from accounts.moments import Moment, Mood
from insights.journey_map.shapes import RADII, shape
from insights.journey_map.words import channel_word, lane_hints, lane_words, mood_words, silence_words
from insights.queries.journey_map import JourneyMap
from kam.lib import formats
from kam.ui.cells import phase_label
from kam.ui.charts import marks

LATEST = 5


@dataclass(frozen=True)
class LaneList:
    """A lane's latest moments in the window, as rows; how many there are in all, and where they all stand."""

    name: str
    count: int
    rows: list[tuple[str, str, str, str]]  # address, title, day, how it went
    all_url: str


def finding(name: str, found: JourneyMap) -> str:
    """The map's title: whose it is, how much of what time it shows."""
    count = found.picture.shown
    values = {
        "name": name,
        "n": formats.number(count),
        "from": formats.day(found.window.start),
        "to": formats.day(found.window.end),
    }
    said = ngettext("%(name)s: %(n)s moment, %(from)s – %(to)s", "%(name)s: %(n)s moments, %(from)s – %(to)s", count)
    return said % values


def standing_out(found: JourneyMap) -> list[str]:
    """The silences that last, one sentence each."""
    names = lane_words()
    said = _("%(lane)s: %(silence)s.")
    return [said % {"lane": names[lane], "silence": silence_words(gap)} for lane, gap in found.lasting]


def legend_items() -> list[tuple[SafeString, str]]:
    """Every shape with its meaning."""
    words = mood_words()
    return [(SafeString(shape(mood, RADII[2])), words[mood]) for mood in Mood]


def legend_phases(found: JourneyMap) -> list[tuple[str, str, str]]:
    """The phases of the bands: class, colour and name, in the order of the journey."""
    met = {band.stay.phase for band in found.picture.bands}
    return [
        (marks.fill_class(one.value), marks.colour(one.value), phase_label(one.value)) for one in Phase if one in met
    ]


def hints(found: JourneyMap) -> dict[str, str]:
    """What stands in the lanes in which nothing has ever happened."""
    words = lane_hints()
    return {lane: words[lane] for lane in found.empty_lanes}


def row_of(base: str, moment: Moment, moods: dict[str, str], day: object) -> tuple[str, str, str, str]:
    """A moment as a line: where it leads, its title, its day, how it went and through which channel."""
    said = [moods[moment.mood], channel_word(moment.channel)] if moment.channel else [moods[moment.mood]]
    when = day(moment.on) if callable(day) else formats.day(moment.on)
    return f"{base}{moment.source}/{moment.pk}/", moment.title, when, " · ".join(said)


def moments_by_lane(account_id: int, found: JourneyMap) -> list[LaneList]:
    """The same as the picture for who cannot see it, or has no room for it: every lane with its latest moments."""
    names, moods, day = lane_words(), mood_words(), cache(formats.day)
    every = reverse("insights:account_moments", args=[account_id])
    span = [("from", found.window.start.isoformat()), ("to", found.window.end.isoformat()), *found.chosen.pairs()]
    lists = []
    for row in found.picture.rows:
        shown = [one for mark in row.marks[-LATEST:] for one in mark.moments]
        latest = sorted(shown, key=lambda one: one.on, reverse=True)[:LATEST]
        rows = [row_of(every, one, moods, day) for one in latest]
        lists.append(LaneList(names[row.lane], row.count, rows, f"{every}?{urlencode([('lane', row.lane), *span])}"))
    return lists

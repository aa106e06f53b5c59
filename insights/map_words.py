"""What the map says in words: its finding, what stands out, its legend, and its moments as lists."""

from __future__ import annotations

from functools import cache

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from accounts.choices import Phase
from accounts.moments import Mood
from insights.journey_map.shapes import RADII, shape
from insights.journey_map.words import lane_words, mood_words, silence_words, words
from insights.queries.journey_map import JourneyMap
from kam.lib import formats
from kam.ui.cells import phase_label
from kam.ui.charts import marks


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
    known = mood_words()
    return [(SafeString(shape(mood, RADII[2])), known[mood]) for mood in Mood]


@cache
def legend(language: str) -> str:
    """The part of the legend that is the same for every map, printed once in each language."""
    with override(language):
        return render_to_string("insights/_map_legend.html", {"legend": legend_items()})


def legend_phases(found: JourneyMap) -> list[tuple[str, str, str]]:
    """The phases of the bands: class, colour and name, in the order of the journey."""
    met = {band.stay.phase for band in found.picture.bands}
    return [
        (marks.fill_class(one.value), marks.colour(one.value), phase_label(one.value)) for one in Phase if one in met
    ]


def hints(found: JourneyMap) -> dict[str, str]:
    """What stands in the lanes in which nothing has ever happened."""
    known = words().hints
    return {lane: known[lane] for lane in found.empty_lanes}

"""The map as lists, for who cannot see the picture or has no room for it.

Rows are written by hand: a map shows dozens, and a template takes as long for them as for the rest of the page.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.safestring import SafeString

from accounts.moment_rows import Moment
from insights.journey_map.picture import Row
from insights.journey_map.words import words
from insights.queries.journey_map import JourneyMap
from kam.lib import formats

LATEST = 5


@dataclass(frozen=True)
class LaneList:
    """A lane's latest moments in the window, as rows; how many there are in all, and where they all stand."""

    name: str
    count: int
    rows: SafeString
    all_url: str = ""


def rows_of(account_id: int, moments: Sequence[Moment]) -> SafeString:
    """Each moment as a line: its title, which opens it; its day, how it went and through which channel."""
    base = reverse("insights:account_moments", args=[account_id])
    known, day = words(), formats.day_writer()
    drawn = []
    for one in moments:
        channel = known.channels.get(one.channel, "")
        said = f"{day(one.on)} · {known.moods[one.mood]}{' · ' if channel else ''}{channel}"
        drawn.append(
            f'<li><a class="name" href="{base}{one.source}/{one.pk}/" data-panel>{escape(one.title)}</a>'
            f'<span class="tiny muted">{escape(said)}</span></li>'
        )
    return SafeString("".join(drawn))


def moments_by_lane(account_id: int, found: JourneyMap) -> list[LaneList]:
    """The same as the picture: every lane that has any with its latest moments."""
    names, every = words().lanes, reverse("insights:account_moments", args=[account_id])
    span = [("from", found.window.start.isoformat()), ("to", found.window.end.isoformat()), *found.chosen.pairs()]
    lists = []
    for row in found.picture.rows:
        latest = _latest(row)
        url = f"{every}?{urlencode([('lane', row.lane), *span])}" if row.count > LATEST else ""
        if latest:
            lists.append(LaneList(names[row.lane], row.count, rows_of(account_id, latest), url))
    return lists


def _latest(row: Row) -> list[Moment]:
    """The lane's latest moments, the last first; of a crowd no more are made than are shown."""
    found: list[Moment] = []
    for mark in reversed(row.marks):
        found += reversed(mark.moments[len(found) - LATEST :])
        if len(found) == LATEST:
            break
    return found

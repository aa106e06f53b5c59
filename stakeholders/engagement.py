"""How engaged a person is with us, from 0 to 1: a pure rule, explained by what made it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kam.lib import formats

WINDOW_DAYS = 90
_FREQUENCY, _RECENCY = 0.6, 0.4


class Engagement(NamedTuple):
    """The score, and the two shares it is made of."""

    score: float
    frequency: float
    recency: float
    days_met: int
    expected: int
    last_on: date | None
    cadence: int

    @property
    def percent(self) -> int:
        """The score in hundredths, for reading."""
        return round(self.score * 100)

    @property
    def reasons(self) -> list[str]:
        """Why the score is what it is, in the reader's language."""
        if self.last_on is None:
            return [_("No interaction in the last %(days)s days.") % {"days": WINDOW_DAYS}]
        met = ngettext("%(n)s day of contact in 90 days", "%(n)s days of contact in 90 days", self.days_met)
        frequency = _("%(met)s; the rhythm asks for %(expected)s.") % {
            "met": met % {"n": self.days_met},
            "expected": self.expected,
        }
        return [frequency, _("Last one on %(day)s.") % {"day": formats.day(self.last_on)}]


def engagement(touched_on: Iterable[date], *, cadence: int, today: date) -> Engagement:
    """Engagement from the days of contact in the last 90 days, against one contact every `cadence` days.

    Six tenths for keeping the rhythm (several contacts on a day are one), four for the last contact being
    recent: full until the next is due, then halved with every further `cadence` days. No contact in the
    window gives 0; days after `today` do not count.
    """
    days = {day for day in touched_on if 0 <= (today - day).days < WINDOW_DAYS}
    expected = max(1, round(WINDOW_DAYS / cadence))
    if not days:
        return Engagement(0.0, 0.0, 0.0, 0, expected, None, cadence)
    last = max(days)
    frequency = min(1.0, len(days) / expected)
    recency = 0.5 ** (max(0, (today - last).days - cadence) / cadence)
    score = round(_FREQUENCY * frequency + _RECENCY * recency, 4)
    return Engagement(score, frequency, recency, len(days), expected, last, cadence)

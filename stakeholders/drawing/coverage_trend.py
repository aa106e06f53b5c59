"""An account's coverage over the weeks."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from kam.lib import formats
from kam.ui.charts.lines import Series, line_chart


def draw_weeks(weeks: Sequence[tuple[date, int]]) -> SafeString:
    """The line of the scores, oldest first, with its finding as the title; nothing before there are two weeks."""
    if len(weeks) < 2:
        return SafeString("")
    (begun, first), (_last, now) = weeks[0], weeks[-1]
    values = {"now": now, "before": first, "day": formats.day_short(begun)}
    if now == first:
        title = _("Coverage %(now)s, as in the week of %(day)s") % values
    else:
        title = _("Coverage from %(before)s in the week of %(day)s to %(now)s") % values
    labels = [formats.day_short(day) for day, _score in weeks]
    scores: list[float | None] = [float(score) for _day, score in weeks]
    return line_chart(title, labels, [Series(_("Coverage"), scores)], from_zero=True, width=440, height=180)

"""The journey map on paper: an A3 sheet across, and behind it what mattered most."""

from __future__ import annotations

from django.http import QueryDict
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Account
from accounts.moments import Lane
from insights.journey_map.drawing import draw
from insights.journey_map.words import lane_words, mood_words
from insights.map_words import finding, legend_items, legend_phases, standing_out
from insights.queries.journey_map import JourneyMap, journey_map
from kam.outbox.jobs import Report

STEPS, MOST = 3, 60
WEIGHTY = 3


def map_html(account: Account, state: str, *, locale: str) -> str:
    """The document as HTML, in the active language."""
    found = journey_map(account, QueryDict(state), timezone.localdate())
    title = finding(account.name, found)
    context = {
        "account": account,
        "locale": locale,
        "title": title,
        "picture": draw(found.picture, title),
        "legend": legend_items(),
        "phases": legend_phases(found),
        "lasting": standing_out(found),
        "weighty": _weighty(found),
        "today": found.today,
    }
    return render_to_string("insights/pdf/journey_map.html", context)


def _weighty(found: JourneyMap) -> list[dict[str, object]]:
    """The most important moments in the window, oldest first; of too many the latest."""
    lanes, moods = lane_words(), mood_words()
    kept = [
        one
        for one in found.moments
        if one.importance >= WEIGHTY and found.window.holds(one.on) and one.lane in list(Lane)
    ]
    return [
        {"on": one.on, "title": one.title, "lane": lanes[one.lane], "mood": moods[one.mood]} for one in kept[-MOST:]
    ]


def render_map(account: Account, state: str, *, locale: str, report: Report) -> bytes:
    """The document as PDF; `report` hears of every step and may raise Cancelled."""
    report(0, STEPS, _("Collecting the moments"))
    html = map_html(account, state, locale=locale)
    report(1, STEPS, _("Laying out the pages"))
    from plans.pdf import engine

    document = engine.laid_out(html, "pdf/map.css")
    report(2, STEPS, _("Writing the file"))
    content = engine.written(document)
    report(STEPS, STEPS)
    return content

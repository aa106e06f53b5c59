"""The power map as a file: a picture with its heading and legend, and a sheet of paper with everybody's figures."""

from __future__ import annotations

from django.http import QueryDict
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from accounts.models import Account
from kam.lib import formats
from kam.outbox.jobs import Report
from stakeholders.choices import Kind, Profile
from stakeholders.drawing.legend import map_legend_entries
from stakeholders.drawing.sheet import draw_sheet
from stakeholders.forms.map_filter import MapFilter
from stakeholders.past.asked import MapAsked
from stakeholders.queries.power_map import PowerMap, power_map_of

STEPS = 3


def _map(account: Account, state: str) -> tuple[MapAsked, PowerMap]:
    asked = MapFilter(QueryDict(state), today=timezone.localdate()).asked()
    return asked, power_map_of(account, asked, may_judge=False, paper=True)


def said_of(asked: MapAsked) -> str:
    """The day, the day it is compared with, and the filters, in one line."""
    words = {"profile": dict(Profile.choices), "kind": dict(Kind.choices)}
    parts = [_("As of %(day)s") % {"day": formats.day(asked.on)}]
    if asked.since:
        parts.append(_("what moved since %(day)s") % {"day": formats.day(asked.since)})
    parts += [str(words.get(name, {}).get(value, value)) for name, value in asked.chosen.items()]
    return " · ".join(parts)


def map_svg(account: Account, state: str) -> SafeString:
    """The map as its address asks it, as one document in its own colours."""
    asked, found = _map(account, state)
    heading = (_("Power map of %(account)s") % {"account": account.name}, said_of(asked))
    legend = map_legend_entries(asked.lines, found.scene.changes)
    return draw_sheet(
        found.drawing, (found.width, found.height), heading, legend, [row.person.name for row in found.unnamed]
    )


def map_html(account: Account, state: str, *, locale: str) -> str:
    """The document as HTML, in the active language."""
    asked, found = _map(account, state)
    context = {
        "account": account,
        "locale": locale,
        "said": said_of(asked),
        "map": found,
        "asked": asked,
        "legend": map_legend_entries(asked.lines, found.scene.changes),
        "rows": sorted(found.rows, key=lambda row: (-row.influence, -row.support, row.person.sort_name)),
        "numbered": list(enumerate(found.unnamed, 1)),
    }
    return render_to_string("insights/pdf/power_map.html", context)


def render_map(account: Account, state: str, *, locale: str, report: Report) -> bytes:
    """The document as PDF; `report` hears of every step and may raise Cancelled."""
    report(0, STEPS, _("Collecting the people"))
    html = map_html(account, state, locale=locale)
    return printed(html, "pdf/power_map.css", report)


def printed(html: str, sheet: str, report: Report) -> bytes:
    """Lay out and write a document whose contents are collected."""
    report(1, STEPS, _("Laying out the pages"))
    from plans.pdf import engine

    document = engine.laid_out(html, sheet)
    report(2, STEPS, _("Writing the file"))
    content = engine.written(document)
    report(STEPS, STEPS)
    return content

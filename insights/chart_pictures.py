"""The organisation chart as a file: all of it, entity by entity; as SVG in one drawing, as PDF on sheets of A3."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import QueryDict
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from accounts.models import Account
from insights.people_pictures import STEPS, printed
from kam.lib import formats
from kam.outbox.jobs import Report
from stakeholders.chart.fold import Fold
from stakeholders.chart.sheets import Sheet, drawn, sheets_of
from stakeholders.choices import Kind
from stakeholders.drawing.org_chart import BARS, Face, draw_chart
from stakeholders.drawing.sheet import draw_sheet
from stakeholders.queries.org_chart import TONES, Member, OrgChart, org_chart_of
from stakeholders.templatetags.chart import MARKS, coverage_word

# What fits on A3 across in its own size, in which names are 8 points high.
WIDTH, HEIGHT = 1480.0, 830.0


@dataclass(frozen=True)
class Part:
    """An entity's trees on as many sheets as they need, and those of it who stand in none."""

    title: str
    sheets: list[SafeString]
    alone: list[str]


def _chart(account: Account, state: str) -> OrgChart:
    """The entity asked, or else the whole account, whose trees may run through several."""
    entity = QueryDict(state).get("entity", "")[:120]
    return org_chart_of(account, today=timezone.localdate(), fold=Fold(), entity=entity)


def _faces(chart: OrgChart) -> dict[int, Face]:
    faces = {}
    for key, state in chart.coverage.items():
        person = chart.people[key]
        is_role = person.kind == Kind.ROLE
        told = [person.job_title, "" if chart.entity else person.entity]
        if person.kind == Kind.EXTERNAL:
            told.insert(0, person.employer or _("external"))
        faces[key] = Face(
            person.name,
            " · ".join(filter(None, told)),
            TONES[state],
            coverage_word(state),
            "" if is_role else MARKS[person.support],
            is_role,
        )
    return faces


def chart_svg(account: Account, state: str) -> SafeString:
    """The trees beside one another as one document in its own colours."""
    chart = _chart(account, state)
    faces, x, high, parts = _faces(chart), 0.0, 0.0, []
    for root in chart.roots:
        sheet = drawn(root, chart.forest.children)
        drawing = draw_chart(sheet, faces, chart.people[root].name)
        parts.append(SafeString(f'<g transform="translate({x:g} 0)">{drawing}</g>'))
        x, high = x + sheet.width + 40, max(high, sheet.height)
    heading = (_("Organisation chart of %(account)s") % {"account": account.name}, _said(chart))
    alone = [chart.people[key].name for key in chart.alone]
    return draw_sheet(SafeString("".join(parts)), (max(x - 40, 600.0), high), heading, _legend(), alone)


def _said(chart: OrgChart) -> str:
    day = _("As of %(day)s") % {"day": formats.day(timezone.localdate())}
    return " · ".join(filter(None, [day, chart.entity]))


def _legend() -> list[tuple[SafeString, str]]:
    bars = [(tone, coverage_word(code)) for code, tone in TONES.items() if code != "role"]
    box = '<rect y="1" width="4" height="10" fill="{}"/>'
    shown = [(SafeString(box.format(BARS[tone])), word) for tone, word in bars]
    return [*shown, (SafeString(""), _("+ and −: how they stand towards us"))]


def _parts(chart: OrgChart) -> Iterator[Part]:
    """Trees by the entity of their root, each entity under its name."""
    faces = _faces(chart)
    entities = dict.fromkeys(chart.people[root].entity for root in chart.roots)
    for entity in entities:
        roots = [root for root in chart.roots if chart.people[root].entity == entity]
        sheets = [sheet for root in roots for sheet in sheets_of(chart.forest, root, width=WIDTH, height=HEIGHT)]
        alone = [chart.people[key].name for key in chart.alone if chart.people[key].entity == entity]
        yield Part(entity, [draw_chart(one, faces, _sheet_title(chart, one)) for one in sheets], alone)
    rest = [_placed(chart.people[key]) for key in chart.alone if chart.people[key].entity not in entities]
    if rest:
        yield Part("", [], rest)


def _placed(person: Member) -> str:
    """The name with the entity, where no heading says it."""
    return f"{person.name} ({person.entity})" if person.entity else person.name


def _sheet_title(chart: OrgChart, sheet: Sheet) -> str:
    return _("%(name)s and those below") % {"name": chart.people[sheet.top].name}


def chart_html(account: Account, state: str, *, locale: str) -> str:
    """The document as HTML, in the active language."""
    chart = _chart(account, state)
    context = {
        "account": account,
        "locale": locale,
        "said": _said(chart),
        "parts": list(_parts(chart)),
        "legend": _legend(),
        "counts": [(TONES[code], coverage_word(code), chart.counts[code]) for code in TONES if chart.counts[code]],
        "today": timezone.localdate(),
    }
    return render_to_string("insights/pdf/org_chart.html", context)


def render_chart(account: Account, state: str, *, locale: str, report: Report) -> bytes:
    """The document as PDF; `report` hears of every step and may raise Cancelled."""
    report(0, STEPS, _("Collecting the people"))
    return printed(chart_html(account, state, locale=locale), "pdf/org_chart.css", report)

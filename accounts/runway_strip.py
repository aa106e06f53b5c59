"""The runway as a strip: one row of all renewals, under the axis they share."""

from __future__ import annotations

from datetime import date
from html import escape

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from accounts.queries.runway import RunwayLine
from accounts.renewals.runway import LINE, State
from accounts.runway_chart import shape
from accounts.runway_words import finding, t_minus
from kam.ui import palette
from kam.ui.charts import marks

STRIP, STRIP_PAD, STRIP_HEIGHT = 150, 6, 22
NAMED = (365, 180, 0)  # what the narrow axis has room for


def strip_axis() -> SafeString:
    """The axis above the strips of a table, with the marks that they use."""
    marked = marks.join([format_html('<g id="rw-{}">{}</g>', state.value, shape(state, 4)) for state in State])
    words = marks.join([marks.text(_strip_x(days), 11, t_minus(days), _strip_anchor(days)) for days in NAMED])
    return format_html(
        '<svg class="chart" viewBox="0 0 {0} 14" width="{0}" height="14" role="img"><title>{1}</title>'
        "<defs>{2}</defs>{3}</svg>",
        STRIP, _("From a year before the end to the end"), marked, words,
    )  # fmt: skip


def runway_strip(line: RunwayLine, today: date) -> SafeString:
    """One contract's line for a row: how far it is, its gates, its notice date."""
    end, middle = line.contract.end_on, STRIP_HEIGHT // 2
    now, notice = _strip_x((end - today).days), _strip_x((end - line.contract.notice_on).days)
    gates = "".join(
        f'<use href="#rw-{one.stop.state.value}" x="{_strip_x((end - one.stop.safe).days)}" y="{middle}"/>'
        for one in line.gates
    )
    return SafeString(
        f'<svg viewBox="0 0 {STRIP} {STRIP_HEIGHT}" width="{STRIP}" height="{STRIP_HEIGHT}" role="img">'
        f"<title>{escape(finding(line))}</title>"
        f'<path d="M{STRIP_PAD} {middle}H{STRIP - STRIP_PAD}" class="c-zero" stroke="{palette.LINE_STRONG}" '
        f'stroke-width="2"/><path d="M{STRIP_PAD} {middle}H{now}" class="c-stroke-fill" stroke="{palette.ACCENT}" '
        f'stroke-width="3"/><path d="M{notice} 2V20" class="c-stroke-watch" stroke="{palette.WATCH}" '
        f'stroke-dasharray="3 2"/><path d="M{now} 1V21" class="c-target" stroke="{palette.INK}" stroke-width="1.5"/>'
        f"{gates}</svg>"
    )


def _strip_x(days: int) -> float:
    share = 1 - min(LINE, max(0, days)) / LINE
    return round(STRIP_PAD + share * (STRIP - 2 * STRIP_PAD), 1)


def _strip_anchor(days: int) -> str:
    return "start" if days == LINE else "end" if not days else "middle"

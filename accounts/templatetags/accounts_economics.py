"""Contribution drawn."""

from __future__ import annotations

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from accounts.models import CostLine
from accounts.queries.economics import Economics, QuarterRow, quarter_word
from kam.lib import formats
from kam.ui.charts import Bar, bar_chart

register = template.Library()


@register.simple_tag
def quarter_label(row: QuarterRow) -> str:
    """A quarter as people say it."""
    return quarter_word(row.start)


@register.simple_tag
def hours_made(found: Economics, currency: str) -> list[tuple[str, str]]:
    """For each quarter with hours: every function's hours times the rate they were entered with."""
    return [
        (quarter_label(row), " · ".join(_hours(one, currency) for one in row.hours)) for row in found.rows if row.hours
    ]


def _hours(line: CostLine, currency: str) -> str:
    rate = formats.money_exact(line.unit_cost, currency)
    return f"{line.function} {formats.number(line.quantity, 2)} h × {rate}"


@register.simple_tag
def net_bars(found: Economics, currency: str, width: int = 720) -> SafeString:
    """Net contribution of the quarters whose costs are known, oldest first."""
    rows = [one for one in reversed(found.rows) if one.result.net is not None]
    if not rows:
        return SafeString("")
    bars = [
        Bar(quarter_label(one), float(one.result.net or 0), tone="risk" if (one.result.net or 0) < 0 else "")
        for one in rows
    ]
    title = _("Net contribution by quarter")
    return bar_chart(title, bars, lambda value: formats.money(value, currency), width=width)


@register.filter
def of_kind(row: QuarterRow, kind: str) -> object:
    """What one kind of serving cost in the quarter; nothing where nothing was entered."""
    return row.result.by_kind.get(kind)

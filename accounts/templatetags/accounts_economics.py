"""Contribution drawn."""

from __future__ import annotations

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from accounts.queries.economics import Economics, QuarterRow
from kam.lib import formats
from kam.ui.charts import Bar, bar_chart

register = template.Library()


@register.simple_tag
def quarter_label(row: QuarterRow) -> str:
    """A quarter as people say it."""
    return _("Q%(n)d %(year)02d") % {"n": row.number, "year": row.start.year % 100}


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

"""Revenue drawn."""

from __future__ import annotations

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from accounts.attention import percent_change
from accounts.queries.header import AccountHeader
from accounts.queries.value import ProductRevenue, Quarter
from kam.lib import formats
from kam.ui import cells
from kam.ui.charts import Bar, bar_chart

register = template.Library()


@register.simple_tag
def quarter_bars(quarters: list[Quarter], header: AccountHeader, width: int = 720) -> SafeString:
    """Revenue by quarter; the running one is quieter, because it is not finished."""
    bars = [Bar(quarter_name(one), float(one.amount), tone="soft" if one.running else "") for one in quarters]
    return bar_chart(_finding(header), bars, lambda value: formats.money(value, header.currency), width=width)


@register.simple_tag
def quarter_name(quarter: Quarter) -> str:
    """A quarter as people say it: Q3 26."""
    return _("Q%(n)d %(year)02d") % {"n": quarter.number, "year": quarter.start.year % 100}


@register.simple_tag
def product_change(product: ProductRevenue) -> SafeString:
    """How the product's revenue changed over a year; new when there was none."""
    if product.latest and not product.previous:
        return cells.pill("plain", _("new"))
    return cells.delta(percent_change(product.latest, product.previous), "%")


def _finding(header: AccountHeader) -> str:
    """The chart's title says what it shows."""
    if header.revenue is None:
        return _("Revenue by quarter")
    figure = {"sum": formats.money(header.revenue, header.currency)}
    if header.change is None:
        return _("%(sum)s over the last four quarters") % figure
    figure["change"] = formats.percent(abs(header.change))
    if header.change > 0:
        return _("%(sum)s over the last four quarters, %(change)s more than the year before") % figure
    if header.change < 0:
        return _("%(sum)s over the last four quarters, %(change)s less than the year before") % figure
    return _("%(sum)s over the last four quarters, as much as the year before") % figure

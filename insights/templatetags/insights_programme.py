"""What the programme draws: functions of plain figures, each drawing remembered until its figures change."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from insights.addresses import address
from insights.queries.figures import QuarterStake
from insights.queries.programme import AlertLine
from insights.templatetags.insights_bars import tone_bar
from insights.wording import sentence
from kam.lib import formats
from kam.ui import cells
from kam.ui.charts.bars import Bar, bar_chart
from kam.ui.memo import remembered
from kam.ui.navigation import address as place

register = template.Library()
KEPT = 256  # drawings of each kind: some organisations' figures in both languages, about a megabyte


def quarter_label(quarter: date) -> str:
    """`Q4 26` in the reader's language."""
    return _("Q%(number)s %(year)s") % {"number": (quarter.month + 2) // 3, "year": f"{quarter.year % 100:02d}"}


@register.simple_tag
@remembered(KEPT)
def revenue_chart(trend: tuple[tuple[date, Decimal], ...], revenue: Decimal, currency: str) -> SafeString:
    """Revenue by quarter, upright."""
    bars = [Bar(quarter_label(quarter), float(total), tone="fill") for quarter, total in trend]
    title = _("Revenue by quarter: %(amount)s over twelve months") % {"amount": formats.money(revenue, currency)}
    return bar_chart(title, bars, fmt=lambda value: formats.money(value, currency))


@register.simple_tag
@remembered(KEPT)
def stake_rows(stakes: tuple[QuarterStake, ...], currency: str) -> SafeString:
    """The quarters in which contracts end: how much of it is fragile."""
    largest = max((one.total for one in stakes), default=Decimal(0))
    return format_html_join(
        "",
        '<tr><th scope="row">{}</th><td>{}</td><td class="num">{}</td><td class="num">{}</td></tr>',
        (
            (
                quarter_label(one.quarter),
                tone_bar(float(one.total), float(largest), "accent", float(one.at_risk)),
                format_html('<span class="risk">{}</span>', cells.money(one.at_risk, currency)) if one.at_risk else "–",
                cells.money(one.total, currency) if one.total else "–",
            )
            for one in stakes
        ),
    )


@register.simple_tag
@remembered(KEPT)
def phase_rows(phases: tuple[tuple[str, int], ...], accounts: int) -> SafeString:
    """How many accounts stand in each phase, each a link to them."""
    portfolio = place("accounts:portfolio")
    return format_html_join(
        "",
        '<li><a href="{}?phase={}">{}</a>{}<span class="num">{}</span></li>',
        (
            (portfolio, phase, cells.phase_pill(phase), tone_bar(n, accounts, f"phase-{phase}"), cells.number(n))
            for phase, n in phases
        ),
    )


@register.simple_tag
def alert_lines(alerts: Sequence[AlertLine]) -> SafeString:
    """Where to step in: the most fragile renewals, each with its reason."""
    return format_html_join(
        "",
        '<li><span class="mark{}"></span><div><a class="name" href="{}">{}</a><p class="why">{}</p></div>'
        "<div>{}</div></li>",
        (
            (
                " late" if one.level == "risk" else "",
                address("insights:alert_detail", one.pk),
                one.account,
                sentence(one.reason) if one.reason else "",
                cells.pill(one.level, one.score),
            )
            for one in alerts
        ),
    )

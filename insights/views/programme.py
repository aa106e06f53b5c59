"""The executive's dashboard."""

from __future__ import annotations

from datetime import date

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from insights.queries.programme import Programme, programme_of
from insights.wording import sentence
from kam.lib.formats import money
from kam.tenancy.capabilities import Capability
from kam.tenancy.decorators import page
from kam.tenancy.requests import ActorRequest
from kam.ui.charts.bars import Bar, bar_chart


def quarter_label(quarter: date) -> str:
    """`Q4 26` in the reader's language."""
    return _("Q%(number)s %(year)s") % {"number": (quarter.month + 2) // 3, "year": f"{quarter.year % 100:02d}"}


def _revenue_chart(found: Programme) -> SafeString:
    bars = [Bar(quarter_label(quarter), float(total), tone="fill") for quarter, total in found.trend]
    title = _("Revenue by quarter: %(amount)s over twelve months") % {"amount": money(found.revenue, found.currency)}
    return bar_chart(title, bars, fmt=lambda value: money(value, found.currency))


@page(Capability.VIEW_PROGRAMME)
def programme(request: ActorRequest) -> HttpResponse:
    """Which accounts grow, which renewals are at risk and why, and what the programme rests on."""
    found = programme_of(request.actor, today=timezone.localdate())
    context = {
        "nav": "insights:programme",
        "found": found,
        "revenue_chart": _revenue_chart(found),
        "stakes": [(quarter_label(one.quarter), one) for one in found.stakes],
        "largest": max(one.total for one in found.stakes),
        "fragile": money(sum(one.at_risk for one in found.stakes), found.currency),
        "alerts": [(one, sentence(one.reasons[0]) if one.reasons else "") for one in found.alerts],
    }
    return render(request, "insights/programme.html", context)

"""Small things of plans by the dozen: `format_html`, no template."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kam.lib import formats
from kam.ui import cells, palette
from plans.choices import PlanStatus
from plans.figures import figure_words
from plans.forms.plan import HINTS
from plans.progress import Progress
from plans.prose import prose
from plans.queries.directory import PlanRow
from plans.views.frame import plan_url

register = template.Library()
register.simple_tag(prose)

TONES = {
    PlanStatus.DRAFT: "neutral",
    PlanStatus.IN_REVIEW: "watch",
    PlanStatus.APPROVED: "good",
    PlanStatus.CLOSED: "plain",
}
_BAR_COLOURS = {"good": palette.GOOD, "watch": palette.WATCH, "risk": palette.RISK, "neutral": palette.INK_3}


@register.simple_tag
def part_hint(part: str) -> str:
    """What an empty part is for."""
    return str(HINTS[part])


@register.simple_tag
def figure(value: Decimal | None, unit: str) -> str:
    """An objective's value with its unit."""
    return figure_words(value, unit)


@register.simple_tag
def way_bar(progress: Progress, title: str) -> SafeString:
    """The way done as a bar; an SVG, so that paper shows it too."""
    said = f"{title}: {progress.reason}"
    return format_html(
        '<svg class="bar {}" viewBox="0 0 100 6" preserveAspectRatio="none" role="img" aria-label="{}">'
        '<rect width="{}" height="6" fill="{}"/></svg>',
        progress.tone,
        said,
        progress.percent or 0,
        _BAR_COLOURS[progress.tone],
    )


@register.simple_tag
def status_pill(status: str) -> SafeString:
    """Where a plan stands."""
    return cells.pill(TONES[PlanStatus(status)], PlanStatus(status).label)


@register.simple_tag
def plan_lines(rows: Iterable[PlanRow]) -> SafeString:
    """The list of plans."""
    return format_html_join("", "<tr>{}{}{}</tr>", map(_line, rows))


def _line(row: PlanRow) -> tuple[SafeString, SafeString, SafeString]:
    plan = row.plan
    first = format_html(
        '<th scope="row" class="name"><a href="{}">{}</a><br><span class="tiny">{}</span></th><td>{}</td>',
        plan_url(plan.account_id, plan),
        plan.account.name,
        plan.title,
        status_pill(plan.status),
    )
    second = format_html(
        '<td data-label="{}">{} – {}</td><td data-label="{}">{}</td>',
        _("Period"),
        formats.month(plan.starts_on),
        formats.month(plan.ends_on),
        _("Owner"),
        plan.owner.name,
    )
    third = format_html(
        '<td class="num" data-label="{}">{}</td><td class="num" data-label="{}">{}{}</td>',
        _("Objectives"),
        formats.number(row.objectives),
        _("Open actions"),
        formats.number(row.open_actions),
        _late(row.overdue),
    )
    return first, second, third


def _late(count: int) -> SafeString:
    if not count:
        return SafeString("")
    said = ngettext("%(n)s overdue", "%(n)s overdue", count) % {"n": formats.number(count)}
    return format_html(' · <span class="risk">{}</span>', said)

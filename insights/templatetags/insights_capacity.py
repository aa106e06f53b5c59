"""The lines of the capacity view."""

from __future__ import annotations

from decimal import Decimal
from html import escape
from typing import Any

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from insights.addresses import address
from insights.capacity import Over
from insights.models import CapacityLimits
from insights.queries.capacity import Carried
from insights.templatetags.insights_bars import tone_bar
from kam.lib import formats
from kam.ui import cells

register = template.Library()
BEYOND = {
    Over.ACCOUNTS: gettext_lazy("too many accounts"),
    Over.RELATIONS: gettext_lazy("too many relations"),
    Over.HOURS: gettext_lazy("too many hours"),
}


@register.simple_tag
def capacity_lines(rows: list[Carried], limits: CapacityLimits) -> SafeString:
    """One row for each manager; every number leads to what it counts. Written by hand: a page shows dozens."""
    words = [_("Accounts"), _("Relations"), _("Meetings in 30 days"), _("Open actions"), _("Hours a month"), _("Load")]
    cell = [f'<td class="num" data-label="{escape(word)}">' for word in words[:-1]]
    cell.append(f'<td data-label="{escape(words[-1])}">')
    most = [formats.number(one) for one in (limits.accounts, limits.relations, limits.hours_available)]
    return SafeString("".join([_row(one, cell, most) for one in rows]))


def _row(one: Carried, cell: list[str], most: list[str]) -> str:
    url, work, number = address("insights:capacity_detail", one.pk), one.work, formats.number
    what = one.job_title if one.here else _("works here no more")
    beside = f'<br><small class="muted">{escape(what)}</small>' if what else ""
    below = ""
    if work.subsidiaries:
        told = escape(_("%(n)s in groups") % {"n": number(work.subsidiaries)})
        below = f'<br><small class="muted"><a href="{url}?of=subsidiaries">{told}</a></small>'
    return (
        f'<tr><th scope="row" class="name"><a href="{url}">{escape(one.name)}</a>{beside}</th>'
        f'{cell[0]}<a href="{url}?of=accounts">{number(work.accounts)}</a> / {most[0]}{below}</td>'
        f'{cell[1]}<a href="{url}?of=relations">{number(work.relations)}</a> / {most[1]}</td>'
        f'{cell[2]}<a href="{url}?of=meetings">{number(work.meetings)}</a></td>'
        f'{cell[3]}<a href="{url}?of=actions">{number(work.actions)}</a></td>'
        f"{cell[4]}{number(one.load.hours)} / {most[2]}</td>{cell[5]}{load_pill(one)}</td></tr>"
    )


@register.simple_tag
def load_pill(one: Carried) -> SafeString:
    """How full the fullest limit is, with a word and a shape, and which limits are passed."""
    full = formats.percent(one.load.use * 100)
    word = {"risk": _("Overloaded"), "watch": _("Nearly full"), "good": _("Has room")}[one.load.tone]
    beyond = ", ".join(str(BEYOND[over]) for over in one.load.over)
    more = format_html('<br><small class="muted">{}</small>', beyond) if beyond else ""
    return format_html("{}{}", cells.pill(one.load.tone, f"{word} · {full}"), more)


@register.simple_tag
def load_bars(one: Carried, limits: CapacityLimits) -> SafeString:
    """The hours of a month by their source: so many things times so many hours."""
    work, load = one.work, one.load
    lines = (
        (_("Relations"), work.relations, limits.hours_relation, load.relation_hours),
        (_("Meetings in 30 days"), work.meetings, limits.hours_meeting, load.meeting_hours),
        (_("Open actions"), work.actions, limits.hours_action, load.action_hours),
    )
    largest = max(load.hours, Decimal(1))
    return format_html_join(
        "",
        '<li><span>{} <small class="muted">{} × {} h</small></span>{}<span class="num">{} h</span></li>',
        (
            (label, formats.number(count), formats.number(each, 2), tone_bar(float(total), float(largest), "accent"),
             formats.number(total, 1))
            for label, count, each, total in lines
        ),
    )  # fmt: skip


PAGES = {
    "relations": "stakeholders:stakeholder_detail",
    "meetings": "reviews:meeting_detail",
    "actions": "plans:action_edit",
}


@register.simple_tag
def thing_url(kind: str, one: dict[str, Any]) -> str:
    """The page of a thing that a figure counts."""
    return address(PAGES.get(kind, "accounts:account_detail"), one["id"])


@register.filter(name="is")
def is_same(value: str, other: str) -> bool:
    """Whether two words are the same: for arguments of tags."""
    return value == other

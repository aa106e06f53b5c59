"""The rows of the day: drawn in one call each list, without a template for each row."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from django import template
from django.template import Context
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from insights.addresses import address
from insights.my_day import Task
from insights.queries.own_accounts import Renewal
from insights.waiting import ComingMeeting
from kam.ui import cells
from kam.ui.icons import icon_svg

register = template.Library()

FORM = '<form method="post" action="{0}" hx-post="{0}" hx-target="#tasks" hx-swap="outerHTML" data-guard>{1}{2}</form>'
BUTTON = '<button class="button quiet small"{}>{}{}</button>'
LINK = '<a class="button quiet small" href="{}">{}{}</a>'


def _rows(rows: Iterable[SafeString]) -> SafeString:
    return format_html_join("\n", "{}", ((row,) for row in rows))


@register.simple_tag(takes_context=True)
def task_rows(context: Context, tasks: Sequence[Task]) -> SafeString:
    """What to do now, each with its reason and its buttons."""
    token = context.get("csrf_token", "")
    hidden = format_html('<input type="hidden" name="csrfmiddlewaretoken" value="{}">', token)
    return _rows(_task(one, hidden) for one in tasks)


def _task(one: Task, hidden: SafeString) -> SafeString:
    named = format_html('<span class="sr-only">: {}</span>', one.title)
    late = " late" if one.late else ""
    if one.kind == "action":
        done = address("insights:task_done", one.pk)
        said = _("Done: %(title)s") % {"title": one.title}
        button = format_html('<button class="mark{}" aria-label="{}"></button>', late, said)
        mark, acts = format_html(FORM, done, hidden, button), _action_acts(one, done, hidden, named)
    else:
        mark = format_html('<span class="mark{}"></span>', late)
        acts = _OTHER_ACTS.get(one.kind, _open)(one, named)
    # Who is asked to rate need not be on the account's team: the candidate's page is theirs, the account's perhaps not.
    about = "accounts:qualification_detail", one.pk
    place = about if one.kind == "rating" else ("accounts:account_detail", one.account_id)
    return format_html(
        '<li id="task-{}-{}">{}<div><a class="name" href="{}">{}</a><p class="why"><a href="{}">{}</a> · {}</p></div>'
        '<div class="acts">{}</div></li>',
        one.kind, one.pk, mark, one.url, one.title, address(*place), one.account, one.reason, acts,
    )  # fmt: skip


def _action_acts(one: Task, done: str, hidden: SafeString, named: SafeString) -> SafeString:
    said = format_html(' aria-label="{}"', _("Postpone by a week: %(title)s") % {"title": one.title})
    version = format_html('<input type="hidden" name="version" value="{}">', one.version)
    later = version + format_html(BUTTON, said, _("+1 week"), "")
    return format_html(FORM, address("insights:task_postpone", one.pk), hidden, later) + format_html(
        FORM, done, hidden, format_html(BUTTON, "", pgettext("button", "Done"), named)
    )


def _person_acts(one: Task, named: SafeString) -> SafeString:
    plan = f"{reverse('reviews:meeting_create')}?account={one.account_id}"
    log = f"{reverse('stakeholders:touchpoint_create')}?account={one.account_id}&person={one.pk}"
    return format_html(LINK, plan, pgettext("button", "Plan"), named) + format_html(
        '<a class="button quiet small" data-panel href="{}">{}{}</a>', log, pgettext("button", "Log"), named
    )


def _step_acts(one: Task, named: SafeString) -> SafeString:
    base = '<a class="button quiet small" data-panel href="{}">{}{}</a>'
    later, done = address("accounts:run_step_postpone", one.pk), address("accounts:run_step_done", one.pk)
    return format_html(base, later, pgettext("button", "Postpone"), named) + format_html(
        base, done, pgettext("button", "Done"), named
    )


def _open(one: Task, named: SafeString) -> SafeString:
    return format_html(LINK, one.url, pgettext("button", "Open"), named)


_OTHER_ACTS = {"person": _person_acts, "step": _step_acts}

ROW = '<li><span class="faint">{}</span><div><a class="name" href="{}">{}</a><p class="why">{} · {}</p></div>{}</li>'


@register.simple_tag
def meeting_rows(meetings: Sequence[ComingMeeting]) -> SafeString:
    """The meetings ahead, soonest first."""
    now, icon = timezone.now(), icon_svg("calendar")
    return _rows(
        format_html(
            ROW, icon, address("reviews:meeting_detail", one.pk), one.title, one.account,
            cells.moment(one.starts_at, "relative", now), "",
        )
        for one in meetings
    )  # fmt: skip


@register.simple_tag
def renewal_rows(accounts: Sequence[Renewal], today: date) -> SafeString:
    """Accounts whose renewal comes, soonest first."""
    icon = icon_svg("file-clock")
    return _rows(
        format_html(
            ROW, icon, address("accounts:account_detail", one.pk), one.name,
            cells.money(one.revenue_12m, one.currency), cells.day(one.renewal_on, "relative", today),
            format_html("<div>{}</div>", cells.phase_pill(one.phase)),
        )
        for one in accounts
    )  # fmt: skip

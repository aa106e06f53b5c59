"""The lines of actions: what does not change from line to line is put together once per language, no template."""

from __future__ import annotations

from collections.abc import Iterable

from django import template
from django.template import Context
from django.urls import reverse
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from kam.ui import shells
from kam.ui.icons import icon_svg
from kam.ui.memo import remembered
from kam.ui.templatetags.ui import day
from plans.choices import ActionStatus
from plans.models import Action
from plans.queries.actions import ActionRow

register = template.Library()
_NO_ACTION = 987654321
_LINE = '<li id="action-{}"{}{}>\n{}\n<div>{}\n{}</div>\n<div class="acts">{}</div></li>'
_CLICK = (
    '<form method="post" action="{url}" hx-post="{url}" hx-target="#action-{{id}}" hx-swap="outerHTML">{{token}}'
    '<button class="mark{{css}}" aria-label="{said}"></button></form>'
)
_POSTPONE = (
    '<form class="row tight nowrap" method="post" action="{url}" hx-post="{url}" hx-target="#action-{{id}}"'
    ' hx-swap="outerHTML" data-guard>{{token}}<input type="hidden" name="version" value="{{version}}">'
    '<button class="button quiet small" name="days" value="1" aria-label="{day}">{short_day}</button>'
    '<button class="button quiet small" name="days" value="7" aria-label="{week}">{short_week}</button></form>'
)


@register.simple_tag(takes_context=True)
def action_lines(context: Context, rows: Iterable[ActionRow], aside: bool = False) -> SafeString:
    """Actions with what this person may do with each; `aside` when the line replaces itself wherever it stands."""
    token = format_html('<input type="hidden" name="csrfmiddlewaretoken" value="{}">', context.get("csrf_token", ""))
    swap = SafeString(' hx-swap-oob="true"') if aside else ""
    lines = (
        (
            row.action.pk,
            swap,
            SafeString("") if row.action.status == ActionStatus.OPEN else SafeString(' class="done"'),
            _mark(row, token),
            _name(row),
            _why(row),
            _acts(row, token),
        )
        for row in rows
    )
    return format_html_join("", _LINE, lines)


def _mark(row: ActionRow, token: SafeString) -> SafeString:
    """The box to tick, for whoever may; what it shows, for the others."""
    status, css = row.action.status, " late" if row.late else ""
    css += " done" if status == ActionStatus.DONE else ""
    if not row.may_follow:
        return format_html('<span class="mark{}"></span>', css)
    click = _click("action_done" if status == ActionStatus.OPEN else "action_reopen")
    return format_html(click, id=row.action.pk, title=row.action.title, token=token, css=css)


def _name(row: ActionRow) -> SafeString:
    if not row.may_edit:
        return format_html('<span class="name">{}</span>', row.action.title)
    return format_html(_edit(), id=row.action.pk, title=row.action.title)


def _why(row: ActionRow) -> SafeString:
    one = row.action
    sign = format_html(" · {}", one.success_indicator) if one.success_indicator else ""
    return format_html('<p class="why">{} · {}{}{}</p>', one.owner.name, _when(one, row), _for(one), sign)


def _for(one: Action) -> SafeString | str:
    """For whom at the client, with their page."""
    if one.person is None:
        return ""
    url = reverse("stakeholders:stakeholder_detail", args=[one.person_id])
    name = format_html('<a class="link" href="{}">{}</a>', url, one.person.name)
    return format_html(" · {}", format_html(conditional_escape(pgettext("action", "for {name}")), name=name))


def _when(one: Action, row: ActionRow) -> SafeString | str:
    if row.urgency is not None:
        tone = "" if row.urgency.tone == "neutral" else row.urgency.tone
        return format_html('<span class="{}">{}</span>, {}', tone, row.urgency.word, day(one.due_on, "exact"))
    if one.status == ActionStatus.DONE:
        return format_html("{} {}", pgettext("action", "done"), day(one.done_on, "exact"))
    return pgettext("action", "dropped")


def _acts(row: ActionRow, token: SafeString) -> SafeString:
    one = row.action
    if not row.may_follow or one.status != ActionStatus.OPEN:
        return SafeString("")
    return format_html(_follow(row.may_edit), id=one.pk, title=one.title, token=token, version=one.version)


def _address(name: str) -> str:
    """A page of an action, with a place for its id."""
    return reverse(f"plans:{name}", args=[_NO_ACTION]).replace(str(_NO_ACTION), "{id}")


@remembered(16)
def _click(name: str) -> SafeString:
    said = _("Done: %(title)s") if name == "action_done" else _("Open again: %(title)s")
    return format_html(_CLICK, url=_address(name), said=said % {"title": "{title}"})


@remembered(16)
def _edit() -> SafeString:
    return format_html('<a class="name" href="{}" data-panel>{}</a>', _address("action_edit"), "{title}")


@remembered(16)
def _follow(may_edit: bool) -> SafeString:
    """Putting it off by a click, and the menu."""
    title = {"title": "{title}"}
    postpone = format_html(
        _POSTPONE,
        url=_address("action_postpone"),
        day=_("Postpone by a day: %(title)s") % title,
        week=_("Postpone by a week: %(title)s") % title,
        short_day=_("+1 day"),
        short_week=_("+1 week"),
    )
    links = [
        ("action_postpone", "calendar-clock", _("Another date")),
        ("action_reassign", "user-round-pen", _("Hand over")),
        ("action_edit", "pencil", _("Edit")),
        ("action_drop", "x", _("Drop")),
    ]
    shown = [(_address(name), icon_svg(icon), word) for name, icon, word in links if may_edit or name != "action_edit"]
    return postpone + shells.menu(
        format_html_join("", '<a href="{}" data-panel>{}{}</a>', shown), _("More about %(title)s") % title
    )

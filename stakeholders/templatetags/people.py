"""Lines of people by the hundred, and the map's legend: `format_html`, no template."""

from __future__ import annotations

from collections.abc import Iterable

from django import template
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from kam.tenancy.models import Membership
from kam.ui import cells
from kam.ui.icons import icon_svg
from stakeholders.drawing.legend import map_legend
from stakeholders.queries.directory import DirectoryRow
from stakeholders.queries.people import PersonRow
from stakeholders.queries.touchpoints import TouchpointRow

register = template.Library()
register.simple_tag(map_legend)


def _name(row: PersonRow | DirectoryRow) -> SafeString:
    person = row.person
    url = reverse("stakeholders:stakeholder_detail", args=[person.pk])
    title = format_html('<br><span class="tiny">{}</span>', person.job_title) if person.job_title else ""
    return format_html('<th scope="row" class="name"><a href="{}">{}</a>{}</th>', url, person.name, title)


def _judged(row: PersonRow | DirectoryRow, influence: str) -> SafeString:
    return format_html(
        '<td>{}</td><td class="num" data-label="{}">{}</td><td>{}</td>',
        row.person.get_profile_display(),
        influence,
        row.person.influence,
        cells.pill(row.support_tone, row.support_word),
    )


def _contact(row: PersonRow | DirectoryRow, last: str) -> SafeString:
    touched = row.person.last_touch_on
    shown = cells.day(touched, "relative", timezone.localdate()) if touched else cells.nothing()
    state = cells.pill(row.silence.tone, row.silence.word)
    return format_html(
        '<td data-label="{}">{}</td><td><span title="{}">{}</span></td>', last, shown, row.silence.reason, state
    )


@register.simple_tag
def people_lines(rows: Iterable[PersonRow]) -> SafeString:
    """An account's people: name, profile, judgement, engagement, contact."""
    influence, last, engaged = _("Influence"), _("Last contact"), _("Engagement")
    cell = '<td data-label="{}" title="{}">{}</td>'
    lines = (
        (
            _name(row),
            _judged(row, influence),
            format_html(cell, engaged, " ".join(row.engagement.reasons), cells.percent(row.engagement.percent)),
            _contact(row, last),
        )
        for row in rows
    )
    return format_html_join("", "<tr>{}{}{}{}</tr>", lines)


@register.simple_tag
def directory_lines(rows: Iterable[DirectoryRow]) -> SafeString:
    """People across accounts: name, account, profile, judgement, contact."""
    influence, last = _("Influence"), _("Last contact")
    lines = (
        (
            _name(row),
            reverse("stakeholders:account_people", args=[row.person.account_id]),
            row.person.account.name,
            _judged(row, influence),
            _contact(row, last),
        )
        for row in rows
    )
    return format_html_join("", '<tr>{}<td><a href="{}">{}</a></td>{}{}</tr>', lines)


@register.simple_tag
def touchpoint_lines(rows: Iterable[TouchpointRow], actor: Membership, may_edit: bool) -> SafeString:
    """Interactions on a time line; whoever may not change the account corrects their own only."""
    edit, today = _("Edit"), timezone.localdate()
    lines = (
        (
            row.tone,
            icon_svg(row.icon),
            row.subject,
            cells.day(row.happened_on, "relative", today),
            " · ".join(row.circumstances),
            _took_part(row),
            _correct(row, edit) if may_edit or row.logged_by_id == actor.pk else "",
            format_html('<p class="text keep-lines">{}</p>', row.note) if row.note else "",
        )
        for row in rows
    )
    line = '<li><span class="dot {}">{}</span><span class="what">{}</span>{}<p class="text">{}{}{}</p>{}</li>'
    return format_html('<ol class="timeline">{}</ol>', format_html_join("", line, lines))


def _took_part(row: TouchpointRow) -> SafeString:
    people = ((reverse("stakeholders:stakeholder_detail", args=[one["id"]]), one["name"]) for one in row.with_whom)
    named = format_html_join(", ", '<a href="{}">{}</a>', people)
    return format_html(" · {}", named) if named else named


def _correct(row: TouchpointRow, word: str) -> SafeString:
    return format_html(
        ' · <a class="link" href="{}" data-panel>{}<span class="sr-only"> {}</span></a>',
        reverse("stakeholders:touchpoint_edit", args=[row.id]),
        word,
        row.subject,
    )

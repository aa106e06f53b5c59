"""Lines of people by the hundred, and the map's legend: `format_html`, no template."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from urllib.parse import urlencode

from django import template
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import npgettext

from accounts.models import Account
from kam.lib import formats
from kam.tenancy.models import Membership
from kam.ui import cells, shells
from kam.ui.icons import icon_svg
from stakeholders.choices import Kind
from stakeholders.drawing.legend import map_legend
from stakeholders.models import Stakeholder
from stakeholders.queries.directory import MANY, DirectoryRow, Wanted
from stakeholders.queries.mail import waiting_for
from stakeholders.queries.touchpoints import TouchpointRow

register = template.Library()
register.simple_tag(map_legend)
register.simple_tag(waiting_for, name="mail_waiting")


@register.simple_tag
def person_lead(person: Stakeholder) -> str:
    """The job title, and for external people who sends them."""
    known = [person.job_title] if person.job_title else []
    if person.kind == Kind.EXTERNAL:
        known.append(_("external, %(employer)s") % {"employer": person.employer} if person.employer else _("external"))
    return " · ".join(known)


def _name(person: Stakeholder) -> SafeString:
    """The name as a link, below it the job title and for external people who sends them."""
    url = reverse("stakeholders:stakeholder_detail", args=[person.pk])
    known = person_lead(person)
    below = format_html('<br><span class="tiny">{}</span>', known) if known else ""
    return format_html('<th scope="row" class="name"><a href="{}">{}</a>{}</th>', url, person.name, below)


def _standing(row: DirectoryRow, words: dict[str, str]) -> SafeString:
    """Profile with the role in the decision, seniority, influence, support."""
    person = row.person
    role = person.get_decision_role_display()
    decides = format_html('<br><span class="tiny">{}</span>', role) if role else ""
    return format_html(
        '<td>{}{}</td><td data-label="{}">{}</td><td class="num" data-label="{}">{}</td><td>{}</td>',
        person.profile_name,
        decides,
        words["seniority"],
        person.get_seniority_display() or cells.nothing(),
        words["influence"],
        person.influence,
        cells.nothing() if person.kind == Kind.ROLE else cells.pill(row.support_tone, row.support_word),
    )


def _contact(row: DirectoryRow, last: str, today: date) -> SafeString:
    person = row.person
    shown = cells.day(person.last_touch_on, "relative", today) if person.last_touch_on else cells.nothing()
    if person.left_on is not None:
        state = cells.pill("neutral", _("left"))
    elif person.kind == Kind.ROLE:
        state = cells.pill("watch", _("to fill"))
    else:
        pill = cells.pill(row.silence.tone, row.silence.word)
        calm = row.silence.state == "ok"
        state = pill if calm else format_html('<span title="{}">{}</span>', row.silence.reason, pill)
    return format_html('<td data-label="{}">{}</td><td>{}</td>', last, shown, state)


@register.simple_tag
def directory_lines(rows: Iterable[DirectoryRow], account: Account | None = None) -> SafeString:
    """People with profile, judgement and contact; across accounts with their account too."""
    words = {"influence": _("Influence"), "last": _("Last contact"), "seniority": _("Seniority")}
    today = timezone.localdate()
    lines = (
        (
            _name(row.person),
            "" if account else _at(row.person),
            _standing(row, words),
            _contact(row, words["last"], today),
        )
        for row in rows
    )
    return format_html_join("", "<tr>{}{}{}{}</tr>", lines)


def _at(person: Stakeholder) -> SafeString:
    url = reverse("stakeholders:account_people", args=[person.account_id])
    return format_html('<td><a href="{}">{}</a></td>', url, person.account.name)


@register.simple_tag
def people_column(wanted: Wanted, key: str, label: str, view: str = "", css: str = "") -> SafeString:
    """A column's head: a link that sorts by it, in the other direction when it does already."""
    now = wanted.sort or "name"
    state = {key: "ascending", f"-{key}": "descending"}.get(now, "")
    kept = ({"view": view} if view else {}) | wanted.query() | {"sort": f"-{key}" if now == key else key}
    link = shells.sort_link(f"?{urlencode(kept)}", label, state)
    aria = format_html(' aria-sort="{}"', state) if state else ""
    named = format_html(' class="{}"', css) if css else ""
    return format_html('<th scope="col"{}{}>{}</th>', named, aria, link)


@register.simple_tag
def people_count(count: int) -> str:
    """How many there are, as far as anybody counts."""
    if count > MANY:
        return _("More than %(n)s people") % {"n": formats.number(MANY)}
    return npgettext("count", "%(n)s person", "%(n)s people", count) % {"n": formats.number(count)}


@register.simple_tag
def touchpoint_lines(rows: Iterable[TouchpointRow], actor: Membership, may_edit: bool) -> SafeString:
    """Interactions on a time line; whoever may not change the account corrects their own only."""
    edit, changed, today = _("Edit"), _("changed"), timezone.localdate()
    lines = (
        (
            row.tone,
            icon_svg(row.icon),
            row.subject,
            cells.day(row.happened_on, "relative", today),
            " · ".join(row.circumstances),
            _took_part(row),
            _changed(row, changed) if row.version > 1 else "",
            _correct(row, edit) if may_edit or row.logged_by_id == actor.pk else "",
            format_html('<p class="text keep-lines">{}</p>', row.note) if row.note else "",
        )
        for row in rows
    )
    line = '<li><span class="dot {}">{}</span><span class="what">{}</span>{}<p class="text">{}{}{}{}</p>{}</li>'
    return format_html('<ol class="timeline">{}</ol>', format_html_join("", line, lines))


def _took_part(row: TouchpointRow) -> SafeString:
    people = ((reverse("stakeholders:stakeholder_detail", args=[one["id"]]), one["name"]) for one in row.with_whom)
    named = format_html_join(", ", '<a href="{}">{}</a>', people)
    return format_html(" · {}", named) if named else named


def _correct(row: TouchpointRow, word: str) -> SafeString:
    return _panel_link("stakeholders:touchpoint_edit", row, word)


def _changed(row: TouchpointRow, word: str) -> SafeString:
    return _panel_link("stakeholders:touchpoint_history", row, word)


def _panel_link(name: str, row: TouchpointRow, word: str) -> SafeString:
    return format_html(
        ' · <a class="link" href="{}" data-panel>{}<span class="sr-only"> {}</span></a>',
        reverse(name, args=[row.id]),
        word,
        row.subject,
    )

"""What stands around lists of people, lines of interactions, and the map's legend: `format_html`, no template."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlencode

from django import template
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import npgettext

from kam.lib import formats
from kam.tenancy.models import Membership
from kam.ui import cells, shells
from kam.ui.icons import icon_svg
from stakeholders.drawing.legend import map_legend
from stakeholders.models import Stakeholder
from stakeholders.queries.directory import MANY, Wanted
from stakeholders.queries.mail import waiting_for
from stakeholders.queries.touchpoints import TouchpointRow
from stakeholders.templatetags.people_lines import lead_of

register = template.Library()
register.simple_tag(map_legend)
register.simple_tag(waiting_for, name="mail_waiting")


@register.simple_tag
def person_lead(person: Stakeholder) -> str:
    """The job title, and for external people who sends them."""
    return lead_of(person.job_title, person.kind, person.employer)


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

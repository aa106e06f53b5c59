"""The cards of the organisation chart as nested lists: `format_html`, no template for each."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlencode

from django import template
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kam.ui.icons import icon_svg
from stakeholders.chart.fold import ROW
from stakeholders.choices import Kind, Support
from stakeholders.models import Stakeholder
from stakeholders.queries.org_chart import TONES, OrgChart
from stakeholders.queries.people import SUPPORT_TONES
from stakeholders.silence import state_word

register = template.Library()
MARKS = {-2: "− −", -1: "−", 0: "·", 1: "+", 2: "+ +"}


def coverage_word(code: str) -> str:
    """How somebody is covered, in the reader's language."""
    if code == "never":
        return _("never met")
    return _("to fill") if code == "role" else state_word(code)


def _icon(name: str) -> SafeString:
    """An icon that `chart_icons` holds once for all cards."""
    return SafeString(f'<svg class="icon" width="16" height="16" aria-hidden="true"><use href="#oc-{name}"/></svg>')


@register.simple_tag
def chart_icons() -> SafeString:
    """The icons of the cards, hidden, to be pointed at."""
    icons = (("oc-grip", "grip-vertical"), ("oc-plus", "user-plus"))
    held = "".join(icon_svg(name).replace("<svg ", f'<svg id="{key}" ', 1) for key, name in icons)
    return SafeString(f"<div hidden>{held}</div>")


class _Cards:
    """Draws one chart; addresses are reversed once, for a chart has dozens of cards."""

    def __init__(self, chart: OrgChart, may_edit: bool) -> None:
        self.chart, self.may_edit = chart, may_edit
        self.person = reverse("stakeholders:stakeholder_detail", args=[0]).replace("0/", "")
        self.words = {code: coverage_word(code) for code in TONES}
        self.move, self.add = _("Move %(name)s"), _("Add a role below %(name)s")
        self.pieces = _icon("grip"), _icon("plus")

    def row(self, parent: int | None, keys: Sequence[int]) -> SafeString:
        """Those below somebody; people without open reports hang below one another."""
        hung = parent is not None and len(keys) > 1 and not any(self.chart.shown.is_open(key) for key in keys)
        items = format_html_join("", "<li>{}{}</li>", ((self.card(key), self.below(key)) for key in keys))
        return format_html('<ul class="{}">{}{}</ul>', "oc-hung" if hung else "oc-row", items, self.rest(parent, keys))

    def below(self, key: int) -> SafeString:
        """The open reports of somebody."""
        keys = self.chart.shown.rows.get(key)
        return self.row(key, keys) if keys else SafeString("")

    def card(self, key: int) -> SafeString:
        """One person or role."""
        person, state = self.chart.people[key], self.chart.coverage[key]
        role = person.kind == Kind.ROLE
        return format_html(
            '<div class="oc-card {}{}" id="n{}" data-node="{}" data-name="{}"{}>{}<a class="name" href="{}{}/">{}</a>'
            '<span class="tiny">{}</span><span class="oc-marks"><span class="tiny {}">{}</span>{}</span>{}{}</div>',
            TONES[state], " oc-role" if role else "", key, key, person.name,
            SafeString(' aria-current="true"') if key == self.chart.fold.at else "",
            self._handle(person), self.person, key, person.name, self._second_line(person),
            TONES[state], self.words[state], "" if role else self._support(person),
            self._add(person), self.fold(key),
        )  # fmt: skip

    def _second_line(self, person: Stakeholder) -> str:
        elsewhere = self.chart.chief_elsewhere(person.pk)
        told = [person.job_title]
        if person.kind == Kind.EXTERNAL:
            told.append(_("external, %(firm)s") % {"firm": person.employer} if person.employer else _("external"))
        if person.entity and not self.chart.entity:
            told.append(person.entity)
        if elsewhere is not None:
            told.append(_("reports to %(chief)s") % {"chief": elsewhere.name})
        return " · ".join(filter(None, told))

    def _support(self, person: Stakeholder) -> SafeString:
        word = str(Support(person.support).label)
        return format_html(
            '<span class="tiny strong {}" title="{}"><span aria-hidden="true">{}</span><span class="sr-only">{}</span>'
            "</span>",
            SUPPORT_TONES[person.support], word, MARKS[person.support], word,
        )  # fmt: skip

    def _handle(self, person: Stakeholder) -> SafeString:
        if not self.may_edit:
            return SafeString("")
        said = self.move % {"name": person.name}
        return format_html(
            '<a class="handle" id="h{}" data-panel href="{}{}/chief/" aria-label="{}">{}</a>',
            person.pk, self.person, person.pk, said, self.pieces[0],
        )  # fmt: skip

    def _add(self, person: Stakeholder) -> SafeString:
        if not self.may_edit or person.kind == Kind.EXTERNAL:
            return SafeString("")
        said = self.add % {"name": person.name}
        return format_html(
            '<button class="oc-add" form="oc-add" formaction="{}{}/role/" aria-label="{}" title="{}">{}</button>',
            self.person, person.pk, said, said, self.pieces[1],
        )  # fmt: skip

    def fold(self, key: int) -> SafeString:
        """Opens or shuts a branch; a shut one tells how many are below and how many of them are overdue."""
        if not self.chart.forest.children(key):
            return SafeString("")
        below = self.chart.below(key)
        many, opened = below.total(), self.chart.shown.is_open(key)
        said = ngettext("%(n)s person below", "%(n)s people below", many) % {"n": many}
        late = format_html(' <span class="risk">{}</span>', _("%(n)s overdue") % {"n": below["overdue"]})
        return format_html(
            '<a class="oc-fold tiny" id="f{}" href="{}" hx-boost="true" aria-expanded="{}">{}{}</a>',
            key, address(self.chart, key, not opened), "true" if opened else "false", said,
            late if below["overdue"] and not opened else "",
        )  # fmt: skip

    def rest(self, parent: int | None, keys: Sequence[int]) -> SafeString:
        """Where a row is too long: the way to its other parts."""
        everybody = self.chart.roots if parent is None else self.chart.forest.children(parent)
        if len(everybody) <= ROW:
            return SafeString("")
        first = list(everybody).index(keys[0])
        said = _("%(first)s to %(last)s of %(all)s") % {
            "first": first + 1, "last": first + len(keys), "all": len(everybody),
        }  # fmt: skip
        ways = [(start, word) for start, word in ((first - ROW, _("Earlier ones")), (first + ROW, _("Later ones")))
                if 0 <= start < len(everybody)]  # fmt: skip
        link = '<a class="link small" hx-boost="true" href="{}">{}</a> '
        links = format_html_join("", link, ((address(self.chart, parent, True, start), word) for start, word in ways))
        return format_html('<li class="oc-rest"><span class="tiny">{}</span> {}</li>', said, links)


def address(chart: OrgChart, key: int | None, is_open: bool, start: int | None = None) -> str:
    """The chart with one branch opened or shut, or another part of a long row."""
    fold = chart.fold
    opened = [one for one in (*fold.opened, *([fold.at] if fold.at else [])) if one != key] + (
        [key] if is_open and key else []
    )
    shut = {one for one in fold.shut if one != key} | ({key} if key and not is_open else set())
    pairs = [("entity", chart.entity), ("open", ",".join(map(str, opened))), ("shut", ",".join(map(str, sorted(shut))))]
    if start is not None:
        pairs.append(("row", f"{key or ''}:{start}"))
    kept = [(name, value) for name, value in pairs if value]
    return f"?{urlencode(kept, safe=',:')}"


@register.simple_tag
def chart_cards(chart: OrgChart, may_edit: bool) -> SafeString:
    """The trees, from their roots."""
    return _Cards(chart, may_edit).row(None, chart.shown.rows[None])


@register.simple_tag
def chart_alone(chart: OrgChart, may_edit: bool) -> SafeString:
    """Those who stand in no tree yet, as many as a row holds."""
    cards = _Cards(chart, may_edit)
    items = format_html_join("", "<li>{}</li>", ((cards.card(key),) for key in chart.alone[:ROW]))
    return format_html('<ul class="oc-alone">{}</ul>', items)


@register.simple_tag
def chart_counts(chart: OrgChart) -> SafeString:
    """How many are covered, and how well; a legend at once."""
    counts = ((TONES[code], coverage_word(code), chart.counts[code]) for code in TONES if chart.counts[code])
    pill = '<span class="pill {}">{} <b>{}</b></span> '
    return format_html_join("", pill, counts)

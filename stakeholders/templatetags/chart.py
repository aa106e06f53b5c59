"""The cards of the organisation chart as nested lists: written by hand, every text escaped."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
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
from stakeholders.queries.org_chart import TONES, Member, OrgChart
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
    """Draws one chart; words and addresses are looked up once, for a chart has dozens of cards."""

    def __init__(self, chart: OrgChart, may_edit: bool) -> None:
        self.chart, self.may_edit = chart, may_edit
        self.person = reverse("stakeholders:stakeholder_detail", args=[0]).replace("0/", "")
        self.words = {code: escape(coverage_word(code)) for code in TONES}
        self.supports = {code: _support(code, escape(str(word))) for code, word in Support.choices}
        self.move, self.add = _("Move %(name)s"), _("Add a role below %(name)s")
        self.pieces = _icon("grip"), _icon("plus")

    def row(self, parent: int | None, keys: Sequence[int]) -> str:
        """Those below somebody; people without open reports hang below one another."""
        hung = parent is not None and len(keys) > 1 and not any(self.chart.shown.is_open(key) for key in keys)
        items = "".join(f"<li>{self.card(key)}{self.below(key)}</li>" for key in keys)
        return f'<ul class="{"oc-hung" if hung else "oc-row"}">{items}{self.rest(parent, keys)}</ul>'

    def below(self, key: int) -> str:
        """The open reports of somebody."""
        keys = self.chart.shown.rows.get(key)
        return self.row(key, keys) if keys else ""

    def card(self, key: int) -> str:
        """One person or role."""
        person, state = self.chart.people[key], self.chart.coverage[key]
        role, tone, name = person.kind == Kind.ROLE, TONES[state], escape(person.name)
        here = ' aria-current="true"' if key == self.chart.fold.at else ""
        return (
            f'<div class="oc-card {tone}{" oc-role" if role else ""}" id="n{key}" data-node="{key}"'
            f' data-name="{name}"{here}>{self._handle(person)}<a class="name" href="{self.person}{key}/">{name}</a>'
            f'<span class="tiny">{escape(self._second_line(person))}</span>'
            f'<span class="oc-marks"><span class="tiny {tone}">{self.words[state]}</span>'
            f"{'' if role else self.supports[person.support]}</span>{self._add(person)}{self.fold(key)}</div>"
        )

    def _second_line(self, person: Member) -> str:
        elsewhere = self.chart.chief_elsewhere(person.pk)
        told = [person.job_title]
        if person.kind == Kind.EXTERNAL:
            told.append(_("external, %(firm)s") % {"firm": person.employer} if person.employer else _("external"))
        if person.entity and not self.chart.entity:
            told.append(person.entity)
        if elsewhere is not None:
            told.append(_("reports to %(chief)s") % {"chief": elsewhere.name})
        return " · ".join(filter(None, told))

    def _handle(self, person: Member) -> str:
        if not self.may_edit:
            return ""
        said = escape(self.move % {"name": person.name})
        address = f"{self.person}{person.pk}/chief/"
        return (
            f'<a class="handle" id="h{person.pk}" data-panel href="{address}" aria-label="{said}">{self.pieces[0]}</a>'
        )

    def _add(self, person: Member) -> str:
        if not self.may_edit or person.kind == Kind.EXTERNAL:
            return ""
        said, address = escape(self.add % {"name": person.name}), f"{self.person}{person.pk}/role/"
        return (
            f'<button class="oc-add" form="oc-add" formaction="{address}" aria-label="{said}" title="{said}">'
            f"{self.pieces[1]}</button>"
        )

    def fold(self, key: int) -> str:
        """Opens or shuts a branch; a shut one tells how many are below and how many of them are overdue."""
        if not self.chart.forest.children(key):
            return ""
        below = self.chart.below(key)
        many, opened = below.total(), self.chart.shown.is_open(key)
        said = escape(ngettext("%(n)s person below", "%(n)s people below", many) % {"n": many})
        late = below["overdue"] and not opened
        told = f' <span class="risk">{escape(_("%(n)s overdue") % {"n": below["overdue"]})}</span>' if late else ""
        return (
            f'<a class="oc-fold tiny" id="f{key}" href="{escape(address(self.chart, key, not opened))}"'
            f' hx-boost="true" aria-expanded="{"true" if opened else "false"}">{said}{told}</a>'
        )

    def rest(self, parent: int | None, keys: Sequence[int]) -> str:
        """Where a row is too long: the way to its other parts."""
        everybody = self.chart.roots if parent is None else self.chart.forest.children(parent)
        if len(everybody) <= ROW:
            return ""
        first = list(everybody).index(keys[0])
        said = _("%(first)s to %(last)s of %(all)s") % {
            "first": first + 1, "last": first + len(keys), "all": len(everybody),
        }  # fmt: skip
        ways = [(start, word) for start, word in ((first - ROW, _("Earlier ones")), (first + ROW, _("Later ones")))
                if 0 <= start < len(everybody)]  # fmt: skip
        link = '<a class="link small" hx-boost="true" href="{}">{}</a> '
        links = format_html_join("", link, ((address(self.chart, parent, True, start), word) for start, word in ways))
        return format_html('<li class="oc-rest"><span class="tiny">{}</span> {}</li>', said, links)


def _support(support: int, word: str) -> str:
    """Somebody's support as a mark, whose word is said."""
    return (
        f'<span class="tiny strong {SUPPORT_TONES[support]}" title="{word}"><span aria-hidden="true">{MARKS[support]}'
        f'</span><span class="sr-only">{word}</span></span>'
    )


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
    return SafeString(_Cards(chart, may_edit).row(None, chart.shown.rows[None]))


@register.simple_tag
def chart_alone(chart: OrgChart, may_edit: bool) -> SafeString:
    """Those who stand in no tree yet, as many as a row holds."""
    cards = _Cards(chart, may_edit)
    items = "".join(f"<li>{cards.card(key)}</li>" for key in chart.alone[:ROW])
    return SafeString(f'<ul class="oc-alone">{items}</ul>')


@register.simple_tag
def chart_counts(chart: OrgChart) -> SafeString:
    """How many are covered, and how well; a legend at once."""
    counts = ((TONES[code], coverage_word(code), chart.counts[code]) for code in TONES if chart.counts[code])
    pill = '<span class="pill {}">{} <b>{}</b></span> '
    return format_html_join("", pill, counts)

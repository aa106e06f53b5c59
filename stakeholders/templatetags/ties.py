"""The matrix of relations, the parts of a score, and ties in a line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django import template
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from kam.lib import formats
from kam.ui import cells
from kam.ui.icons import icon_svg
from stakeholders.choices import Channel, Direction, Importance
from stakeholders.models import Touchpoint
from stakeholders.queries.strengths import Related
from stakeholders.queries.touchpoints import CHANNEL_ICONS, SENTIMENT_TONES
from stakeholders.ties.flags import Relations
from stakeholders.ties.reasons import Part, band, strength_tone, strength_word

register = template.Library()
BANDS = ("", "", " mid", " high")


@register.simple_tag
def matrix_rows(rows: Sequence[Related], columns: Sequence[tuple[int, str]]) -> SafeString:
    """One row for each person; a cell leads to its reasons, an empty one is silent.

    There are hundreds of cells: their addresses are relative to the page's, on a phone names are short, and that a
    cell opens in the panel is said once, by the table's `data-panels`.
    """
    influence, short = _("Influence"), [(member, _short(name)) for member, name in columns]
    return format_html_join("", "{}", ((_row(one, short, influence),) for one in rows))


def _short(name: str) -> str:
    """Camille M. for Camille Moreau."""
    first, *rest = name.split() or [""]
    return f"{first} {rest[-1][0]}." if rest else first


def _row(one: Related, columns: Sequence[tuple[int, str]], influence: str) -> SafeString:
    return format_html(
        '<tr><th scope="row" class="name"><a href="{}">{}</a><br><span class="tiny">{}</span></th>'
        '<td data-label="{}">{}</td>{}</tr>',
        reverse("stakeholders:stakeholder_detail", args=[one.pk]),
        one.name,
        one.job_title,
        influence,
        one.influence,
        format_html_join("", "{}", ((_cell(one, member, name),) for member, name in columns)),
    )


def _cell(one: Related, member: int, name: str) -> SafeString:
    found = one.strengths.get(member)
    if found is None or not found.score:
        return SafeString("<td></td>")
    cell = '<td class="tie{}" data-label="{}"><a href="{}/{}/">{}</a></td>'
    return format_html(cell, BANDS[band(found.score)], name, one.pk, member, found.score)


@register.simple_tag
def strength_pill(score: int) -> SafeString:
    """A relation's score with its word."""
    return cells.pill(strength_tone(score), f"{formats.number(score)} · {strength_word(score)}")


@register.simple_tag
def part_bars(parts: Iterable[Part]) -> SafeString:
    """The parts of a score: label, bar, points of at most so many, and why."""
    line = (
        '<li><span>{}</span><svg class="bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">'
        '<rect class="accent" width="{}" height="6"/></svg><span class="num">{}<small class="muted">/{}</small></span>'
        '<p class="reason">{}</p></li>'
    )
    return format_html_join(
        "",
        line,
        ((one.label, round(100 * one.value / one.maximum), one.value, one.maximum, one.reason) for one in parts),
    )


@register.simple_tag
def exchange_lines(touchpoints: Iterable[Touchpoint], notes: int = 0) -> SafeString:
    """The interactions a relation stands on, in what the score asks of them; with so many letters of their notes."""
    line = '<li><span class="dot {}">{}</span><span class="what">{}</span>{}<p class="text">{}</p>{}</li>'
    lines = (
        (SENTIMENT_TONES[one.sentiment], icon_svg(CHANNEL_ICONS[one.channel]), one.subject,
         cells.day(one.happened_on, "exact", one.happened_on), _circumstances(one), _note(one, notes))
        for one in touchpoints
    )  # fmt: skip
    return format_html('<ol class="timeline">{}</ol>', format_html_join("", line, lines))


def _note(one: Touchpoint, letters: int) -> SafeString | str:
    shown = Truncator(one.note).chars(letters) if letters else ""
    return format_html('<p class="text keep-lines">{}</p>', shown) if shown else ""


def _circumstances(one: Touchpoint) -> str:
    said = (Channel(one.channel).label, Importance(one.importance).label, Direction(one.direction).label)
    return " · ".join(str(word) for word in said)


@register.simple_tag
def holder_words(holder: tuple[int, float], colleagues: dict[int, str]) -> str:
    """Who holds how much of the strength."""
    member, share = holder
    values = {"name": colleagues[member], "share": formats.percent(share * 100)}
    return (
        _("%(name)s holds %(share)s of the strength: if they leave, most of what we know of this client goes.") % values
    )


@register.simple_tag
def single_words(one: Relations, member: int, colleagues: dict[int, str]) -> str:
    """Through whom alone a person is known."""
    values = {"name": colleagues[member], "influence": one.influence}
    return _("Only %(name)s has an active thread; influence %(influence)s out of 5.") % values

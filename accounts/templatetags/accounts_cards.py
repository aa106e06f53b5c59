"""The board's cards: a hundred of them are drawn in one go, without a template each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import template
from django.urls import reverse
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from accounts.line_cells import change_of, prospect_of, reason_in, revenue
from accounts.queries.board import Column
from accounts.queries.filters import Filters
from accounts.reasons import renewal_words, sentence
from kam.ui import cells
from kam.ui.icons import icon_svg

register = template.Library()
TAGS = 3  # that a card names
FAR = 180  # days: a renewal beyond is no news on a card


@register.simple_tag
def cards(column: Column, today: date) -> SafeString:
    """The cards of a column, as list items."""
    return mark_safe("".join(_card(card, today) for card in column.cards))  # noqa: S308 every part escapes


@register.simple_tag
def board_more(column: Column, filters: Filters) -> SafeString:
    """The way on: a link of its own that htmx replaces by the cards it leads to."""
    if not column.next_cursor:
        return SafeString("")
    url = f"{reverse('accounts:portfolio_board')}{filters.query()}&column={column.phase}&after={column.next_cursor}"
    return format_html(
        '<li class="board-more"><a class="button small wide" href="{}" hx-get="{}" hx-target="closest li" '
        'hx-swap="outerHTML" hx-push-url="false">{}</a></li>',
        url,
        url,
        _("More"),
    )


def _card(card: Mapping[str, Any], today: date) -> str:
    change = change_of(card)
    pk, name, mine = card["id"], escape(card["name"]), card["may_change"]
    group = f' <small class="faint">{escape(card["group_name"])}</small>' if card["group_name"] else ""
    reason = _reason(card, change, today)
    why = f'<p class="why">{escape(reason)}</p>' if reason else ""
    owner = cells.avatar(card["owner_name"], "s", True) if card["owner_name"] else ""
    handle = _handle(pk, card["name"]) if mine else ""
    money = revenue(card["revenue_12m"], change, card["currency"])
    return (
        f'<li class="board-card" data-card="{pk}"{" draggable=true" if mine else ""}>'
        f'<p class="name"><a href="{reverse("accounts:account_detail", args=[pk])}" draggable="false">{name}</a>'
        f"{prospect_of(card)}{group}</p>{why}{_tags(card['tags'])}"
        f'<footer>{owner}<span class="board-money">{money}</span>{handle}</footer></li>'
    )


def _tags(names: Sequence[str]) -> str:
    """The first few tags, and how many more there are."""
    if not names:
        return ""
    shown = ", ".join(escape(name) for name in names[:TAGS])
    more = f" +{len(names) - TAGS}" if len(names) > TAGS else ""
    label = escape(_("Tags"))
    return f'<p class="why faint"><span class="sr-only">{label}: </span>{shown}{more}</p>'


def _reason(card: Mapping[str, Any], change: int | None, today: date) -> str:
    found = reason_in(card, change, today)
    if found:
        return sentence(found)
    days = (card["renewal_on"] - today).days if card["renewal_on"] else None
    return renewal_words(days) if days is not None and days <= FAR else ""


def _handle(pk: int, name: str) -> SafeString:
    label = _("Move %(name)s") % {"name": name}
    return format_html(
        '<a class="handle" id="move-{}" href="{}" data-panel draggable="false" title="{}" '
        'aria-describedby="board-help">{}</a>',
        pk,
        reverse("accounts:account_move", args=[pk]),
        label,
        icon_svg("arrow-left-right", label),
    )

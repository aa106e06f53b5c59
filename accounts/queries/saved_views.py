"""Saved views as the menu lists them, and the one a portfolio starts with."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import parse_qsl

from django.urls import reverse

from accounts.access import may_change_view, visible_views
from accounts.choices import Layout, Phase
from accounts.countries import country_name
from accounts.models import Account, SavedView, StartView, Tag
from accounts.queries.filters import Filters
from accounts.words import FLAGS, sort_words
from kam.tenancy.models import Membership

PAGES = {Layout.LIST: "accounts:portfolio", Layout.BOARD: "accounts:portfolio_board"}


@dataclass(frozen=True)
class ViewLine:
    """A view of the menu: where it leads, what it shows in words, what the reader may do with it."""

    view: SavedView
    url: str
    text: str
    mine: bool
    start: bool
    may_change: bool


def filters_of(query: str) -> Filters:
    """A query read again by the filters' own reader: nothing foreign survives."""
    return Filters.parse(dict(parse_qsl(query.removeprefix("?"))))


def address_of(view: SavedView) -> str:
    """Where the view is to be seen."""
    return reverse(PAGES[Layout(view.layout)]) + filters_of(view.query).query()


def start_address(actor: Membership) -> str:
    """Where the actor's portfolio opens; empty when it opens whole. One query."""
    start = StartView.objects.filter(member=actor, view__in=visible_views(actor)).select_related("view").first()
    return address_of(start.view) if start else ""


def view_lines(actor: Membership) -> list[ViewLine]:
    """The actor's views and the shared ones, by name. Five queries at most, however many."""
    views = list(visible_views(actor).select_related("owner").order_by("name", "pk"))
    starts = set(StartView.objects.filter(member=actor).values_list("view_id", flat=True))
    states = {view.pk: filters_of(view.query) for view in views}
    names = _names(states.values())
    return [
        ViewLine(
            view,
            address_of(view),
            described(states[view.pk], names),
            view.owner_id == actor.pk,
            view.pk in starts,
            may_change_view(actor, view),
        )
        for view in views
    ]


def described(filters: Filters, names: dict[tuple[str, int], str] | None = None) -> str:
    """The state in a few words: phase, people and places first, the order last."""
    known = names if names is not None else _names([filters])
    parts = [str(words) for flag, words in FLAGS.items() if getattr(filters, flag)]
    if filters.q:
        parts.insert(0, f"“{filters.q}”")
    if filters.phase:
        parts.append(str(Phase(filters.phase).label))
    parts += [known.get((kind, pk), "–") for kind in ("owner", "group", "tag") if (pk := getattr(filters, kind))]
    parts += [country_name(filters.country)] if filters.country else []
    parts += [filters.industry] if filters.industry else []
    parts += [sort_words(filters.sort)] if filters.sort else []
    return " · ".join(parts)


def _names(states: Iterable[Filters]) -> dict[tuple[str, int], str]:
    """The names of the people and groups that the states speak of; a query for each sort that occurs."""
    people = {state.owner for state in states if state.owner}
    groups = {state.group for state in states if state.group}
    tags = {state.tag for state in states if state.tag}
    found: dict[tuple[str, int], str] = {}
    if people:
        found |= {
            ("owner", pk): name for pk, name in Membership.objects.filter(pk__in=people).values_list("pk", "name")
        }
    if groups:
        found |= {("group", pk): name for pk, name in Account.objects.filter(pk__in=groups).values_list("pk", "name")}
    if tags:
        found |= {("tag", pk): name for pk, name in Tag.objects.filter(pk__in=tags).values_list("pk", "name")}
    return found

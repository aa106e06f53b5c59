"""What a hand-over dossier is made of, and what apps above add to it: a registry of parts and one of promises.

A part is a small table that says where it comes from and how old it is, so that whoever takes an account over knows
what to believe. A promise is something one side owes the other. Both are registered in `AppConfig.ready`, so this
room needs to know nobody above it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from django.db.models import QuerySet, Value

from accounts.models import Account
from kam.tenancy.models import Membership


@dataclass(frozen=True)
class Cell:
    """One field of a part: its text, a second line, the page that shows it, and a state colour with its meaning."""

    text: str
    note: str = ""
    url: str = ""
    tone: str = ""


@dataclass(frozen=True)
class Part:
    """A part of the dossier. `source` says where it was read, `on` the day of the latest thing in it."""

    key: str
    title: str
    source: str
    columns: tuple[str, ...]
    rows: Sequence[tuple[Cell, ...]]
    empty: str
    on: date | None = None
    lead: str = ""

    @property
    def widths(self) -> str:
        """A word for the style sheet: how many columns share the page."""
        return f"columns-{len(self.columns)}"


@dataclass(frozen=True)
class Promise:
    """What one side owes the other. `people` are the ids of those at the client whom it concerns, `to` their names."""

    kind: str
    pk: int
    ours: bool
    text: str
    who: str
    due_on: date | None
    since: date | None
    source: str
    url: str
    version: int = 0
    people: frozenset[int] = field(default_factory=frozenset)
    to: str = ""


class PromiseRow(NamedTuple):
    """What a sort of promise is read as: the same columns for all, so that one query reads them together."""

    kind: str
    pk: int
    text: str
    who: str
    due_on: date
    since: date
    version: int
    person: int | None
    person_name: str | None
    note: str  # a word for the source, of its own


@dataclass(frozen=True)
class PromiseSource:
    """A sort of promise of ours: how the open ones are read, told, and handed to a colleague where that can be.

    `rows` gives the columns of `PromiseRow` but the kind; `told` is where it stands, in words, and its address.
    """

    kind: str
    rows: Callable[[Account], QuerySet[Any, Any]]
    told: Callable[[Account, PromiseRow], tuple[str, str]]
    hand_over: Callable[..., Any] | None = None  # (pk, actor=, version=, owner=)


PartSource = Callable[[Account, date], Sequence[Part]]
_PROMISES: dict[str, PromiseSource] = {}
_PARTS: list[PartSource] = []


def register_promises(source: PromiseSource) -> None:
    """Add a sort of promise; for `AppConfig.ready`."""
    _PROMISES[source.kind] = source


def register_parts(source: PartSource) -> None:
    """Add parts to every dossier, after those of this room; for `AppConfig.ready`."""
    _PARTS.append(source)


def open_promises(account: Account) -> list[Promise]:
    """Everything still owed at the account, the first due first. One query, whatever sorts there are."""
    sorts = [source.rows(account).annotate(sort=Value(kind)) for kind, source in _PROMISES.items()]
    read = [one.order_by().values_list("sort", *PromiseRow._fields[1:]) for one in sorts]
    if not read:
        return []
    rows = read[0].union(*read[1:], all=True) if len(read) > 1 else read[0]
    found = [_promise(PromiseRow(*row), account) for row in rows]
    return sorted(found, key=lambda one: (one.due_on or date.max, one.kind, one.pk))


def _promise(row: PromiseRow, account: Account) -> Promise:
    source, url = _PROMISES[row.kind].told(account, row)
    return Promise(
        row.kind, row.pk, ours=True, text=row.text, who=row.who, due_on=row.due_on, since=row.since, source=source,
        url=url, version=row.version, people=frozenset({row.person} if row.person else ()), to=row.person_name or "",
    )  # fmt: skip


def further_parts(account: Account, today: date) -> list[Part]:
    """What the apps above add."""
    return [part for source in _PARTS for part in source(account, today)]


def may_be_handed(promise: Promise) -> bool:
    """Whether a colleague can take it over here."""
    source = _PROMISES.get(promise.kind)
    return source is not None and source.hand_over is not None


def hand_promise(promise: Promise, *, actor: Membership, owner: Membership) -> None:
    """Hand a promise of ours to a colleague, by the service of its own room and within its rights."""
    source = _PROMISES[promise.kind]
    if source.hand_over is not None:
        source.hand_over(promise.pk, actor=actor, version=promise.version, owner=owner)

"""What may happen to an account and be answered by a protocol: a registry to which each app adds its own events.

An event offers the protocols that the organisation bound to it, with one click; nothing starts before a person says
so. It is registered in `AppConfig.ready`, so this room needs to know nobody above it. `tell` is asked again for every
page that names what started a run, so a run keeps no name of a person who may have to be forgotten.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.functional import Promise

from accounts.gates.checks import Facts
from accounts.models import Account

OFFERED_DAYS = 30  # the days in which an answer still changes something; afterwards one starts it by hand


@dataclass(frozen=True)
class Happened:
    """One thing that happened to an account: the sentence in the reader's language, and the page that shows it."""

    kind: str
    pk: int
    on: date
    text: str
    url: str
    reference_on: date | None = None  # what the steps of an answer count back from, where the event knows it

    @property
    def origin(self) -> str:
        """How a form names it; `read_origin` understands it."""
        return f"{self.kind}:{self.pk}"


@dataclass(frozen=True)
class Event:
    """A sort of event. `recent` lists what is still to be answered on a day; without it the event is never offered."""

    code: str
    label: str | Promise  # completes "offered when …"
    tell: Callable[[Account, int], Happened | None]
    recent: Callable[[Facts], Sequence[Happened]] | None = None


_EVENTS: dict[str, Event] = {}


def register_event(event: Event) -> None:
    """Add an event; for `AppConfig.ready`."""
    _EVENTS[event.code] = event


def offered_events() -> dict[str, Event]:
    """The events a protocol can be bound to, by code, in the order of registration."""
    return {code: one for code, one in _EVENTS.items() if one.recent is not None}


def tell(account: Account, kind: str, pk: int | None) -> Happened | None:
    """What an origin says of the account; None when nobody knows it or it is another account's."""
    event = _EVENTS.get(kind)
    return event.tell(account, pk) if event is not None and pk is not None else None


def read_origin(account: Account, text: str) -> Happened | None:
    """What a form named as `Happened.origin`; None for anything else."""
    kind, _colon, number = text.partition(":")
    return tell(account, kind, int(number)) if number.isdecimal() and len(number) <= 18 else None


def offered_since(today: date) -> date:
    """The first day whose events are still offered today."""
    return today - timedelta(days=OFFERED_DAYS)

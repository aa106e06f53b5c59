"""Moments ahead for which one should have spoken with somebody: whoever keeps such moments registers a reader."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import date

from stakeholders.choices import Profile

EVERYBODY = frozenset(Profile.values)
DECIDING = frozenset({Profile.DECISION_MAKER.value, Profile.SPONSOR.value})


@dataclass(frozen=True)
class Coming:
    """A moment ahead: from how many days before it asks for contacts, with which profiles, or with whom by id."""

    on: date
    what: str
    window: int
    profiles: frozenset[str] = EVERYBODY
    people: frozenset[int] = field(default_factory=frozenset)

    def concerns(self, key: int, profile: str) -> bool:
        """Whether it asks for a contact with this person."""
        return key in self.people or profile in self.profiles


Reader = Callable[[Collection[int], date], Mapping[int, list[Coming]]]
_READERS: dict[str, Reader] = {}


def register_coming(name: str, reader: Reader) -> None:
    """Bring a reader of the moments ahead of the accounts with these ids; for `AppConfig.ready`."""
    _READERS[name] = reader


def coming_at(accounts: Collection[int], today: date) -> dict[int, list[Coming]]:
    """The moments ahead by account. One query for each reader, whatever the number of accounts."""
    found: dict[int, list[Coming]] = defaultdict(list)
    for reader in _READERS.values() if accounts else ():
        for account, moments in reader(accounts, today).items():
            found[account] += moments
    return found

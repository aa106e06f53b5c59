"""What a cycle brought, figure by figure: each app registers those of the data it owns.

A reader takes the account and the spans of the cycles to compare, and returns one line per figure with one cell per
span. It asks the database once, whatever the number of spans.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from accounts.models import Account


class Section(StrEnum):
    """Under which heading a figure stands."""

    REVENUE = "revenue"
    SATISFACTION = "satisfaction"
    PEOPLE = "people"
    CONTRACTS = "contracts"


@dataclass(frozen=True)
class Span:
    """A time from `start` until before `end`."""

    start: date
    end: date

    def holds(self, day: date) -> bool:
        """Whether the day lies in it."""
        return self.start <= day < self.end


@dataclass(frozen=True)
class Line:
    """One figure: its name, and its value in each span, ready to be shown."""

    label: str
    cells: list[Any]


Reader = Callable[[Account, Sequence[Span]], list[Line]]
_READERS: list[tuple[Section, Reader]] = []


def register_cycle_figures(section: Section, reader: Reader) -> None:
    """Add figures to the comparison of cycles; for `AppConfig.ready`."""
    if (section, reader) not in _READERS:
        _READERS.append((section, reader))


def cycle_figures(account: Account, spans: Sequence[Span]) -> dict[Section, list[Line]]:
    """All figures by section, in the order of registration."""
    found: dict[Section, list[Line]] = {section: [] for section in Section}
    for section, reader in _READERS:
        found[section] += reader(account, spans)
    return found

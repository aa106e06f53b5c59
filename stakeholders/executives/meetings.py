"""Where the planned meetings of a pair come from: whoever keeps meetings registers here, unknown to this room."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date

# (our member's id, their person's id) to the day of the next meeting of both.
Pair = tuple[int, int]
Reader = Callable[[Collection[int], date], dict[Pair, date]]
_READERS: dict[str, Reader] = {}


def register_next_meetings(name: str, reader: Reader) -> None:
    """Bring a reader of planned meetings by pair, for the accounts with these ids; for `AppConfig.ready`."""
    _READERS[name] = reader


def next_meetings(accounts: Collection[int], today: date) -> dict[Pair, date]:
    """The next planned meeting of each pair that has one. One query for each reader."""
    found: dict[Pair, date] = {}
    if not accounts:
        return found
    for reader in _READERS.values():
        for pair, day in reader(accounts, today).items():
            found[pair] = min(day, found.get(pair, day))
    return found

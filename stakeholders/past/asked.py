"""What is asked of the power map, once it is known to make sense."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

FILTERS = ("entity", "function", "profile", "kind")
OWN = "own:"  # before the id of one of the organisation's own profiles


@dataclass(frozen=True)
class MapAsked:
    """A day, perhaps another to compare with, the filters, and which kinds of lines are drawn."""

    on: date
    since: date | None
    chosen: Mapping[str, str]
    lines: tuple[str, ...]
    today: date

    @property
    def is_past(self) -> bool:
        """Whether the day is over."""
        return self.on < self.today

    def shows(self, person: Any) -> bool:
        """Whether the filters let the person through; one of the four profiles holds the own ones that count as it."""
        return all(value in _values_of(person, name) for name, value in self.chosen.items())

    def query(self, **changes: date | None) -> str:
        """The address of the map with another `on` or `since`."""
        on, since = changes.get("on", self.on), changes.get("since", self.since)
        pairs = [("on", on.isoformat())] if on and on != self.today else []
        pairs += [("since", since.isoformat())] if since and (on is None or since < on) else []
        pairs += [*self.chosen.items(), *(("lines", one) for one in self.lines)]
        return f"?{urlencode(pairs)}" if pairs else "?"

    def cleared(self) -> str:
        """The address without filters and lines, on the same days; nothing when there are none."""
        if not self.chosen and not self.lines:
            return ""
        return MapAsked(self.on, self.since, {}, (), self.today).query()


def _values_of(person: Any, name: str) -> tuple[str, ...]:
    value = getattr(person, name)
    return (value, f"{OWN}{person.own_profile_id}") if name == "profile" else (value,)

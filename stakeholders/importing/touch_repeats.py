"""Which rows of a file are interactions that are there already: a repeated file brings nothing twice."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from kam.lib.folding import spaceless


@dataclass(frozen=True)
class Logged:
    """An interaction as it is recognised again: its account, day, channel, subject, and who of theirs was there."""

    account: Any
    day: date
    channel: str
    subject: str
    people: Collection[Any] = ()

    @property
    def same(self) -> tuple[Hashable, ...]:
        """What two interactions have in common that may be one, whoever was there."""
        return (self.account, self.day, self.channel, spaceless(self.subject))

    def keys(self) -> list[Hashable]:
        """What it may be found by: exactly these people, one of them, nobody named."""
        same = self.same
        exact = (same, "people", frozenset(self.people))
        return [exact, *((same, "person", one) for one in self.people)]

    def wanted(self) -> list[Hashable]:
        """Where to look for it, the surest first: a correction since may have added or taken away people."""
        some = [] if self.people else [(self.same, "any")]
        return [*self.keys(), (self.same, "people", frozenset()), *some]


class Repeats:
    """What is there, each to be found again once: two equal calls of a day stay two. Linear in both."""

    def __init__(self, logged: Iterable[Logged]) -> None:
        self._stacks: dict[Hashable, list[int]] = {}
        self._taken: set[int] = set()
        for place, one in enumerate(logged):
            for key in (*one.keys(), (one.same, "any")):
                self._stacks.setdefault(key, []).append(place)

    def take(self, one: Logged) -> bool:
        """True when it is there and no earlier row was it."""
        for key in one.wanted():
            stack = self._stacks.get(key, [])
            while stack and stack[-1] in self._taken:
                stack.pop()
            if stack:
                self._taken.add(stack.pop())
                return True
        return False

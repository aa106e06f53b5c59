"""Who stands below whom, made of flat rows: pure. Everybody stands in it once, whatever the rows say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Forest:
    """Trees as children by key; `None` holds the roots. `cut` are those whose chief stands below them in the rows."""

    below: Mapping[int | None, list[int]]
    above: Mapping[int, int | None]
    cut: frozenset[int] = field(default_factory=frozenset)

    @property
    def roots(self) -> list[int]:
        """Those with nobody above."""
        return self.below.get(None, [])

    def children(self, key: int) -> list[int]:
        """Those directly below, in order."""
        return self.below.get(key, [])

    def path(self, key: int) -> list[int]:
        """From the root down to somebody's chief."""
        found: list[int] = []
        at = self.above.get(key)
        while at is not None:
            found.append(at)
            at = self.above.get(at)
        return found[::-1]

    def all_below(self, key: int) -> Iterator[int]:
        """Everybody below, at any depth."""
        waiting = list(self.children(key))
        while waiting:
            at = waiting.pop()
            yield at
            waiting.extend(self.children(at))


def forest_of(rows: Iterable[tuple[int, int | None]], order: Callable[[int], Hashable] | None = None) -> Forest:
    """The trees of pairs of key and chief, siblings by `order` (a sort key). Chiefs who are no rows are nobody.

    Rows that report to each other in a circle, which the database refuses but a back-up may hold, lose the chief of
    the smallest key among them.
    """
    chief = dict(rows)
    above = {key: at if at in chief and at != key else None for key, at in chief.items()}
    cut = set(_circles(above))
    above |= dict.fromkeys(cut)
    below: dict[int | None, list[int]] = defaultdict(list)
    for key in sorted(above, key=order or (lambda one: one)):  # type: ignore[arg-type]  # a sort key is comparable
        below[above[key]].append(key)
    return Forest(dict(below), above, frozenset(cut))


def _circles(above: Mapping[int, int | None]) -> Iterator[int]:
    """The smallest key of every circle."""
    done: set[int] = set()
    for start in above:
        walk: dict[int, None] = {}
        at: int | None = start
        while at is not None and at not in done and at not in walk:
            walk[at] = None
            at = above[at]
        if at is not None and at in walk:
            keys = list(walk)
            yield min(keys[keys.index(at) :])
        done |= walk.keys()

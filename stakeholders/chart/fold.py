"""Which branches of a large chart are open: pure. What is asked for comes first, then the upper levels."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from stakeholders.chart.forest import Forest

LEVELS = 3
# Cards on a page of 50 KB, those of levels nobody asked for, and in a row.
MOST, USUAL, ROW = 80, 44, 24


@dataclass(frozen=True)
class Fold:
    """What the address asks: branches opened and shut by hand, who is looked for, and where a long row starts."""

    opened: tuple[int, ...] = ()
    shut: frozenset[int] = frozenset()
    at: int | None = None
    row_of: int | None = None
    row_from: int = 0

    def start(self, key: int | None) -> int:
        """The first of somebody's reports that is shown."""
        return self.row_from if key == self.row_of else 0


@dataclass(frozen=True)
class Shown:
    """The open branches, each with the reports that are shown of it; `None` holds the roots."""

    rows: dict[int | None, list[int]]

    def is_open(self, key: int) -> bool:
        """Whether somebody's reports are shown."""
        return key in self.rows

    @property
    def count(self) -> int:
        """How many cards there are."""
        return sum(map(len, self.rows.values()))


def shown_of(forest: Forest, fold: Fold, roots: Iterable[int] | None = None) -> Shown:
    """At most `MOST` cards and `ROW` of one chief; the way to whom one looks for is open unless there are more."""
    tops = list(forest.roots if roots is None else roots)
    rows: dict[int | None, list[int]] = {None: _row(tops, fold, None, ())}
    wanted = [*(forest.path(fold.at) if fold.at is not None else ()), *fold.opened]
    target = {fold.at, *wanted}
    for key in wanted:
        _open(forest, fold, rows, key, MOST, target)
    level: list[int] = rows[None]
    for _depth in range(LEVELS - 1):
        for key in level:
            if key not in fold.shut:
                _open(forest, fold, rows, key, USUAL, target)
        level = [child for key in level for child in rows.get(key, ())]
    return Shown(rows)


def _open(
    forest: Forest, fold: Fold, rows: dict[int | None, list[int]], key: int, most: int, target: Collection[int | None]
) -> None:
    row = _row(forest.children(key), fold, key, target)
    held = sum(map(len, rows.values()))
    if row and key not in rows and held + len(row) <= most:
        rows[key] = row


def _row(keys: list[int], fold: Fold, key: int | None, target: Collection[int | None]) -> list[int]:
    """The part of a long row that is asked for; else the one that holds whom one looks for."""
    start = fold.start(key)
    if key != fold.row_of:
        sought = next((index for index, one in enumerate(keys) if one in target), 0)
        start = sought // ROW * ROW
    return keys[start : start + ROW] or keys[:ROW]

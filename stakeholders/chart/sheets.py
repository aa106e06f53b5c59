"""A chart on paper: people without reports in columns under their chief, and large trees over several sheets. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from stakeholders.chart.forest import Forest
from stakeholders.chart.tidy import tidy

WIDE, HIGH, ACROSS, DOWN, INDENT = 168.0, 46.0, 24.0, 22.0, 14.0
COLUMN = 10
Children = Callable[[int], Sequence[int]]


@dataclass(frozen=True)
class Card:
    """Somebody's place: the upper left corner. `stacked` says that the chief's line comes from the left."""

    key: int
    x: float
    y: float
    stacked: bool

    @property
    def middle(self) -> float:
        """Where a line from below or above meets the card."""
        return self.x + WIDE / 2


@dataclass(frozen=True)
class Sheet:
    """One drawing: cards, and lines as pairs of chief and report. `elsewhere` are those whose reports follow."""

    top: int
    cards: Mapping[int, Card]
    lines: list[tuple[int, int]]
    width: float
    height: float
    elsewhere: frozenset[int] = frozenset()


def drawn(root: int, children: Children) -> Sheet:
    """The tree below `root` as one drawing."""
    below, columns = _chained(root, children)
    places = tidy(root, lambda key: below[key])
    stacked = {key for column in columns for key in column}
    cards = {
        key: Card(
            key,
            round(x * (WIDE + ACROSS) + (INDENT if key in stacked else 0), 1),
            level * (HIGH + DOWN),
            key in stacked,
        )
        for key, (x, level) in places.items()
    }
    lines = [(key, child) for key in cards for child in children(key) if child in cards]
    width = max(card.x for card in cards.values()) + WIDE
    height = max(card.y for card in cards.values()) + HIGH
    return Sheet(root, cards, lines, round(width, 1), round(height, 1))


def _chained(root: int, children: Children) -> tuple[dict[int, list[int]], list[list[int]]]:
    """The tree in which the reports of somebody who have none themselves hang below one another, in columns."""
    below: dict[int, list[int]] = {}
    columns: list[list[int]] = []
    waiting = [root]
    while waiting:
        key = waiting.pop()
        reports = list(children(key))
        below[key] = reports
        if len(reports) > 1 and not any(children(one) for one in reports):
            hung = [reports[at : at + COLUMN] for at in range(0, len(reports), COLUMN)]
            columns += hung
            below[key] = [column[0] for column in hung]
            below |= {one: [after] for column in hung for one, after in pairwise(column)}
            below |= {column[-1]: [] for column in hung}
        else:
            waiting.extend(reports)
    return below, columns


def sheets_of(forest: Forest, root: int, *, width: float, height: float) -> Iterator[Sheet]:
    """The tree on as many sheets as it needs: each shows as many levels as fit, and the next ones go on below.

    A chief with more reports than fit in a sheet gets a larger one, which is printed smaller.
    """
    waiting = [root]
    while waiting:
        top = waiting.pop(0)
        whole = drawn(top, forest.children)
        if whole.width <= width and whole.height <= height:
            yield whole
            continue
        sheet, following = _cut(forest, top, width, height)
        yield sheet
        waiting = following + waiting


def _cut(forest: Forest, top: int, width: float, height: float) -> tuple[Sheet, list[int]]:
    """As many levels as fit, one at least, and those whose reports are left for later."""
    levels = _levels(forest, top)
    for deepest in range(len(levels) - 2, 0, -1):
        kept = {key for level in levels[: deepest + 1] for key in level}
        sheet = drawn(top, lambda key, kept=kept: [one for one in forest.children(key) if one in kept])  # type: ignore[misc]
        if deepest == 1 or (sheet.width <= width and sheet.height <= height):
            following = [key for key in levels[deepest] if forest.children(key)]
            return Sheet(top, sheet.cards, sheet.lines, sheet.width, sheet.height, frozenset(following)), following
    return drawn(top, forest.children), []


def _levels(forest: Forest, top: int) -> list[list[int]]:
    levels = [[top]]
    while below := [child for key in levels[-1] for child in forest.children(key)]:
        levels.append(below)
    return levels

"""The names in a file that were not simply known: for the reader to accept, to correct, to call new, to leave out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from accounts.importing.mapping import ColumnMap
from accounts.importing.matching import Match, Miss, Rule
from accounts.importing.outcomes import Note, Outcome

# What can be new, and whose absence leaves the whole row out rather than the one value.
_MAY_BE_NEW = frozenset(("name", "account", "product", "agent", "manager", "industry"))
_FEW = 5
_KEEPS_ROW_OUT = frozenset(("name", "account", "at_account", "product", "stage"))


@dataclass(frozen=True, slots=True)
class Doubt:
    """A name of one column, what it was taken for, and on how many rows it stands."""

    field: str
    column: str
    found: Match | Miss
    rows: int

    @property
    def settled(self) -> bool:
        """True once the reader answered."""
        return self.found.verdict is not None if isinstance(self.found, Miss) else self.found.rule is Rule.CHOSEN

    @property
    def may_be_new(self) -> bool:
        """Not beside a name that is the same but for capitals, accents or punctuation."""
        same = isinstance(self.found, Match) and self.found.rule is Rule.FOLDED
        return self.field in _MAY_BE_NEW and not same

    def as_json(self) -> dict[str, Any]:
        """What the page shows, its sentence in the active language."""
        match = self.found if isinstance(self.found, Match) else None
        miss = self.found if isinstance(self.found, Miss) else None
        return {
            "field": self.field,
            "column": self.column,
            "found": self.found.found,
            "name": match.name if match else "",
            "near": list(miss.nearest) if miss else [],
            "several": bool(miss and miss.ambiguous),
            "percent": round(match.confidence * 100) if match else 0,
            "text": str(match.explanation) if match else "",
            "verdict": miss.verdict.value if miss and miss.verdict else "is" if self.settled else "",
            "may_be_new": self.may_be_new,
            "whole_row": self.field in _KEEPS_ROW_OUT,
            "rows": self.rows,
        }


def doubts_of(
    outcomes: Sequence[Outcome],
    columns: ColumnMap,
    strangers: Mapping[str, int] | None = None,
    asides: Iterable[Note] = (),
) -> tuple[Doubt, ...]:
    """Every such name once: what keeps rows out first, then by rows.

    Columns of many strangers alone are not asked about: they miss another import, not answers.
    """
    fields = {column.header: key for key, column in columns.columns.items()}
    seen: dict[tuple[str, str], Match | Miss] = {}
    rows: dict[tuple[str, str], int] = {}
    for column, found in chain(_named(outcomes), _of(asides)):
        key = (column, found.found)
        seen.setdefault(key, found)
        rows[key] = rows.get(key, 0) + 1
    passed = {field for field, names in (strangers or {}).items() if names > _FEW}
    doubts = [
        Doubt(fields[column], column, found, rows[column, text])
        for (column, text), found in seen.items()
        if fields[column] not in passed
    ]
    return tuple(sorted(doubts, key=_urgency))


def _urgency(doubt: Doubt) -> tuple[bool, bool, int]:
    return isinstance(doubt.found, Match) or doubt.settled, doubt.field not in _KEEPS_ROW_OUT, -doubt.rows


def _named(outcomes: Sequence[Outcome]) -> Iterator[tuple[str, Match | Miss]]:
    for outcome in outcomes:
        if outcome.reason and outcome.reason.miss:
            yield outcome.reason.column, outcome.reason.miss
        yield from _of(outcome.notes)


def _of(notes: Iterable[Note]) -> Iterator[tuple[str, Match | Miss]]:
    for note in notes:
        if found := note.match or note.miss:
            yield note.column, found

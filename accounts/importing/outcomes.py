"""What becomes of the rows of a file. Every row has exactly one outcome, so that the counts add up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from accounts.choices import RowOutcome
from accounts.importing.matching import Match, Miss
from accounts.importing.verdicts import told_of
from kam.lib.tabular import Message


class Level(StrEnum):
    """How much a note weighs: an error keeps the row out, a warning a value, information tells a rule."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Note:
    """Something to tell about a row: where, what, and the name it is about when it is about one."""

    level: Level
    message: Message
    column: str = ""
    match: Match | None = None
    miss: Miss | None = None

    @property
    def text(self) -> str:
        """The sentence in the active language."""
        return str(self.message)


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a row was left out: a code to count by, a sentence to show, and the name it hangs on when it is one."""

    code: str
    message: Message
    miss: Miss | None = None
    column: str = ""


def left_by_choice(found: Miss, column: str) -> Reason:
    """The reason of rows that the reader leaves out for the sake of a name."""
    return Reason("left_by_choice", _as_said(found), found, column)


def said_of(found: Miss, column: str) -> Note:
    """What the reader said about a name that is none of the known ones."""
    return Note(Level.INFO, _as_said(found), column, miss=found)


def _as_said(found: Miss) -> Message:
    assert found.verdict is not None  # noqa: S101  (asked only about what the reader settled)
    return told_of(found.verdict, found.found)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one row."""

    line: int
    outcome: RowOutcome
    label: str = ""
    notes: tuple[Note, ...] = ()
    reason: Reason | None = None
    duplicate_of: int | None = None


@dataclass(frozen=True, slots=True)
class RuleUse:
    """A rule that turned one text into another, and on how many rows."""

    column: str
    match: Match
    rows: int


@dataclass(frozen=True, slots=True)
class ReasonUse:
    """A reason for which rows were left out, in the same words for all of them, and how many."""

    outcome: RowOutcome
    reason: Reason
    rows: int


@dataclass(frozen=True, slots=True)
class Summary:
    """The counts of a plan. `rows` is the number of rows in the file and the sum of `counts`."""

    rows: int
    counts: dict[RowOutcome, int]
    reasons: tuple[ReasonUse, ...]
    rules: tuple[RuleUse, ...]
    warned: int


_Use = TypeVar("_Use", ReasonUse, RuleUse)


def summarise(outcomes: Sequence[Outcome]) -> Summary:
    """Count outcomes, reasons and rules, the most frequent first."""
    counted = Counter(outcome.outcome for outcome in outcomes)
    why: dict[tuple[RowOutcome, str, str], list[Reason]] = {}
    rules: dict[tuple[str, str, str], list[Match]] = {}
    for outcome in outcomes:
        if outcome.reason:
            reason = outcome.reason
            why.setdefault((outcome.outcome, reason.code, str(reason.message)), []).append(reason)
        for note in outcome.notes:
            if note.match:
                key = (note.column, note.match.found, note.match.value)
                rules.setdefault(key, []).append(note.match)
    return Summary(
        len(outcomes),
        {kind: counted[kind] for kind in RowOutcome},
        _most([ReasonUse(kind, found[0], len(found)) for (kind, _code, _text), found in why.items()]),
        _most([RuleUse(column, found[0], len(found)) for (column, _found, _value), found in rules.items()]),
        sum(1 for outcome in outcomes if any(note.level == Level.WARNING for note in outcome.notes)),
    )


def _most(uses: list[_Use]) -> tuple[_Use, ...]:
    return tuple(sorted(uses, key=lambda use: -use.rows))

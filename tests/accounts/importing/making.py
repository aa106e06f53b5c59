"""Plans from a few lines of text, for tests."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from accounts.choices import ImportKind, RowOutcome
from accounts.importing import Answers, ColumnMap, Existing, Known, Outcome, Plan, known_industries, make_plan, propose
from kam.lib.tabular import open_table

INDUSTRIES = known_industries((), "en")


def plan_of(
    kind: ImportKind, text: str, known: Known | None = None, chosen: Mapping[str, Answers] | None = None
) -> Plan:
    """The plan for a CSV text under the proposed mapping."""
    table = open_table(text.encode(), "file.csv")
    rows = list(table)
    columns: ColumnMap = replace(propose(table.headers, rows, kind).columns, chosen=chosen or {})
    assert columns.problems(table.headers) == []
    known = known or Known(industries=INDUSTRIES)
    return make_plan(rows, table.headers, columns, known)


def existing(*names: str) -> tuple[Existing, ...]:
    """Records that exist, their place as pk."""
    return tuple(Existing(name, place) for place, name in enumerate(names, start=1))


def kinds(plan: Plan) -> list[RowOutcome]:
    """The outcomes row by row."""
    return [outcome.outcome for outcome in plan.outcomes]


def said(outcome: Outcome) -> str:
    """Everything told about a row."""
    reason = f"{outcome.reason.code}: {outcome.reason.message} " if outcome.reason else ""
    return reason + " ".join(f"{note.level}/{note.column}: {note.text}" for note in outcome.notes)

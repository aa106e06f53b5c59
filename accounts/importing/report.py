"""The report of an import: every row of the file with what became of it, and the counts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _

from accounts.importing.outcomes import Outcome, Summary
from accounts.importing.plan import Plan
from kam.lib.tabular import Cell, Row, Sheet


def report_sheets(plan: Plan, headers: Sequence[str], rows: Sequence[Row], said: Sequence[str] = ()) -> list[Sheet]:
    """Counts with what else there is to say, rules and rows as sheets, in the active language."""
    return [
        Sheet(_("Summary"), (_("Outcome"), _("Reason"), _("Rows")), _summary(plan.summary, said)),
        Sheet(_("Rules"), (_("Column"), _("In the file"), _("Read as"), _("Rule"), _("Rows")), _rules(plan.summary)),
        Sheet(_("Rows"), report_headers(headers), report_rows(plan.outcomes, rows)),
    ]


def report_headers(headers: Sequence[str]) -> list[str]:
    """The report's own columns, then the file's."""
    return [_("Line"), _("Outcome"), _("Reason"), _("Notes"), *headers]


def report_rows(outcomes: Sequence[Outcome], rows: Sequence[Row]) -> Iterator[list[Cell]]:
    """One line per row of the file, in its order."""
    for outcome, row in zip(outcomes, rows, strict=True):
        yield [row.line_number, str(outcome.outcome.label), why(outcome), remarks(outcome), *row.values]


def why(outcome: Outcome) -> str:
    """The reason for which a row was left out, empty for one that came in."""
    if outcome.reason is None:
        return ""
    reason = str(outcome.reason.message)
    if outcome.duplicate_of is None:
        return reason
    return _("%(reason)s (line %(line)s)") % {"reason": reason, "line": outcome.duplicate_of}


def remarks(outcome: Outcome) -> str:
    """The notes of a row in one cell, each with its column."""
    return " ".join(f"[{note.column}] {note.text}" if note.column else note.text for note in outcome.notes)


def _summary(summary: Summary, said: Sequence[str]) -> Iterator[list[Cell]]:
    for outcome, count in summary.counts.items():
        if count:
            yield [str(outcome.label), "", count]
            for use in summary.reasons:
                if use.outcome == outcome:
                    yield ["", str(use.reason.message), use.rows]
    yield [_("All rows"), "", summary.rows]
    for sentence in said:
        yield [sentence, "", ""]


def _rules(summary: Summary) -> Iterator[list[Cell]]:
    for use in summary.rules:
        yield [use.column, use.match.found, use.match.name, str(use.match.explanation), use.rows]

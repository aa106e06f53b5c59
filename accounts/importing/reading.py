"""Reading rows through the mapping: typed values, and notes on whatever could not be read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from accounts.importing.countries import country_matcher
from accounts.importing.fields import Field, FieldType
from accounts.importing.known import Value
from accounts.importing.mapping import Column, ColumnMap
from accounts.importing.matching import Matcher
from accounts.importing.outcomes import Level, Note
from accounts.importing.values import Context, read_value
from kam.lib.tabular import BadValue, Message, Problem, Row, day_first_of, decimal_mark_of, letter, say


@dataclass(frozen=True, slots=True)
class Reading:
    """One row as values by field key, without the empty and the unreadable; unusable when a note is an error."""

    line: int
    blank: bool
    values: Mapping[str, Value]
    notes: tuple[Note, ...]

    @property
    def usable(self) -> bool:
        """True when nothing forbids the row to come in."""
        return not any(note.level is Level.ERROR for note in self.notes)

    def text(self, key: str) -> str:
        """The text of a field, empty when the row has none."""
        value = self.values.get(key)
        return value if isinstance(value, str) else ""

    def day(self, key: str) -> date | None:
        """The date of a field."""
        value = self.values.get(key)
        return value if isinstance(value, date) else None

    def amount(self, key: str) -> Decimal | None:
        """The amount of a field."""
        value = self.values.get(key)
        return value if isinstance(value, Decimal) else None

    def about(self, column: str) -> Message | None:
        """What was found wrong with a column of this row."""
        return next(
            (note.message for note in self.notes if note.column == column and not note.match and not note.miss), None
        )


class Reader:
    """Reads the rows of one file. Made with all of them, because a column settles how its cells are to be read."""

    def __init__(
        self, columns: ColumnMap, headers: Sequence[str], rows: Sequence[Row], industries: Sequence[str]
    ) -> None:
        self.headers = headers
        sectors = Matcher(((name, name) for name in industries), close=True)
        known = {FieldType.COUNTRY: country_matcher()}
        self.contexts: list[tuple[int, Context]] = []
        for field, column in columns.mapped():
            index = headers.index(column.header)
            names = known.get(field.type, sectors).answering(columns.chosen.get(field.key, {}))
            self.contexts.append((index, Context(field, _settled(field, column, index, rows), names)))

    def header(self, key: str) -> str:
        """The heading of the column mapped to a field, empty when there is none."""
        return next((context.column.header for _index, context in self.contexts if context.field.key == key), "")

    def read(self, row: Row) -> Reading:
        """The values and notes of one row."""
        notes = [_row_note(problem) for problem in row.problems if self._is_of_the_row(problem)]
        broken = {problem.column: problem.message for problem in row.problems if problem.column is not None}
        values: dict[str, Value] = {}
        for index, context in self.contexts:
            cell = row.values[index]
            try:
                if index in broken:
                    raise BadValue(broken[index])
                if cell != "":
                    value, said = read_value(cell, context)
                    notes.extend(said)
                    if value is not None:
                        values[context.field.key] = value
            except BadValue as error:
                notes.append(_unread(error, context))
        return Reading(row.line_number, row.blank, values, tuple(notes))

    def _is_of_the_row(self, problem: Problem) -> bool:
        """True beyond the last heading too; the problem of a cell matters only where its column is mapped."""
        return problem.column is None or problem.column >= len(self.headers)


def _row_note(problem: Problem) -> Note:
    column = letter(problem.column) if problem.column is not None else ""
    return Note(Level.ERROR if problem.fatal else Level.WARNING, problem.message, column)


def _unread(error: BadValue, context: Context) -> Note:
    """A name that cannot be read keeps its row out; any other value is left out of the row and told."""
    name = context.field.type is FieldType.NAME and context.field.required
    if name:
        return Note(Level.ERROR, error.message, context.column.header)
    return Note(
        Level.WARNING, say(_("%(problem)s The value is left out."), problem=error.message), context.column.header
    )


def _settled(field: Field, column: Column, index: int, rows: Sequence[Row]) -> Column:
    """The column with its decimal mark and order of dates found from its values, unless the reader said them."""
    cells = (row.values[index] for row in rows)
    if field.type is FieldType.DECIMAL and column.decimal_mark is None:
        return replace(column, decimal_mark=decimal_mark_of(cells))
    if field.type is FieldType.DATE and column.day_first is None:
        return replace(column, day_first=day_first_of(cells))
    return column

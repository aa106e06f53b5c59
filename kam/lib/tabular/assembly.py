"""From raw rows to a table: headings checked, cells trimmed and bounded, every row as wide as the headings."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from kam.lib.tabular.errors import Unreadable
from kam.lib.tabular.message import Message, say
from kam.lib.tabular.neutral import restored
from kam.lib.tabular.table import Cell, Facts, Limits, Problem, Raw, Row, Table

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def assemble(raw: Callable[[], Iterator[Raw]], facts: Facts, limits: Limits, *, announce_short: bool = False) -> Table:
    """A table over `raw`, which is read anew for every pass. The first row that holds something is the headings."""
    start = raw()
    head = next((row for row in start if any(_trimmed(cell) != "" for cell in row.cells)), None)
    if head is None:
        raise Unreadable(say(_("The file is empty.")))
    headers, notes = _headings(head, limits)

    def rows() -> Iterator[Row]:
        return _rows(raw(), head.line, headers, limits, announce_short)

    if next(_rows(start, head.line, headers, limits, announce_short), None) is None:
        raise Unreadable(say(_("The file has headings, but no row under them.")), head.line)
    return Table(headers, facts, notes, rows)


def letter(index: int) -> str:
    """The spreadsheet name of a column: 0 is A, 26 is AA."""
    name = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        name = chr(65 + rest) + name
    return name


def _trimmed(value: Cell) -> Cell:
    """Text without what surrounds it; an empty cell is the empty text in every format."""
    if isinstance(value, str):
        return restored(value.strip().strip("\ufeff").strip())
    return "" if value is None else value


def _headings(head: Raw, limits: Limits) -> tuple[tuple[str, ...], tuple[Message, ...]]:
    names = [" ".join(str(_trimmed(found)).split()) for found in head.cells]
    while names and not names[-1]:
        names.pop()
    if len(names) > limits.columns:
        text = _("The file has more than %(limit)s columns.")
        raise Unreadable(say(text, limit=limits.columns), head.line, letter(limits.columns))
    notes: list[Message] = []
    seen: dict[str, int] = {}
    for index, name in enumerate(names):
        _check(name, head.line, letter(index), limits)
        if not name:
            notes.append(say(_("Column %(letter)s has no heading."), letter=letter(index)))
            name = names[index] = f"({letter(index)})"  # the same in every language: mappings are kept by heading
        first = seen.setdefault(name.casefold(), index)
        if first != index:
            text = _("The heading “%(name)s” stands twice, in columns %(first)s and %(second)s. Rename one of them.")
            params = {"name": name, "first": letter(first), "second": letter(index)}
            raise Unreadable(Message(text, params), head.line, name)
    return tuple(names), tuple(notes)


def _rows(raw: Iterator[Raw], head: int, headers: tuple[str, ...], limits: Limits, short: bool) -> Iterator[Row]:
    """Rows after the headings. Blank ones are passed on only when something follows them."""
    blanks: list[int] = []
    count = 0
    for found in raw:
        if found.line <= head:
            continue
        row = _row(found, headers, limits, short)
        if row.blank:
            blanks.append(found.line)
            continue
        count += 1 + len(blanks)
        if count > limits.rows:
            text = _("The file has more than %(limit)s rows. Cut it into several files.")
            raise Unreadable(say(text, limit=limits.rows), found.line)
        empty: tuple[Cell, ...] = ("",) * len(headers)
        yield from (Row(line, empty) for line in blanks)
        blanks.clear()
        yield row


def _row(found: Raw, headers: tuple[str, ...], limits: Limits, short: bool) -> Row:
    cells = [_trimmed(cell) for cell in found.cells]
    while len(cells) > len(headers) and cells[-1] == "":
        cells.pop()
    for index, cell in enumerate(cells):
        if isinstance(cell, str):
            _check(cell, found.line, headers[index] if index < len(headers) else letter(index), limits)
    missing = len(headers) - len(cells)
    problems = found.problems
    if missing < 0:
        problems = (*problems, Problem(_width(len(cells), len(headers)), len(headers)))
    elif missing > 0 and short and any(cells):
        problems = (*problems, Problem(_width(len(cells), len(headers)), None, fatal=False))
    cells.extend([""] * missing)
    return Row(found.line, tuple(cells[: len(headers)]), problems)


def _width(found: int, expected: int) -> Message:
    text = ngettext_lazy(
        "The row has %(found)s cell where the headings announce %(expected)s.",
        "The row has %(found)s cells where the headings announce %(expected)s.",
        "found",
    )
    return Message(text, {"found": found, "expected": expected})


def _check(value: str, line: int, column: str, limits: Limits) -> None:
    if len(value) > limits.cell:
        text = _("A value has more than %(limit)s characters; perhaps a quotation mark is not closed.")
        raise Unreadable(say(text, limit=limits.cell), line, column)
    if odd := _CONTROL.search(value):
        text = _("A value holds the control character %(code)s, which a table of text cannot have.")
        raise Unreadable(say(text, code=f"U+{ord(odd.group()):04X}"), line, column)

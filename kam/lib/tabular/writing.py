"""Writing tables that a spreadsheet opens well and that cannot make it run anything."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from kam.lib.tabular.neutral import neutral
from kam.lib.tabular.table import Cell

_LONGEST = 32_767
_WIDEST = 60
_OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "default_date_format": "yyyy-mm-dd",
    "remove_timezone": True,
}


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of a workbook to write: its rows may be a generator, read once and in order."""

    title: str
    headers: Sequence[str]
    rows: Iterable[Sequence[Cell]]


def write_csv(
    headers: Sequence[str], rows: Iterable[Sequence[Cell]], *, delimiter: str = ",", decimal_mark: str = "."
) -> bytes:
    """A CSV file as spreadsheets like it: UTF-8 with its mark, every value in quotes, formulas made harmless."""
    target = io.StringIO(newline="")
    # Quotes everywhere: a value cannot break apart under another locale's delimiter.
    writer = csv.writer(target, delimiter=delimiter, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow([_text(header, decimal_mark) for header in headers])
    writer.writerows([_text(cell, decimal_mark) for cell in row] for row in rows)
    return target.getvalue().encode("utf-8-sig")


def write_xlsx(sheets: Sequence[Sheet]) -> bytes:
    """A workbook with a bold, fixed first line on every sheet; numbers and dates stay what they are."""
    import xlsxwriter  # loaded by those who write one

    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, _OPTIONS)
    bold = book.add_format({"bold": True, "bottom": 1})
    taken: set[str] = set()
    for sheet in sheets:
        page = book.add_worksheet(_title(sheet.title, taken))
        page.freeze_panes(1, 0)
        for column, header in enumerate(sheet.headers):
            page.set_column(column, column, min(max(len(str(header)) + 2, 12), _WIDEST))
            page.write_string(0, column, neutral(str(header)), bold)
        for line, row in enumerate(sheet.rows, start=1):
            for column, cell in enumerate(row):
                _put(page, line, column, cell)
    book.close()
    return target.getvalue()


def _title(title: str, taken: set[str]) -> str:
    """A name that workbooks accept: at most 31 characters, none of []:*?/\\, no apostrophe at an end, none twice."""
    base = "".join(letter for letter in title if letter not in "[]:*?/\\").strip("' ")[:31] or "Sheet"
    name, count = base, 1
    while name.casefold() in taken:
        count += 1
        name = f"{base[:27]} {count}"
    taken.add(name.casefold())
    return name


def _put(page: Any, line: int, column: int, cell: Cell) -> None:
    if cell is None or cell == "":
        return
    if isinstance(cell, bool):
        page.write_boolean(line, column, cell)
    elif isinstance(cell, int | float | Decimal):
        _put_number(page, line, column, cell)
    elif isinstance(cell, datetime | date):
        page.write_datetime(line, column, cell)
    else:
        page.write_string(line, column, neutral(str(cell))[:_LONGEST])


def _put_number(page: Any, line: int, column: int, number: int | float | Decimal) -> None:
    """A number as a number unless a workbook cannot hold it: fifteen digits, and nothing infinite."""
    if -(10**15) < number < 10**15:
        page.write_number(line, column, number)
    else:
        page.write_string(line, column, str(number))


def _text(cell: Cell, decimal_mark: str) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "1" if cell else "0"
    if isinstance(cell, int | float | Decimal):
        plain = f"{cell:f}" if isinstance(cell, Decimal) else str(cell)
        return plain.replace(".", decimal_mark)
    if isinstance(cell, datetime | date | time):
        return cell.isoformat(sep=" ") if isinstance(cell, datetime) else cell.isoformat()
    return str(cell) if isinstance(cell, timedelta) else neutral(cell)

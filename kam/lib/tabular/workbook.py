"""Reading XLSX workbooks, one sheet, row by row."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from itertools import islice, repeat
from typing import Any

from django.utils.translation import gettext_lazy as _

from kam.lib.tabular.archive import check_archive
from kam.lib.tabular.assembly import assemble, letter
from kam.lib.tabular.errors import Unreadable
from kam.lib.tabular.message import say
from kam.lib.tabular.table import Cell, Facts, Limits, Problem, Raw, Table

_ERRORS = frozenset(("#N/A", "#REF!", "#DIV/0!", "#VALUE!", "#NAME?", "#NULL!", "#NUM!", "#SPILL!", "#CALC!"))
_BATCH = 500
_LAST_ROW = 1_048_576


def read_workbook(data: bytes, limits: Limits, *, sheet: str = "") -> Table:
    """The table on the named sheet, or on the first visible one."""
    formulas = check_archive(data, limits)
    # Opened once and kept: a workbook reads all its shared strings at every opening.
    computed, written = _opened(data, values=True), _opened(data, values=False) if formulas else None
    names = _sheet_names(computed)
    chosen = sheet or names[0]
    if chosen not in names:
        raise Unreadable(say(_("The workbook has no sheet named “%(name)s”."), name=chosen))
    return assemble(
        lambda: _raw(computed[chosen], written[chosen] if written else None, limits),
        Facts("xlsx", sheet=chosen, sheets=tuple(names)),
        limits,
    )


def _opened(data: bytes, *, values: bool) -> Any:
    import openpyxl  # 20 MB that a web worker only needs when somebody brings a workbook

    # Hostile workbooks make openpyxl raise nearly anything; all of it means the same to the reader.
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=values, keep_links=False)
    except Exception as error:
        raise _damaged() from error


def _damaged(line: int | None = None) -> Unreadable:
    return Unreadable(say(_("The workbook is damaged. Open it in a spreadsheet and save it again.")), line)


def _sheet_names(book: Any) -> list[str]:
    visible = [sheet.title for sheet in book.worksheets if sheet.sheet_state == "visible"]
    names = visible or [sheet.title for sheet in book.worksheets]
    if not names:
        raise Unreadable(say(_("The workbook has no sheet with cells.")))
    return names


def _raw(computed: Any, written: Any, limits: Limits) -> Iterator[Raw]:
    # A formula that was never computed has no value; only the sheet as written shows that something should be there.
    formulas: Iterator[tuple[Any, ...] | None] = _cells(written) if written else repeat(None)
    for line, (cells, sources) in enumerate(zip(_cells(computed), formulas, strict=False), start=1):
        if line > _LAST_ROW:
            raise _damaged(line)
        far = next((index for index, cell in enumerate(cells[limits.columns :]) if cell is not None), None)
        if far is not None:
            text = _("The file has more than %(limit)s columns.")
            raise Unreadable(say(text, limit=limits.columns), line, letter(limits.columns + far))
        yield Raw(line, list(cells[: limits.columns]), _problems(cells, sources))


def _cells(page: Any) -> Iterator[tuple[Cell, ...]]:
    """Rows in batches, so that the library's warnings are silenced around its own work and nobody else's."""
    page.reset_dimensions()
    rows = page.iter_rows(values_only=True)
    line = 1
    while True:
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                batch = list(islice(rows, _BATCH))
        except Exception as error:
            raise _damaged(line) from error
        if not batch:
            return
        yield from batch
        line += len(batch)


def _problems(cells: tuple[Any, ...], sources: tuple[Any, ...] | None) -> tuple[Problem, ...]:
    found = []
    for index, cell in enumerate(cells):
        if isinstance(cell, str) and cell in _ERRORS:
            found.append(Problem(say(_("The cell holds the error %(code)s."), code=cell), index))
        elif cell is None and sources and index < len(sources) and sources[index] is not None:
            text = _("The cell holds a formula without its result. Open the workbook, compute it and save it.")
            found.append(Problem(say(text), index))
    return tuple(found)

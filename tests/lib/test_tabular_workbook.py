"""Workbooks: typed cells, formulas, sheets, and archives that are not what they say."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Any

import openpyxl
import pytest

from kam.lib.tabular import Limits, Unreadable, open_table, parse_date


def workbook(fill: Callable[[Any], None]) -> bytes:
    book = openpyxl.Workbook()
    fill(book)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def sheet(*rows: Sequence[object]) -> bytes:
    def fill(book: Any) -> None:
        for row in rows:
            book.active.append(row)

    return workbook(fill)


def archive(**parts: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return target.getvalue()


def refusal(data: bytes, **options: Any) -> Unreadable:
    with pytest.raises(Unreadable) as caught:
        list(open_table(data, "a.xlsx", **options))
    return caught.value


def test_cells_keep_their_types() -> None:
    found = open_table(sheet(["name", "n", "f", "on"], ["A", 3, 4.5, datetime(2026, 12, 31)], ["B", None]), "A.XLSX")
    rows = list(found)
    assert rows[0].values == ("A", 3, 4.5, datetime(2026, 12, 31))
    assert rows[1].values == ("B", "", "", "")
    assert rows[1].problems == ()
    assert parse_date(rows[0].values[3]) == date(2026, 12, 31)
    assert [row.line_number for row in rows] == [2, 3]
    assert found.facts.sheet == "Sheet"


def test_the_first_visible_sheet_is_read_or_the_one_named() -> None:
    def fill(book: Any) -> None:
        book.active.title = "Hidden"
        book.active.sheet_state = "hidden"
        for title in ("First", "Second"):
            book.create_sheet(title).append(["name"])
            book[title].append([title])

    data = workbook(fill)
    found = open_table(data, "a.xlsx")
    assert (found.facts.sheets, [row.values for row in found]) == (("First", "Second"), [("First",)])
    assert [row.values for row in open_table(data, "a.xlsx", sheet="Second")] == [("Second",)]
    assert "Third" in str(refusal(data, sheet="Third"))


def test_a_formula_without_its_result_and_an_error_are_problems_of_their_cells() -> None:
    rows = list(open_table(sheet(["name", "sum"], ["A", "=1+1"], ["#N/A", 2], ["B", 3]), "a.xlsx"))
    assert [[problem.column for problem in row.problems] for row in rows] == [[1], [0], []]
    assert "formula" in str(rows[0].problems[0].message)


def test_blank_rows_at_the_end_are_not_rows() -> None:
    rows = list(open_table(sheet(["name"], ["A"], [None], ["B"], [None], [""]), "a.xlsx"))
    assert [(row.line_number, row.blank) for row in rows] == [(2, False), (3, True), (4, False)]


@pytest.mark.parametrize("headers", [["name", "Name"], ["a"] * 2])
def test_duplicate_headings(headers: list[object]) -> None:
    error = refusal(sheet(headers, ["A", "B"]))
    assert (error.line, error.column) == (1, headers[1])


def test_an_archive_renamed_is_told() -> None:
    assert "archive" in str(refusal(archive(**{"letter.txt": b"hello"})))
    assert "archive" in str(refusal(archive(**{"[Content_Types].xml": b"<x/>", "word/document.xml": b"<x/>"})))


def test_a_bomb_is_refused_before_it_is_opened() -> None:
    parts = {"[Content_Types].xml": b"<x/>", "xl/workbook.xml": b"<x/>"}
    assert "unpacks" in str(refusal(archive(**parts, **{"xl/worksheets/sheet1.xml": bytes(3_000_000)})))
    assert "unpacks" in str(refusal(sheet(["name"], ["A"]), limits=Limits(expanded=500)))
    assert "unpacks" in str(refusal(sheet(["name"], ["A"]), limits=Limits(entries=3)))


def test_declarations_that_expand_or_fetch_are_refused() -> None:
    evil = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'
    assert "declarations" in str(refusal(archive(**{"[Content_Types].xml": b"<x/>", "xl/workbook.xml": evil})))


def test_damage_is_one_sentence_wherever_it_is() -> None:
    whole = sheet(["name"], *[[f"n{place}"] for place in range(300)])
    assert "damaged" in str(refusal(whole[: len(whole) // 2]))
    hollow = archive(**{"[Content_Types].xml": b"<x/>", "xl/workbook.xml": b"<x/>"})
    assert "damaged" in str(refusal(hollow))
    with zipfile.ZipFile(io.BytesIO(whole)) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    parts["xl/worksheets/sheet1.xml"] = parts["xl/worksheets/sheet1.xml"].replace(b"</row>", b"<row>", 3)
    assert "damaged" in str(refusal(archive(**parts)))


def test_any_flipped_byte_gives_a_table_or_a_reason() -> None:
    whole = sheet(["name", "n"], ["A", 1], ["B", 2])
    for place in range(0, len(whole), 37):
        hurt = whole[:place] + bytes([whole[place] ^ 0xFF]) + whole[place + 1 :]
        try:
            found: object = list(open_table(hurt, "a.xlsx"))
        except Unreadable as error:
            found = str(error)
        assert found


def test_rows_out_of_order_are_refused_because_they_would_vanish() -> None:
    with zipfile.ZipFile(io.BytesIO(sheet(["name"], ["A"], ["B"]))) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    parts["xl/worksheets/sheet1.xml"] = parts["xl/worksheets/sheet1.xml"].replace(b'<row r="3"', b'<row r="2"')
    assert "out of order" in str(refusal(archive(**parts)))


def test_limits_on_rows_and_columns() -> None:
    assert refusal(sheet(["name"], *[["A"]] * 5), limits=Limits(rows=4)).line == 6
    assert "columns" in str(refusal(sheet([f"c{place}" for place in range(9)], ["A"]), limits=Limits(columns=8)))
    far = sheet(["name"], ["A", *[None] * 30, "far"])
    error = refusal(far, limits=Limits(columns=8))
    assert (error.line, error.column) == (2, "AF")


def test_a_far_cell_is_seen_even_beyond_the_columns_read() -> None:
    rows = list(open_table(sheet(["name"], ["A", None, "lost?"]), "a.xlsx"))
    assert [problem.fatal for problem in rows[0].problems] == [True]

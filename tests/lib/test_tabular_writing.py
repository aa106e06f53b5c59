"""Tables written by us: numbers stay numbers, formulas become text, and reading gives back what was written."""

from __future__ import annotations

import io
from datetime import date, datetime
from decimal import Decimal

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kam.lib.tabular import Cell, Sheet, looks_active, neutral, open_table, write_csv, write_xlsx

EVIL = ["=cmd|' /C calc'!A0", "+1+1", "-1+1", "@SUM(A1)", "\tx", "\r=1", "=1", "＝1", "  =1", "-", "+33 1 23"]
TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn", "Co"]), max_size=30)


@pytest.mark.parametrize("text", EVIL)
def test_what_a_spreadsheet_would_run_is_text(text: str) -> None:
    assert neutral(text) == f"'{text}"
    assert looks_active(text)
    assert b"\"'" in write_csv(["x"], [[text]])
    cell = openpyxl.load_workbook(io.BytesIO(write_xlsx([Sheet("s", ["x"], [[text]])]))).active["A2"]  # type: ignore[index]
    assert cell.data_type != "f"
    assert str(cell.value).startswith("'")


@pytest.mark.parametrize("text", ["-12.5", "-3", "plain", "a=b", "", "12"])
def test_what_is_harmless_stays(text: str) -> None:
    assert neutral(text) == text
    assert not looks_active(text)


def test_numbers_and_dates_stay_what_they_are() -> None:
    row: list[Cell] = [
        Decimal("-12.50"),
        3,
        -0.5,
        date(2026, 12, 31),
        datetime(2026, 1, 2, 3, 4),
        True,
        None,
        Decimal(10) ** 16,
    ]
    data = write_xlsx([Sheet("A/B:[long]" * 9, [f"h{place}" for place in range(8)], [row]), Sheet("", ["x"], [])])
    page = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]
    assert [cell.value for cell in page[2]] == [
        -12.5, 3, -0.5, datetime(2026, 12, 31), datetime(2026, 1, 2, 3, 4), True, None, str(10**16)
    ]  # fmt: skip
    assert page.freeze_panes == "A2"
    text = write_csv([f"h{place}" for place in range(8)], [row], delimiter=";", decimal_mark=",").decode("utf-8-sig")
    assert text.splitlines()[1] == '"-12,50";"3";"-0,5";"2026-12-31";"2026-01-02 03:04:00";"1";"";"' + str(10**16) + '"'


def test_sheets_of_one_name_are_told_apart() -> None:
    data = write_xlsx([Sheet("Rows", ["x"], []), Sheet("rows", ["x"], [])])
    assert openpyxl.load_workbook(io.BytesIO(data)).sheetnames == ["Rows", "rows 2"]


@given(st.lists(st.lists(st.one_of(TEXTS, st.sampled_from(EVIL[:5])), min_size=2, max_size=2), min_size=1, max_size=6))
def test_what_we_write_we_read_back(rows: list[list[str]]) -> None:
    rows = [[f"k{place}", *row] for place, row in enumerate(rows)]
    expected = [tuple(cell.strip().strip("\ufeff").strip() for cell in row) for row in rows]
    headers = ["key", "one", "two"]
    for data, name in ((write_csv(headers, rows), "a.csv"), (write_xlsx([Sheet("s", headers, rows)]), "a.xlsx")):
        found = [tuple(str(cell) for cell in row.values) for row in open_table(data, name)]
        assert [tuple(cell.strip() for cell in row) for row in found] == expected

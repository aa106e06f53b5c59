"""The report: every row of the file is in it, in order, with what became of it; formulas are harmless."""

from __future__ import annotations

import io

import openpyxl

from accounts.choices import ImportKind
from accounts.importing import Known, make_plan, propose, report_headers, report_rows, report_sheets
from kam.lib.tabular import open_table, write_csv, write_xlsx

TEXT = "account,sector\nVerre Clair,technolgy\nVerreClair,retail\n,retail\n=cmd|' /C calc'!A0,retail\n"


def test_the_report_lists_every_row_with_its_reason() -> None:
    table = open_table(TEXT.encode(), "a.csv")
    rows = list(table)
    plan = make_plan(
        rows, table.headers, propose(table.headers, rows, ImportKind.ACCOUNTS).columns, Known(industries=["technology"])
    )
    lines = list(report_rows(plan.outcomes, rows))
    assert report_headers(table.headers) == ["Line", "Outcome", "Reason", "Notes", "account", "sector"]
    assert [line[:3] for line in lines] == [
        [2, "Created", ""],
        [3, "Duplicate", "The file has this record on an earlier row. (line 2)"],
        [4, "Rejected", "The row has no name."],
        [5, "Created", ""],
    ]
    assert "[sector] “technolgy” read as “technology”" in str(lines[0][3])
    assert b"\"'=cmd" in write_csv(report_headers(table.headers), report_rows(plan.outcomes, rows))
    book = openpyxl.load_workbook(io.BytesIO(write_xlsx(report_sheets(plan, table.headers, rows))))
    assert book.sheetnames == ["Summary", "Rules", "Rows"]
    assert [[cell.value for cell in row] for row in book["Summary"]] == [
        ["Outcome", "Reason", "Rows"],
        ["Created", None, 2],
        ["Duplicate", None, 1],
        [None, "The file has this record on an earlier row.", 1],
        ["Rejected", None, 1],
        [None, "The row has no name.", 1],
        ["All rows", None, 4],
    ]
    assert book["Rules"]["B2"].value == "technolgy"
    assert str(book["Rows"]["E5"].value).startswith("'=cmd")

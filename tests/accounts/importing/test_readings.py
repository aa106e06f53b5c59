"""How a column's values may be read, what money is written in, and which quarters a file covers."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.utils import translation

from accounts.choices import ImportKind
from accounts.importing import Existing, Known, by_quarter, coverage_of, make_plan, propose, ways_of
from accounts.importing.kinds import KINDS
from accounts.importing.mapping import Column, ColumnMap
from kam.lib.tabular import Cell, Row, open_table

TODAY = date(2026, 11, 23)


def ways(*cells: Cell) -> dict[str, object]:
    return ways_of(0, [Row(at, (cell,)) for at, cell in enumerate(cells, start=2)])


@pytest.mark.parametrize(
    ("cells", "date_", "first", "figure", "mark"),
    [
        (("03/04/2026", "05/06/2026"), "03/04/2026", None, "", None),
        (("03/04/2026", "25/06/2026"), "03/04/2026", True, "", None),
        (("03/04/2026", "06/25/2026"), "03/04/2026", False, "", None),
        (("03.04.2026", "2026-01-02", "25/06/2026", "05/05/2026"), "", None, "", None),
        (("1,234", "5"), "", None, "1,234", None),
        (("1,234", "2,5"), "", None, "1,234", ","),
        (("1.234", "1 000,5"), "", None, "1.234", ","),
        (("1100.04", "12"), "", None, "", None),
        ((1234.5, date(2026, 1, 2)), "", None, "", None),
        ((), "", None, "", None),
    ],
)
def test_values_with_two_readings(
    cells: tuple[Cell, ...], date_: str, first: bool | None, figure: str, mark: str | None
) -> None:
    found = ways(*cells)
    assert (found["date"], found["day_first"], found["figure"], found["mark"]) == (date_, first, figure, mark)


def test_a_column_of_figures_shows_one() -> None:
    assert ways("1,234", "x", "5")["number"] == "1,234"
    assert ways("x", "y", "5")["number"] == ""


@pytest.mark.parametrize(
    ("header", "unit"), [("Montant", "1"), ("Montant (k€)", "1000"), ("Amount in millions", "1000000")]
)
def test_the_unit_of_an_amount_stands_in_its_heading(header: str, unit: str) -> None:
    table = open_table(f"Compte;Étape;Date de clôture;{header}\nA;Gagnée;31/12/2026;5\n".encode(), "a.csv")
    columns = propose(table.headers, table.head(9), ImportKind.REVENUE).columns.columns
    assert columns["amount"].unit == Decimal(unit)


def test_the_readers_order_of_dates_decides_the_quarter() -> None:
    table = open_table(b"account,stage,close date,amount\nA,Won,03/04/2026,5\n", "a.csv")
    rows, proposed = list(table), propose(table.headers, table.head(9), ImportKind.REVENUE).columns
    for first, quarter in ((True, date(2026, 4, 1)), (False, date(2026, 1, 1))):
        columns = {**proposed.columns, "closed_on": Column("close date", day_first=first)}
        plan = make_plan(rows, table.headers, ColumnMap(proposed.kind, columns), Known(accounts=(Existing("A", 1),)))
        assert plan.revenue[0].quarter == quarter
        assert by_quarter(plan.revenue) == {quarter.isoformat(): "5.00"}


@pytest.mark.parametrize(
    ("quarters", "misses", "words"),
    [
        ({}, False, []),
        (
            {"2017-01-01": "5", "2017-10-01": "7"},
            True,
            ["Q1 2017 to Q4 2017", "All of it is older than twelve months", "Q4 2025 to Q3 2026"],
        ),
        ({"2026-07-01": "5"}, False, ["The file covers Q3 2026.", "€5 counts in “Revenue, 12 months”"]),
        ({"2017-01-01": "5", "2025-10-01": "7"}, False, ["Q1 2017", "€5 of it is older", "€7 counts"]),
        ({"2026-10-01": "5"}, True, ["The file covers Q4 2026.", "€5 belongs to the running quarter"]),
    ],
)
def test_where_each_part_of_a_file_shows(quarters: dict[str, str], misses: bool, words: list[str]) -> None:
    coverage = coverage_of(quarters, "EUR", TODAY)
    told = " ".join(coverage.sentences())
    assert coverage.misses is misses
    assert all(word in told for word in words), told
    assert bool(told) == bool(words)


def test_the_quarters_speak_french() -> None:
    with translation.override("fr"):
        told = " ".join(coverage_of({"2017-01-01": "5"}, "EUR", TODAY).sentences())
    assert "Le fichier couvre T1 2017." in told
    assert "CA 12 mois" in told


def test_a_country_is_told_in_the_readers_language() -> None:
    rows = [Row(2, ("Bavel", "Korea"))]
    columns = ColumnMap(KINDS[ImportKind.ACCOUNTS], {"name": Column("name"), "country": Column("country")})
    for language, name in (("fr", "Corée du Sud"), ("en", "South Korea")):
        with translation.override(language):
            plan = make_plan(rows, ["name", "country"], columns, Known())
        assert [note.match.name for note in plan.outcomes[0].notes if note.match] == [name]
    assert plan.records[0].values["country"] == "KR"

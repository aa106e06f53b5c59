"""Figures and dates as people write them; what has two readings is never guessed."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kam.lib.tabular import (
    Ambiguous,
    BadValue,
    Cell,
    day_first_of,
    decimal_mark_of,
    parse_date,
    parse_decimal,
    parse_integer,
)

AMOUNTS = st.decimals(min_value=-999_999_999, max_value=999_999_999, places=2, allow_nan=False)
DAYS = st.dates(min_value=date(1950, 1, 1), max_value=date(2090, 12, 31))
MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
    "décembre",
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1 234,56", "1234.56"),
        ("1,234.56", "1234.56"),
        ("1.234,56", "1234.56"),
        ("1\u202f234\u202f567,5 €", "1234567.5"),
        ("1\u00a0234,567", "1234.567"),
        ("1'234.50", "1234.50"),
        ("CHF 1’234.50", "1234.50"),
        ("$12.50", "12.50"),
        ("12.50 EUR", "12.50"),
        ("(1 234)", "-1234"),
        ("\u22123,5", "-3.5"),
        ("-£5", "-5"),
        ("5-", "-5"),
        ("+7", "7"),
        ("1.234.567", "1234567"),
        ("1,234,567", "1234567"),
        ("0,125", "0.125"),
        (".5", "0.5"),
        ("5.", "5"),
        ("1234.567", "1234.567"),
    ],
)
def test_decimals(text: str, value: str) -> None:
    assert parse_decimal(text) == Decimal(value)


@pytest.mark.parametrize(
    "text",
    ["", " ", "abc", "12 34", "1,23,4", "1.2.3,4,5", "1e5", "NaN", "inf", "٣", "--1", "1-2", "€", "9" * 70, "1" * 16],
)
def test_what_is_no_number(text: str) -> None:
    with pytest.raises(BadValue):
        parse_decimal(text)


def test_two_readings_are_told_and_the_column_settles_them() -> None:
    with pytest.raises(Ambiguous, match=r"may be 1234 or 1\.234"):
        parse_decimal("1,234")
    assert parse_decimal("1,234", decimal_mark=",") == Decimal("1.234")
    assert parse_decimal("1,234", decimal_mark=".") == 1234
    assert decimal_mark_of(["1,234", "x", "", "5,5"]) == ","
    assert decimal_mark_of(["1,234", "1,234,567"]) == "."
    assert decimal_mark_of(["1 234,567"]) == ","
    assert decimal_mark_of(["1,234", "12"]) is None
    assert decimal_mark_of(["1,5", "1.5"]) is None


def test_typed_cells() -> None:
    assert parse_decimal(0.1) == Decimal("0.1")
    assert parse_decimal(3) == 3
    for cell in (True, float("nan"), float("inf"), datetime(2026, 1, 1)):
        with pytest.raises(BadValue):
            parse_decimal(cell)


def test_integers() -> None:
    assert [parse_integer(text) for text in ("1,234", "1.234", "1 234", "12", "4.0", "-3")] == [
        1234,
        1234,
        1234,
        12,
        4,
        -3,
    ]
    assert parse_integer(7.0) == 7
    for text in ("4.5", "x", "1,2345"):
        with pytest.raises(BadValue):
            parse_integer(text)


@given(AMOUNTS)
def test_every_house_style_reads_back(amount: Decimal) -> None:
    english = f"{amount:,.2f}"
    assert parse_decimal(english) == amount
    assert parse_decimal(english.translate(str.maketrans(",.", "\u202f,")) + " €") == amount
    assert parse_decimal(english.translate(str.maketrans(",.", ".,"))) == amount


@pytest.mark.parametrize(
    "text",
    ["2026-12-31", "2026/12/31", "20261231", "31/12/2026", "31.12.26", "31-12-2026", "12/31/2026", "31 décembre 2026",
     "31 DÉC. 2026", "Dec 31, 2026", "31-Dec-2026", "December 31st 2026", "le 31 décembre 2026", "2026 December 31",
     "2026-12-31T23:59:59Z", "31/12/2026 10:30", "2026-12-31 10:30:00+02:00", "46387", "46387.0"],
)  # fmt: skip
def test_dates(text: str) -> None:
    assert parse_date(text) == date(2026, 12, 31)


@pytest.mark.parametrize(
    "text",
    ["", "x", "30/02/2026", "31/31/2026", "2026-13-01", "0001-01-01", "1234", "31 brumaire 2026", "12/2026", "9" * 80],
)
def test_what_is_no_date(text: str) -> None:
    with pytest.raises(BadValue):
        parse_date(text)


@pytest.mark.parametrize("cell", [float("nan"), float("inf"), 5, -1.5, 1e300, True, None])
def test_what_is_no_serial_number_of_a_day(cell: Cell) -> None:
    with pytest.raises(BadValue):
        parse_date(cell)


def test_day_or_month_first() -> None:
    with pytest.raises(Ambiguous, match="2026-04-03 or 2026-03-04"):
        parse_date("03/04/2026")
    assert parse_date("03/04/2026", day_first=True) == date(2026, 4, 3)
    assert parse_date("03/04/2026", day_first=False) == date(2026, 3, 4)
    assert parse_date("03.04.2026") == date(2026, 4, 3)
    assert parse_date("05/05/2026") == date(2026, 5, 5)
    assert day_first_of(["03/04/2026", "25/04/2026", ""]) is True
    assert day_first_of(["03/04/2026", "04/25/2026"]) is False
    assert day_first_of(["25/04/2026", "04/25/2026"]) is None
    assert day_first_of(["03/04/2026", 5]) is None


@given(DAYS)
def test_every_usual_form_of_a_day_reads_back(day: date) -> None:
    first = "1er" if day.day == 1 else str(day.day)
    assert parse_date(day.isoformat()) == day
    assert parse_date(f"{day:%d/%m/%Y}", day_first=True) == day
    assert parse_date(f"{day:%m/%d/%Y}", day_first=False) == day
    assert parse_date(f"{first} {MONTHS[day.month - 1]} {day.year}") == day
    assert parse_date((day - date(1899, 12, 30)) // timedelta(days=1)) == day
    assert parse_date(datetime(day.year, day.month, day.day, 13)) == day


@given(st.text(max_size=30))
def test_any_text_gives_a_value_or_a_reason(text: str) -> None:
    for read in (parse_decimal, parse_integer, parse_date):
        try:
            found = str(read(text))
        except BadValue as error:
            found = str(error)
        assert found

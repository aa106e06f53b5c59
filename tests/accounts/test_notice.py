"""By when notice must be given."""

from __future__ import annotations

import calendar
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounts.notice import notice_date

DAYS = st.dates(date(1990, 1, 1), date(2100, 12, 31))
MONTHS = st.integers(0, 36)


@pytest.mark.parametrize(
    ("end", "months", "expected"),
    [
        (date(2027, 5, 31), 3, date(2027, 2, 28)),
        (date(2028, 5, 31), 3, date(2028, 2, 29)),
        (date(2028, 2, 29), 12, date(2027, 2, 28)),
        (date(2027, 3, 31), 1, date(2027, 2, 28)),
        (date(2027, 1, 15), 3, date(2026, 10, 15)),
        (date(2027, 6, 30), 0, date(2027, 6, 30)),
    ],
)
def test_month_ends_and_leap_days(end, months, expected):
    assert notice_date(end, months) == expected


@given(DAYS, MONTHS)
def test_notice_never_comes_after_the_end_and_lies_in_the_right_month(end, months):
    found = notice_date(end, months)
    assert found <= end
    assert (end.year * 12 + end.month) - (found.year * 12 + found.month) == months


@given(DAYS, MONTHS)
def test_the_day_is_kept_or_is_the_months_last(end, months):
    found = notice_date(end, months)
    assert found.day == min(end.day, calendar.monthrange(found.year, found.month)[1])


@given(DAYS, st.integers(0, 35))
def test_a_longer_period_is_never_later(end, months):
    assert notice_date(end, months + 1) < notice_date(end, months)


def test_a_negative_period_is_a_mistake():
    with pytest.raises(ValueError, match="negative"):
        notice_date(date(2027, 1, 1), -1)

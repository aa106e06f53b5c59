"""How far an objective has come."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.progress import Course, Measured, progress, time_gone, way_done

figures = st.decimals(min_value=-(10**6), max_value=10**6, places=2, allow_nan=False)
days = st.dates(date(2020, 1, 1), date(2035, 12, 31))


@given(figures, figures, figures)
def test_the_way_is_between_nothing_and_all(baseline, target, current):
    assert 0 <= way_done(baseline, target, current) <= 100


@given(figures, figures)
def test_the_target_is_all_of_the_way_and_the_start_none(baseline, target):
    assert way_done(baseline, target, target) == 100
    if baseline != target:
        assert way_done(baseline, target, baseline) == 0


@given(figures, figures, figures, figures)
def test_coming_closer_never_costs(baseline, target, one, other):
    nearer, further = sorted((one, other), key=lambda value: value if target >= (baseline or 0) else -value)[::-1]
    assert way_done(baseline, target, nearer) >= way_done(baseline, target, further)


@given(figures, figures, figures)
def test_coming_down_is_the_mirror_of_going_up(baseline, target, current):
    if baseline != target:
        assert way_done(baseline, target, current) == way_done(-baseline, -target, -current)


@given(days, days, days)
def test_time_never_runs_backwards(start, due, today):
    assert 0 <= time_gone(start, due, today) <= time_gone(start, due, today + timedelta(days=1)) <= 100


@given(figures, figures, figures, days, st.integers(1, 400))
def test_only_what_is_reached_reads_reached(baseline, target, current, due, after):
    late = progress(Measured(baseline, target, current, due - timedelta(days=300), due), due + timedelta(days=after))
    assert (late.course == Course.REACHED) == (late.percent == 100)
    assert late.course in {Course.REACHED, Course.MISSED}


@pytest.mark.parametrize(
    ("current", "course"),
    [
        (5, Course.REACHED),
        (4, Course.ON_COURSE),
        (Decimal("3.6"), Course.BEHIND),
        (3, Course.AT_RISK),
        (None, Course.UNKNOWN),
    ],
)
def test_course_at_half_time(today, current, course):
    measured = Measured(
        Decimal(3),
        Decimal(5),
        None if current is None else Decimal(current),
        today - timedelta(100),
        today + timedelta(100),
    )
    found = progress(measured, today)
    assert found.course == course
    assert found.elapsed == 50
    assert found.reason


def test_tickets_to_bring_down(today):
    measured = Measured(Decimal(64), Decimal(20), Decimal(42), today - timedelta(100), today + timedelta(100))
    assert progress(measured, today).percent == 50

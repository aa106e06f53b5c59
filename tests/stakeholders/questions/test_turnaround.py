from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from stakeholders.questions.turnaround import turnaround

TODAY = date(2026, 3, 2)
pairs = st.lists(
    st.tuples(st.integers(0, 400), st.none() | st.integers(0, 400)).map(
        lambda ago: (TODAY - timedelta(ago[0]), None if ago[1] is None else TODAY - timedelta(min(ago[0], ago[1])))
    ),
    max_size=30,
)


def test_nothing_says_so():
    found = turnaround([], today=TODAY)
    assert (found.median, found.answered, found.open, found.oldest) == (None, 0, 0, None)
    assert "no turnaround" in found.reason


def test_half_of_the_answers_take_the_median_or_less():
    took = [(TODAY - timedelta(days), TODAY) for days in (1, 2, 9, 30)]
    found = turnaround([*took, (TODAY - timedelta(12), None)], today=TODAY)
    assert (found.median, found.answered, found.open, found.oldest) == (2, 4, 1, 12)
    assert found.reason == "Half of the problems are solved in 2 days or less (4 solved in a year)."


@given(pairs)
def test_figures_hold_together(rows):
    found = turnaround(rows, today=TODAY)
    assert found == turnaround(rows[::-1], today=TODAY)
    assert found.answered + found.open == len(rows)
    took = [(end - start).days for start, end in rows if end is not None]
    assert (found.median is None) == (not took)
    if found.median is not None:
        assert 2 * sum(days <= found.median for days in took) >= len(took)

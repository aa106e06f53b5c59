"""Where somebody stood on a day, and what moved between two days: pure rules."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from stakeholders.past.days import steps_back
from stakeholders.past.standing import Presence, Standing, changes_between

DAY = date(2026, 6, 1)
days = st.integers(-400, 400).map(lambda n: DAY + timedelta(days=n))
places = st.builds(Standing, st.integers(1, 5), st.integers(-2, 2))


@given(st.lists(st.tuples(days, st.none() | days, places, places), max_size=30), days, st.integers(1, 400))
def test_everybody_is_in_one_list_at_most_and_for_a_reason(rows, earlier, later_by):
    later = earlier + timedelta(days=later_by)
    people = [Presence(key, since, left) for key, (since, left, *_places) in enumerate(rows)]
    before, after = ({key: row[at] for key, row in enumerate(rows)} for at in (2, 3))
    found = changes_between(people, earlier, later, before, after)
    moved = [one.key for one in found.moved]
    assert len([*moved, *found.came, *found.left]) == len({*moved, *found.came, *found.left})
    for one in people:
        was, is_there = one.on(earlier), one.on(later)
        assert (one.key in found.came) == (is_there and not was)
        assert (one.key in found.left) == (was and not is_there)
        assert (one.key in moved) == (was and is_there and before[one.key].place != after[one.key].place)


def test_the_day_of_leaving_no_longer_counts():
    gone = Presence(1, DAY, DAY + timedelta(days=10))
    assert [gone.on(DAY + timedelta(days=n)) for n in (-1, 0, 9, 10)] == [False, True, True, False]


def test_the_most_influential_move_comes_first():
    people = [Presence(key, DAY, None) for key in (1, 2)]
    before = {1: Standing(2, 0), 2: Standing(5, 1)}
    after = {1: Standing(2, 2), 2: Standing(5, 0)}
    found = changes_between(people, DAY, DAY + timedelta(days=5), before, after)
    assert [(one.key, one.tone) for one in found.moved] == [(2, "risk"), (1, "good")]


def test_steps_back_name_each_day_once():
    assert [one.day.isoformat() for one in steps_back(date(2026, 5, 31), None)] == [
        "2026-04-30",
        "2026-02-28",
        "2025-05-31",
    ]
    assert len(steps_back(DAY, DAY - timedelta(days=90))) == 4
    assert len(steps_back(DAY, DAY)) == 3

"""The order of the day."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from insights.my_day import Task, action_points, leading, meeting_points, ordered, person_points, rating_points

TODAY = date(2026, 11, 23)


@given(st.integers(-400, 400), st.integers(0, 60))
def test_an_action_never_weighs_less_the_closer_its_date(days, sooner):
    later, earlier = TODAY + timedelta(days=days), TODAY + timedelta(days=days - sooner)
    assert action_points(earlier, TODAY) >= action_points(later, TODAY)


@given(st.integers(0, 1000), st.integers(0, 300), st.integers(1, 365), st.integers(1, 5))
def test_a_person_never_weighs_less_the_longer_the_silence(days, longer, cadence, influence):
    assert person_points(days + longer, cadence, influence) >= person_points(days, cadence, influence)


@given(st.integers(-5, 40), st.booleans())
def test_a_meeting_today_comes_first_and_an_unprepared_one_before_a_prepared_one(days, prepared):
    day = TODAY + timedelta(days=days)
    assert meeting_points(TODAY, TODAY, prepared=True) >= meeting_points(day, TODAY, prepared=prepared)
    assert meeting_points(day, TODAY, prepared=False) >= meeting_points(day, TODAY, prepared=True)


@given(st.integers(-5, 400), st.integers(0, 100))
def test_a_candidate_never_weighs_less_the_longer_it_waits(days, longer):
    assert 0 < rating_points(days) <= rating_points(days + longer) <= 75


def _task(pk, points):
    return Task("action", pk, f"Task {pk}", "", 1, "Orvelle", points, late=False)


@given(st.lists(st.integers(0, 100), max_size=40))
def test_the_list_is_ordered_short_and_without_what_does_not_matter(points):
    found = ordered([_task(pk, value) for pk, value in enumerate(points)])
    assert [one.points for one in found] == sorted((value for value in points if value), reverse=True)[:12]


@given(
    st.lists(st.tuples(st.integers(0, 3), st.sampled_from("ABab"), st.sampled_from("xyz")), max_size=40),
    st.integers(1, 12),
)
def test_wording_only_the_leading_ones_gives_the_same_list(things, most):
    tasks = [
        Task("action", pk, title, "", 1, account, points, late=False)
        for pk, (points, account, title) in enumerate(things)
    ]
    few = [one for _points, one in leading([(one.points, one) for one in tasks], most=most)]
    assert ordered(few, most=most) == ordered(tasks, most=most)
    assert all(one.points for one in few)

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stakeholders.choices import Channel, Direction, Importance, Seniority
from stakeholders.ties.reasons import parts_of
from stakeholders.ties.strength import MEMORY_DAYS, Contact, strength

TODAY = date(2026, 11, 23)


def ago(days: int, channel: str = "meeting", importance: int = 1, direction: str = "both") -> Contact:
    return Contact(TODAY - timedelta(days=days), channel, importance, direction)


contacts = st.builds(
    ago,
    st.integers(0, 500),
    st.sampled_from(Channel.values),
    st.sampled_from(Importance.values),
    st.sampled_from(Direction.values),
)
many = st.lists(contacts, max_size=30)
ranks = st.one_of(st.none(), st.sampled_from(Seniority.values))


def test_nobody_met_is_nothing():
    assert strength([], seniority=4, today=TODAY).score == 0


def test_a_director_met_every_fortnight_with_both_sides_asking_is_nearly_whole():
    found = strength([ago(days) for days in (1, 15, 29, 43, 57, 71)], seniority=3, today=TODAY)
    assert (found.recency, found.frequency, found.two_way, found.depth, found.seniority) == (30, 25, 15, 15, 11)


def test_one_call_yesterday_with_a_manager_is_an_active_thread_for_a_month():
    call = [ago(0, "call", direction="ours")]
    found = strength(call, seniority=2, today=TODAY)
    assert (found.recency, found.frequency, found.two_way, found.depth, found.seniority) == (30, 4, 0, 2, 8)
    assert found.active
    assert not strength(call, seniority=2, today=TODAY + timedelta(days=60)).active


@pytest.mark.parametrize(
    ("directions", "points"), [("ours", 0), ("theirs", 0), ("ours theirs", 5), ("both both both", 15), ("both ours", 5)]
)
def test_two_way_counts_the_less_active_side(directions, points):
    found = [ago(days, direction=one) for days, one in enumerate(directions.split())]
    assert strength(found, seniority=None, today=TODAY).two_way == points


def test_depth_weighs_channel_and_importance():
    assert strength([ago(1, "email")], seniority=None, today=TODAY).depth == 1
    assert strength([ago(1, "meeting", 3)], seniority=None, today=TODAY).depth == 11
    assert strength([ago(1, "meeting", 3), ago(2, "call", 2)], seniority=None, today=TODAY).depth == 15


def test_a_rank_that_is_not_noted_counts_as_staff():
    one = [ago(3)]
    unknown = strength(one, seniority=None, today=TODAY)
    assert unknown.score == strength(one, seniority=Seniority.STAFF, today=TODAY).score
    assert "not noted" in parts_of(unknown, today=TODAY)[4].reason


def test_days_to_come_do_not_count():
    assert strength([ago(-1)], seniority=4, today=TODAY).score == 0


@given(many, ranks)
def test_it_stays_between_0_and_100_and_its_parts_add_up(found, rank):
    one = strength(found, seniority=rank, today=TODAY)
    parts = parts_of(one, today=TODAY)
    assert 0 <= one.score <= 100
    assert sum(part.value for part in parts) == one.score
    assert all(0 <= part.value <= part.maximum and part.reason for part in parts)
    assert sum(part.maximum for part in parts) == 100


@given(many, contacts, ranks)
def test_one_more_contact_never_lowers_it(found, another, rank):
    before = strength(found, seniority=rank, today=TODAY).score
    assert strength([*found, another], seniority=rank, today=TODAY).score >= before


@given(many, ranks, st.integers(1, 400))
def test_days_without_contact_never_raise_it(found, rank, days):
    now = strength(found, seniority=rank, today=TODAY).score
    assert strength(found, seniority=rank, today=TODAY + timedelta(days=days)).score <= now


@given(many, ranks)
def test_a_year_without_contact_leaves_nothing(found, rank):
    assert strength(found, seniority=rank, today=TODAY + timedelta(days=MEMORY_DAYS)).score == 0


@given(many, st.sampled_from(Seniority.values), st.sampled_from(Seniority.values))
def test_a_higher_rank_never_weakens(found, one, other):
    low, high = sorted((one, other))
    weaker = strength(found, seniority=low, today=TODAY).score
    assert strength(found, seniority=high, today=TODAY).score >= weaker

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from stakeholders.engagement import WINDOW_DAYS, engagement

TODAY = date(2026, 11, 23)
days_ago = st.lists(st.integers(0, 400).map(lambda n: TODAY - timedelta(days=n)), max_size=40)
cadences = st.integers(1, 730)


def test_nobody_met_is_not_engaged():
    found = engagement([], cadence=30, today=TODAY)
    assert found.score == 0
    assert found.reasons == ["No interaction in the last 90 days."]


def test_a_kept_rhythm_is_full_engagement():
    met = [TODAY - timedelta(days=n) for n in (5, 35, 65)]
    assert engagement(met, cadence=30, today=TODAY).score == 1


def test_several_contacts_on_one_day_are_one():
    assert engagement([TODAY] * 9, cadence=10, today=TODAY) == engagement([TODAY], cadence=10, today=TODAY)


def test_the_reasons_name_the_days_and_the_last_one():
    found = engagement([TODAY - timedelta(days=3)], cadence=30, today=TODAY)
    assert found.reasons == ["1 day of contact in 90 days; the rhythm asks for 3.", "Last one on 20 Nov 2026."]


@given(days_ago, cadences)
def test_it_stays_between_0_and_1_and_is_0_only_without_recent_contact(days, cadence):
    found = engagement(days, cadence=cadence, today=TODAY)
    assert 0 <= found.score <= 1
    assert (found.score == 0) == all((TODAY - day).days >= WINDOW_DAYS for day in days)


@given(days_ago, cadences, st.integers(0, WINDOW_DAYS - 1))
def test_one_more_contact_never_lowers_it(days, cadence, ago):
    before = engagement(days, cadence=cadence, today=TODAY).score
    assert engagement([*days, TODAY - timedelta(days=ago)], cadence=cadence, today=TODAY).score >= before


@given(days_ago, cadences)
def test_waiting_never_raises_it(days, cadence):
    now = engagement(days, cadence=cadence, today=TODAY).score
    assert engagement(days, cadence=cadence, today=TODAY + timedelta(days=1)).score <= now


def test_days_to_come_do_not_count():
    assert engagement([TODAY + timedelta(days=1)], cadence=30, today=TODAY).score == 0

"""Runway arithmetic: latest safe dates, states, places on the line."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounts.notice import notice_date
from accounts.renewals.runway import DONE, LINE, SOON, Dates, Gate, State, Why, latest_safe, place, runway_of

DAYS = st.dates(date(2000, 1, 1), date(2090, 12, 31))
GATES = st.lists(
    st.builds(Gate, pk=st.integers(1, 10_000), days=st.integers(0, 365), before_notice=st.booleans()),
    max_size=8, unique_by=lambda one: one.pk,
)  # fmt: skip


@st.composite
def contracts(draw):
    end = draw(DAYS)
    start = end - timedelta(days=draw(st.integers(1, 2000)))
    return Dates(start, end, notice_date(end, draw(st.integers(0, 36)), draw(st.integers(0, 90))))


@st.composite
def situations(draw):
    dates, gates = draw(contracts()), draw(GATES)
    today = dates.end + timedelta(days=draw(st.integers(-800, 60)))
    done = {one.pk: dates.end - timedelta(days=draw(st.integers(-30, 700))) for one in gates if draw(st.booleans())}
    return dates, gates, done, today


MARCH = Dates(date(2025, 1, 1), date(2028, 3, 31), notice_date(date(2028, 3, 31), 1))
LEAP = Dates(date(2025, 3, 1), date(2028, 2, 29), notice_date(date(2028, 2, 29), 3))


@pytest.mark.parametrize(
    ("dates", "gate", "safe", "why"),
    [
        (LEAP, Gate(1, 0), date(2028, 2, 29), Why.DAYS),
        (LEAP, Gate(1, 365), date(2027, 3, 1), Why.DAYS),
        (LEAP, Gate(1, 60, True), date(2027, 11, 29), Why.NOTICE),
        (LEAP, Gate(1, 120, True), date(2027, 11, 1), Why.DAYS),
        # Over a 29 February the line has its 365 days all the same.
        (MARCH, Gate(1, 365), date(2027, 4, 1), Why.DAYS),
        (MARCH, Gate(1, 7, True), date(2028, 2, 29), Why.NOTICE),
        # A contract shorter than a gate's horizon: never due before it began.
        (Dates(date(2027, 9, 1), date(2027, 12, 31), date(2027, 9, 30)), Gate(1, 180), date(2027, 9, 1), Why.START),
        (Dates(date(2027, 9, 1), date(2027, 12, 31), date(2027, 6, 30)), Gate(1, 7, True), date(2027, 9, 1), Why.START),
    ],
)  # fmt: skip
def test_month_ends_leap_days_and_short_contracts(dates, gate, safe, why):
    assert latest_safe(dates, gate) == (safe, why)


@given(contracts(), st.integers(0, 365), st.booleans())
def test_the_latest_safe_date_is_within_the_contract_and_before_notice_where_asked(dates, days, before):
    safe, why = latest_safe(dates, Gate(1, days, before))
    assert dates.start <= safe <= dates.end
    if why is not Why.START:
        assert safe <= dates.end - timedelta(days=days)
        assert not before or safe <= dates.notice
        assert safe in (dates.end - timedelta(days=days), dates.notice)
    else:
        assert safe == dates.start


@given(contracts(), st.integers(0, 364), st.booleans())
def test_more_days_before_the_end_are_never_later_nor_is_asking_before_notice(dates, days, before):
    assert latest_safe(dates, Gate(1, days + 1, before))[0] <= latest_safe(dates, Gate(1, days, before))[0]
    assert latest_safe(dates, Gate(1, days, True))[0] <= latest_safe(dates, Gate(1, days, False))[0]


@given(situations())
def test_states_follow_from_the_dates_alone(situation):
    dates, gates, done, today = situation
    found = runway_of(dates, gates, done, today)
    assert [one.safe for one in found.stops] == sorted(one.safe for one in found.stops)
    assert sorted(one.gate for one in found.stops) == sorted(one.pk for one in gates)
    assert found.left == (dates.end - today).days
    assert found.notice_left <= found.left
    for one in found.stops:
        assert one.left == (one.safe - today).days
        assert (one.state in DONE) == (one.gate in done)
        if one.gate in done:
            assert one.done_on == done[one.gate]
            assert (one.state is State.DONE) == (done[one.gate] <= one.safe)
        elif one.state is State.OVERDUE:
            assert one.left < 0
        elif one.state is State.SOON:
            assert 0 <= one.left <= SOON
        else:
            assert one.left > SOON


@given(situations())
def test_the_next_gate_is_the_undone_one_that_is_safe_for_the_shortest_time(situation):
    dates, gates, done, today = situation
    found = runway_of(dates, gates, done, today)
    undone = [one for one in found.stops if one.gate not in done]
    assert found.next == (min(undone, key=lambda one: (one.safe, one.gate)) if undone else None)


@given(situations(), st.integers(1, 400))
def test_time_alone_never_makes_a_gate_better(situation, later):
    dates, gates, done, today = situation
    worse = [State.AHEAD, State.SOON, State.OVERDUE]
    before = {one.gate: one.state for one in runway_of(dates, gates, done, today).stops}
    after = {one.gate: one.state for one in runway_of(dates, gates, done, today + timedelta(days=later)).stops}
    for pk, state in before.items():
        if state in worse:
            assert worse.index(after[pk]) >= worse.index(state)
        else:
            assert after[pk] == state


@given(DAYS, st.integers(-400, 800))
def test_a_place_on_the_line_is_kept_within_it_and_grows_with_time(end, left):
    day = end - timedelta(days=left)
    at = place(day, end)
    assert 0 <= at <= 1
    assert at <= place(day + timedelta(days=1), end)
    if 0 <= left <= LINE:
        assert at == pytest.approx(1 - left / LINE)


def test_today_the_end_and_notice_in_the_past():
    dates = Dates(date(2025, 1, 1), date(2027, 12, 31), date(2027, 9, 30))
    found = runway_of(dates, [Gate(1, 0), Gate(2, 7), Gate(3, 30, True)], {}, date(2027, 12, 31))
    assert (found.left, found.notice_left, found.on_line) == (0, -92, True)
    assert [(one.gate, one.state) for one in found.stops] == [
        (3, State.OVERDUE),
        (2, State.OVERDUE),
        (1, State.SOON),
    ]


def test_a_contract_is_on_the_line_from_the_365th_day_and_stays_when_it_ended_undecided():
    dates = Dates(date(2025, 1, 1), date(2027, 12, 31), date(2027, 9, 30))
    assert not runway_of(dates, [], {}, date(2026, 12, 30)).on_line
    assert runway_of(dates, [], {}, date(2026, 12, 31)).on_line
    assert runway_of(dates, [], {}, date(2028, 3, 1)).on_line
    assert runway_of(dates, [], {}, date(2027, 12, 31)).begins_on == date(2026, 12, 31)

"""The rule of reminders: which marks are due, whatever the clocks do."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviews.reminders import HORIZON, due_reminders, marks_of

PARIS = "Europe/Paris"
ZONES = st.sampled_from([PARIS, "UTC", "America/New_York", "Asia/Kolkata", "Pacific/Auckland", "America/Sao_Paulo"])
MOMENTS = st.datetimes(datetime(2024, 1, 1), datetime(2031, 1, 1), timezones=st.just(UTC))


def test_marks_lie_at_eight_in_the_owners_morning():
    marks = marks_of(datetime(2026, 12, 10, 13, 0, tzinfo=UTC), PARIS)
    assert [mark.days for mark in marks] == [30, 14, 7, 1]
    assert {mark.start_day for mark in marks} == {date(2026, 12, 10)}
    assert all(mark.due_at.astimezone(ZoneInfo(PARIS)).hour == 8 for mark in marks)
    assert marks[-1].due_at == datetime(2026, 12, 9, 7, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("night", "zone"),
    [(date(2026, 3, 29), PARIS), (date(2026, 10, 25), PARIS), (date(2026, 3, 8), "America/New_York")],
)
def test_nights_in_which_clocks_change_move_no_morning(night, zone):
    for day in (night, night + timedelta(days=1)):
        start = datetime.combine(day, datetime.min.time(), ZoneInfo(zone)) + timedelta(hours=15)
        for mark in marks_of(start.astimezone(UTC), zone):
            local = mark.due_at.astimezone(ZoneInfo(zone))
            assert (local.date(), local.hour) == (day - timedelta(days=mark.days), 8)


def test_leap_day():
    marks = {mark.days: mark.due_at.date() for mark in marks_of(datetime(2028, 3, 1, 9, tzinfo=UTC), PARIS)}
    assert marks == {30: date(2028, 1, 31), 14: date(2028, 2, 16), 7: date(2028, 2, 23), 1: date(2028, 2, 29)}
    assert marks_of(datetime(2028, 2, 29, 9, tzinfo=UTC), PARIS)[-1].due_at.date() == date(2028, 2, 28)


def test_a_meeting_planned_ten_days_ahead_is_recalled_once_now():
    start = datetime(2026, 12, 10, 13, tzinfo=UTC)
    due = due_reminders(start, PARIS, start - timedelta(days=10))
    assert due.send is not None
    assert due.send.days == 14
    assert [mark.days for mark in due.skip] == [30]


def test_a_dead_fortnight_is_followed_by_one_reminder():
    start = datetime(2026, 12, 10, 13, tzinfo=UTC)
    day = date(2026, 12, 10)
    due = due_reminders(start, PARIS, start - timedelta(days=6), {(30, day)})
    assert due.send is not None
    assert (due.send.days, [mark.days for mark in due.skip]) == (7, [14])


def test_a_moved_meeting_has_new_marks():
    start = datetime(2026, 12, 10, 13, tzinfo=UTC)
    known = {(days, date(2026, 12, 10)) for days in (30, 14, 7, 1)}
    assert due_reminders(start, PARIS, start - timedelta(hours=20), known).send is None
    moved = start + timedelta(days=6)
    due = due_reminders(moved, PARIS, start - timedelta(hours=20), known)
    assert due.send is not None
    assert due.send.days == 7


@given(MOMENTS, ZONES, st.integers(0, 60 * 24 * 40))
def test_at_most_one_is_sent_and_deciding_again_gives_nothing(start, zone, minutes):
    now = start - timedelta(minutes=minutes)
    due = due_reminders(start, zone, now)
    chosen = [*due.skip, *([due.send] if due.send else [])]
    assert all(mark.due_at <= now for mark in chosen)
    if due.send:
        assert all(mark.days > due.send.days for mark in due.skip)
        assert start - now <= HORIZON
    again = due_reminders(start, zone, now, {mark.identity for mark in chosen})
    assert (again.send, again.skip) == (None, ())


@given(MOMENTS, ZONES, st.integers(0, 40), st.lists(st.integers(15, 60 * 24 * 9), min_size=1, max_size=60))
def test_every_mark_is_settled_exactly_once_whenever_the_clock_looks(start, zone, ahead, gaps):
    known: set[tuple[int, date]] = set()
    now, sent = start - timedelta(days=ahead), []
    for gap in gaps:
        due = due_reminders(start, zone, now, known)
        new = [mark.identity for mark in [*due.skip, *([due.send] if due.send else [])]]
        assert not known & set(new)
        known |= set(new)
        sent += [due.send.days] if due.send else []
        now += timedelta(minutes=gap)
    assert sent == sorted(set(sent), reverse=True)


@given(MOMENTS, ZONES)
def test_nothing_is_due_once_it_has_begun(start, zone):
    assert due_reminders(start, zone, start).send is None
    assert due_reminders(start, zone, start + timedelta(days=3)).skip == ()

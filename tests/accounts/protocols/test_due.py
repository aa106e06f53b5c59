"""The days of steps, on properties."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from accounts.protocols.due import Rule, add_working_days, after_pause, days_of, due_on, expected_days, progress

DAYS = st.dates(date(2023, 1, 1), date(2033, 12, 31))
OFFSETS = st.integers(0, 730)
RULES = st.sampled_from(["calendar", "working", "before", "previous"])


def weekdays_between(first: date, last: date) -> int:
    return sum((first + timedelta(days=n)).weekday() < 5 for n in range(1, (last - first).days + 1))


@given(DAYS, st.integers(0, 120))
def test_working_days_are_counted_one_by_one_and_end_on_one(day, count):
    found = add_working_days(day, count)
    assert found.weekday() < 5
    start = day
    while start.weekday() >= 5:
        start += timedelta(days=1)
    assert weekdays_between(start, found) == count


@given(RULES, OFFSETS, DAYS, st.none() | DAYS, st.none() | DAYS)
def test_only_what_is_counted_from_something_unknown_has_no_day(rule, offset, start, reference, previous):
    found = due_on(Rule(1, rule, offset), start=start, reference=reference, previous=previous)
    unknown = (rule == "before" and reference is None) or (rule == "previous" and previous is None)
    assert (found is None) == unknown
    if found is not None and rule != "previous":
        assert found >= start


@given(OFFSETS, DAYS, DAYS)
def test_days_before_a_date_are_exact_or_at_once(offset, start, reference):
    found = due_on(Rule(1, "before", offset), start=start, reference=reference, previous=None)
    assert found == start or reference - found == timedelta(days=offset)


def test_month_ends_and_leap_days():
    after = Rule(1, "calendar", 1)
    assert due_on(after, start=date(2028, 2, 28), reference=None, previous=None) == date(2028, 2, 29)
    assert due_on(after, start=date(2027, 2, 28), reference=None, previous=None) == date(2027, 3, 1)
    before = Rule(1, "before", 1)
    assert due_on(before, start=date(2028, 1, 1), reference=date(2028, 3, 1), previous=None) == date(2028, 2, 29)
    assert add_working_days(date(2028, 2, 29), 1) == date(2028, 3, 1)
    assert add_working_days(date(2026, 1, 30), 1) == date(2026, 2, 2)  # a Friday at a month's end
    assert add_working_days(date(2026, 11, 28), 0) == date(2026, 11, 30)


@given(st.lists(st.tuples(RULES, st.integers(0, 90)), min_size=1, max_size=8), DAYS, DAYS)
def test_a_step_after_another_has_its_day_when_that_one_is_done(steps, start, reference):
    rules = [Rule(at, *one) for at, one in enumerate(steps, start=1)]
    done = {at: start + timedelta(days=at) for at in range(1, len(rules), 2)}
    found = days_of(rules, start=start, reference=reference, done=done)
    for rule in rules[1:]:
        if rule.rule == "previous":
            before = done.get(rule.position - 1)
            assert found[rule.position] == (before and before + timedelta(days=rule.offset))
    assert None not in expected_days(rules, start=start, reference=reference).values()


@given(RULES, DAYS, DAYS, st.integers(0, 400))
def test_a_pause_moves_by_its_length_but_never_past_a_reference_date(rule, due, paused, length):
    found = after_pause(rule, due, paused_on=paused, resumed_on=paused + timedelta(days=length))
    if rule == "before":
        assert found == due
    elif rule == "working":
        assert found.weekday() < 5
        assert 0 <= (found - due).days - length <= 2
    else:
        assert (found - due).days == length
    assert after_pause(rule, None, paused_on=paused, resumed_on=paused) is None


@given(st.lists(st.tuples(st.sampled_from(["open", "done", "skipped"]), st.none() | DAYS), max_size=12), DAYS)
def test_progress_is_whole_only_when_nothing_is_open(steps, today):
    found = progress(steps, today)
    still = [due for state, due in steps if state == "open"]
    assert found.complete == (not still)
    assert found.late == sum(bool(due and due < today) for due in still)
    assert (found.percent == 100) == (bool(steps) and not still)


@given(st.sampled_from(["calendar", "working", "before"]), DAYS, DAYS, st.lists(OFFSETS, min_size=2, max_size=6))
def test_a_longer_offset_is_never_due_sooner_and_never_before_the_start(rule, start, reference, offsets):
    found = [
        due_on(Rule(1, rule, days), start=start, reference=reference, previous=None)
        for days in sorted(offsets, reverse=rule == "before")
    ]
    days = [day for day in found if day is not None]
    assert len(days) == len(offsets)
    assert days == sorted(days)
    assert days[0] >= start


@given(st.sampled_from([2024, 2028, 2096]), st.integers(0, 366))
def test_a_leap_day_counts_as_a_day_like_any_other(year, offset):
    leap = date(year, 2, 29)
    assert due_on(Rule(1, "before", offset), start=date(2020, 1, 1), reference=leap, previous=None) == leap - timedelta(
        days=offset
    )
    assert due_on(Rule(1, "calendar", offset), start=leap, reference=None, previous=None) == leap + timedelta(
        days=offset
    )


@given(st.lists(st.tuples(RULES, OFFSETS), min_size=1, max_size=8), DAYS, DAYS)
def test_a_preview_says_the_days_the_run_will_have_where_they_are_known(steps, start, reference):
    rules = [Rule(at, *one) for at, one in enumerate(steps, start=1)]
    said = expected_days(rules, start=start, reference=reference)
    laid = days_of(rules, start=start, reference=reference)
    assert all(laid[at] in (None, said[at]) for at in laid)
    done = {at: day for at, day in said.items() if day is not None}
    assert days_of(rules, start=start, reference=reference, done=done) == said

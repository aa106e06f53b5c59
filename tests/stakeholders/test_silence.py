from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stakeholders.silence import SilenceState, silence

TODAY = date(2026, 11, 23)
ORDER = [SilenceState.OK, SilenceState.DUE, SilenceState.OVERDUE]


def quiet(days, cadence, *, ever=True):
    day = TODAY - timedelta(days=days)
    return silence(last_touch_on=day if ever else None, known_since=day, cadence=cadence, today=TODAY)


@pytest.mark.parametrize(
    ("days", "state"), [(0, "ok"), (20, "ok"), (21, "due"), (31, "due"), (32, "overdue"), (400, "overdue")]
)
def test_due_when_the_rhythm_is_reached_overdue_when_it_is_missed_by_half(days, state):
    assert quiet(days, 21).state == state


def test_the_reason_says_days_and_rhythm():
    assert quiet(34, 30).reason == "Last contact 34 days ago; the rhythm is a contact every 30 days."
    assert quiet(0, 30).reason == "In touch today; the rhythm is a contact every 30 days."
    assert quiet(12, 1, ever=False).reason == "Never contacted, known for 12 days; the rhythm is a contact every day."


@given(st.integers(0, 2000), st.integers(1, 730))
def test_waiting_never_improves_the_state(days, cadence):
    assert ORDER.index(quiet(days + 1, cadence).state) >= ORDER.index(quiet(days, cadence).state)


@given(st.integers(0, 2000), st.integers(1, 729))
def test_a_slower_rhythm_never_worsens_it(days, cadence):
    assert ORDER.index(quiet(days, cadence + 1).state) <= ORDER.index(quiet(days, cadence).state)

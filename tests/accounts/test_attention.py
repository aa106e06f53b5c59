"""Why look at an account now."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounts.attention import Reason, Why, percent_change, reason_of
from accounts.reasons import sentence

TODAY = date(2026, 11, 23)
QUIET: dict[str, Any] = {
    "renewal_on": TODAY + timedelta(days=400),
    "notice_on": TODAY + timedelta(days=300),
    "last_touch_on": TODAY - timedelta(days=3),
    "since": TODAY - timedelta(days=200),
    "has_owner": True,
    "change": 4,
}


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({}, None),
        ({"renewal_on": TODAY - timedelta(days=1)}, Reason(Why.OVERDUE, 1)),
        ({"notice_on": TODAY}, Reason(Why.NOTICE, 0)),
        ({"notice_on": TODAY + timedelta(days=30)}, Reason(Why.NOTICE, 30)),
        ({"notice_on": TODAY + timedelta(days=31)}, None),
        ({"renewal_on": TODAY + timedelta(days=90)}, Reason(Why.RENEWAL, 90)),
        ({"renewal_on": TODAY + timedelta(days=91)}, None),
        ({"has_owner": False}, Reason(Why.NO_OWNER)),
        ({"last_touch_on": TODAY - timedelta(days=44)}, None),
        ({"last_touch_on": TODAY - timedelta(days=45)}, Reason(Why.SILENT, 45)),
        ({"last_touch_on": None}, Reason(Why.NEVER_MET, 200)),
        ({"last_touch_on": None, "since": TODAY}, None),
        ({"change": -10}, Reason(Why.FALLING, 10)),
        ({"change": -9}, None),
        ({"change": None}, None),
    ],
)
def test_each_reason_at_its_edge(facts, expected):
    assert reason_of(TODAY, **(QUIET | facts)) == expected


DAYS = st.none() | st.dates(TODAY - timedelta(days=900), TODAY + timedelta(days=900))


@given(
    DAYS, DAYS, DAYS, st.dates(TODAY - timedelta(days=900), TODAY), st.booleans(), st.none() | st.integers(-100, 900)
)
def test_every_account_has_at_most_one_reason_and_it_can_be_said(renewal, notice, touch, since, owner, change):
    touch = min(touch, TODAY) if touch else None
    found = reason_of(
        TODAY, renewal_on=renewal, notice_on=notice, last_touch_on=touch, since=since, has_owner=owner, change=change
    )
    if found is not None:
        assert found.figure >= 0
        assert sentence(found)
    elif renewal is not None:
        assert (renewal - TODAY).days > 90


@pytest.mark.parametrize(
    ("now", "before", "expected"),
    [("110", "100", 10), ("90", "100", -10), ("5", "0", None), (None, "5", None), ("5", None, None), ("0", "5", -100)],
)
def test_percent_change(now, before, expected):
    assert percent_change(now and Decimal(now), before and Decimal(before)) == expected

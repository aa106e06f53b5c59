"""Celebrations that can be reckoned: anniversaries whatever the dates, renewals that grew whatever the contracts."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from types import SimpleNamespace

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from accounts.celebration_moments import GROWTH, anniversaries, grown, growth_moments
from accounts.moments import Life
from accounts.services.contract_outcomes import Decision, renew_contract
from tests import factories

TODAY = date(2026, 11, 26)
DAYS = st.dates(date(1990, 1, 1), TODAY)


@given(DAYS, DAYS)
def test_every_year_from_the_first_day_on_and_one_ahead(since, first):
    found = anniversaries(since, max(since, first), TODAY)
    years = [one for one, _day in found]
    assert years == list(range(years[0], years[0] + len(years)))
    assert all(day.year - since.year == count and day >= max(since, first) for count, day in found)
    assert [day > TODAY for _count, day in found] == [False] * (len(found) - 1) + [True]


def test_who_came_on_the_twenty_ninth_of_february_is_celebrated_every_year():
    days = dict(anniversaries(date(2024, 2, 29), date(2024, 3, 1), TODAY))
    assert (days[1], days[3]) == (date(2025, 2, 28), date(2027, 2, 28))
    assert dict(anniversaries(date(2020, 2, 29), date(2024, 1, 1), TODAY))[4] == date(2024, 2, 29)


def contract(start, value, *, reference="FA-1", outcome="renewed", currency="EUR"):
    return SimpleNamespace(
        pk=start, reference=reference, start_on=TODAY + timedelta(days=start), annual_value=Decimal(value),
        currency=currency, outcome=outcome,
    )  # fmt: skip


def test_only_a_renewal_of_the_same_contract_at_a_higher_value_has_grown():
    first = contract(0, 100)
    assert [one.after.pk for one in grown([contract(9, 120, reference="fa-1"), first])] == [9]
    assert grown([first, contract(9, 120)])[0].percent == 20
    for other in (
        contract(9, 100),
        contract(9, 90),
        contract(9, 120, reference="FA-2"),
        contract(9, 120, currency="USD"),
    ):
        assert grown([first, other]) == []
    assert grown([contract(0, 100, outcome="lost"), contract(9, 120)]) == []
    assert grown([contract(0, 0), contract(9, 120)]) == []


@pytest.mark.django_db
def test_a_renewal_recorded_as_larger_is_celebrated(inside):
    account = factories.account(inside)
    old = factories.contract(account, ends_in=30, reference="FA-9")
    start = old.end_on + timedelta(days=1)
    renew_contract(
        old, actor=inside.kam, version=old.version, start_on=start, end_on=start + timedelta(days=365),
        annual_value=old.annual_value * 2, decision=Decision(outcome_reason="value"),
    )  # fmt: skip
    found = [one for one in growth_moments(Life(account, timezone.localdate())) if one.source == GROWTH]
    assert [one.on for one in found] == [start]

"""What the committee's work asks of a person, in their day."""

from __future__ import annotations

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.services.qualification import withdraw
from insights.queries.my_day import my_day
from kam.tenancy.scope import tenant
from tests.accounts.qualification.test_pages import candidate, rate


@pytest.fixture
def today():
    return timezone.localdate()


def ratings(member, today):
    return [(one.title, one.url) for one in my_day(member, today=today).tasks if one.kind == "rating"]


def test_whoever_is_asked_rates_then_the_committee_decides(inside, house, today):
    one = candidate(house, raters=("kam", "contributor"))
    asked = [("Rate Halden Fjord", f"/accounts/qualification/{one.pk}/rate/")]
    assert ratings(house.kam, today) == ratings(house.contributor, today) == asked
    assert ratings(house.executive, today) == []
    rate(one, house.kam, 4)
    assert ratings(house.kam, today) == []
    assert ratings(house.executive, today) == []
    rate(one, house.contributor, 4)
    decide = [("Decide on Halden Fjord", f"/accounts/qualification/{one.pk}/")]
    assert ratings(house.executive, today) == decide
    assert ratings(house.kam, today) == []
    one.refresh_from_db()
    withdraw(one, actor=house.kam, version=one.version, reason="Not now")
    assert ratings(house.executive, today) == []


def test_too_few_raters_ask_nothing_of_the_committee(inside, house, today):
    one = candidate(house, raters=("kam",))
    rate(one, house.kam, 4)
    assert ratings(house.executive, today) == []


def test_a_rater_off_the_team_is_led_to_pages_they_may_open(house, sign_in):
    with tenant(house.organisation.pk):
        one = candidate(house, raters=("contributor",))
    client = sign_in(house.contributor)
    shown = client.get(reverse("insights:my_day")).content.decode()
    assert f"/accounts/qualification/{one.pk}/rate/" in shown
    assert f'href="/accounts/{one.account_id}/"' not in shown
    detail = client.get(f"/accounts/qualification/{one.pk}/").content.decode()
    assert f'href="/accounts/{one.account_id}/"' not in detail

"""Charters that lie about as drafts, in the day of whoever owns the account."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.models import Charter
from insights.my_day import LYING, charter_points
from insights.queries.my_day import my_day
from tests import factories
from tests.accounts.charters import making


@pytest.fixture
def today():
    return timezone.localdate()


@pytest.fixture
def draft(inside, house, today):
    return making.draft(house, factories.account(house), today=today - timedelta(days=LYING + 6))


def charters(member, today):
    return [one for one in my_day(member, today=today).tasks if one.kind == "charter"]


def test_a_draft_older_than_two_weeks_is_the_managers(draft, house, today, sign_in):
    [task] = charters(house.kam, today)
    assert task.title == "Agree on the relationship charter"
    assert task.reason.endswith("6 expectations are accepted by nobody yet")
    assert task.url == f"/accounts/{draft.account_id}/charter/"
    assert charters(house.executive, today) == []
    assert task.url in sign_in(house.kam).get("/").content.decode()


def test_a_fresh_one_asks_nothing_and_an_agreed_one_no_more(draft, house, today):
    assert charters(house.kam, today - timedelta(days=6)) == []
    making.agree(house, Charter.objects.select_related("account").get(pk=draft.pk))
    assert charters(house.kam, today) == []


def test_the_longer_it_lies_the_more_it_weighs_within_bounds(today):
    weights = [charter_points(today - timedelta(days=days), today) for days in range(120)]
    assert weights == sorted(weights)
    assert (weights[LYING], weights[LYING + 1], weights[-1]) == (0, 32, 50)

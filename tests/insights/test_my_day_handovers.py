"""Hand-overs in my day: for who takes an account over, for who gives it, and in no more statements than before."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from insights.my_day import handover_points
from insights.queries.my_day import my_day
from stakeholders.models import Handover, HandoverLine
from stakeholders.services.handovers import start_handover
from stakeholders.services.transfers import advance_line
from tests import factories
from tests.accounts.rollcall import queries
from tests.stakeholders.factories import stakeholder

TODAY = timezone.localdate()


@pytest.fixture
def account(house, inside):
    """Two people of weight, to pass from the account manager to the executive within ten days."""
    made = factories.account(house)
    for name in ("Ada One", "Bea Two"):
        stakeholder(house, made, name, influence=4, last_touch_on=TODAY)
    start_handover(
        made, actor=house.kam, former=house.kam, successor=house.executive, due_on=TODAY + timedelta(days=6),
        today=TODAY,
    )  # fmt: skip
    return made


def handovers(member):
    return [one for one in my_day(member, today=TODAY).tasks if one.kind == "handover"]


def test_both_managers_are_told_what_is_theirs_and_others_nothing(house, account):
    [taking], [giving] = handovers(house.executive), handovers(house.kam)
    assert taking.title == "Take the account over from Vallier key_account_manager"
    assert taking.reason.startswith("2 relationships are still to pass")
    assert giving.title == "Hand the account over to Vallier executive"
    assert giving.reason.startswith("2 people are still to be introduced")
    assert taking.url == reverse("stakeholders:handover_detail", args=[Handover.objects.get().pk])
    assert handovers(house.administrator) == []


def test_who_introduced_everybody_is_left_in_peace(house, account):
    for line in HandoverLine.objects.select_related("handover__account", "stakeholder"):
        advance_line(line, actor=house.kam, version=line.version, state="introduced", happened_on=TODAY, today=TODAY)
    assert handovers(house.kam) == []
    assert len(handovers(house.executive)) == 1
    Handover.objects.update(due_on=TODAY + timedelta(days=50))
    assert handovers(house.executive) == []
    Handover.objects.update(state="stopped", ended_on=TODAY, stop_reason="x")
    assert handovers(house.executive) == []


def test_my_day_costs_no_more_for_hand_overs(house, account, sign_in):
    client, url = sign_in(house.executive), reverse("insights:my_day")
    before = queries(client, url)
    for number in range(4):
        one = factories.account(house, f"Account {number}")
        stakeholder(house, one, "Ada", influence=4)
        start_handover(one, actor=house.kam, former=house.kam, successor=house.executive, due_on=TODAY, today=TODAY)
    assert queries(client, url) == before <= 10
    assert len(handovers(house.executive)) == 5


@given(st.integers(-40, 200), st.integers(0, 200))
def test_points_rise_as_the_end_comes_near_and_as_it_stands_still(due, still):
    now = handover_points(TODAY + timedelta(days=due), TODAY - timedelta(days=still), TODAY)
    assert 0 <= now <= 85
    assert now <= handover_points(TODAY + timedelta(days=due - 1), TODAY - timedelta(days=still), TODAY)
    assert now <= handover_points(TODAY + timedelta(days=due), TODAY - timedelta(days=still + 1), TODAY)

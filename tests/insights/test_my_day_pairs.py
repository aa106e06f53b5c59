"""Executives' contacts in my day: for the executive, for who prepares it, as their own rule says, at no more cost."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from random import Random

import pytest
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from insights.my_day import pair_points
from insights.queries.my_day import my_day
from reviews.models import Attendee, Meeting
from stakeholders.executives.standing import PairState
from stakeholders.models import ExecutivePair
from stakeholders.queries.executives import pairs_page
from stakeholders.services.executives import pair_executives
from tests import factories
from tests.accounts.rollcall import queries
from tests.stakeholders.factories import stakeholder, touchpoint

TODAY = timezone.localdate()


def paired(house, account, name="Ada One", *, since=100, cadence=90, member=None):
    person = stakeholder(house, account, name, influence=2)
    return pair_executives(
        account, actor=house.kam, member=member or house.executive, stakeholder=person, cadence_days=cadence,
        purpose="", today=TODAY - timedelta(days=since),
    )  # fmt: skip


def meet(house, pair, days):
    held = Meeting.objects.create(
        account=pair.account, title="Lunch", kind="executive", owner=house.kam, time_zone="UTC",
        starts_at=datetime.combine(TODAY + timedelta(days=days), time(12), UTC),
    )  # fmt: skip
    Attendee.objects.create(meeting=held, member=pair.member)
    Attendee.objects.create(meeting=held, stakeholder=pair.stakeholder)


def tasks(member):
    return [one for one in my_day(member, today=TODAY).tasks if one.kind == "pair"]


@pytest.fixture
def account(inside):
    return factories.account(inside)


def test_the_executive_is_told_to_call_and_the_manager_to_prepare_it(house, account):
    pair = paired(house, account)
    [own], [prepared] = tasks(house.executive), tasks(house.kam)
    assert own.title == "Talk to Ada One"
    assert own.reason == "10 days overdue, they have not met yet"
    assert prepared.title == f"Prepare the contact of {house.executive.name} with Ada One"
    assert own.url == prepared.url == reverse("stakeholders:executive_briefing", args=[pair.pk])
    assert not own.late
    assert tasks(house.administrator) == []
    ExecutivePair.objects.update(started_on=TODAY - timedelta(days=400))
    assert tasks(house.executive)[0].late


def test_a_contact_or_a_meeting_near_enough_settles_it(house, account):
    talked, planned, far = (paired(house, account, name) for name in ("Ada One", "Bea Two", "Cyd Three"))
    touchpoint(house, account, talked.stakeholder, day=TODAY - timedelta(days=3), colleagues=[house.executive.pk])
    meet(house, planned, 5)
    meet(house, far, 70)
    assert [one.pk for one in tasks(house.executive)] == [far.pk]


def test_a_manager_who_is_the_executive_is_told_once(house, account):
    paired(house, account, member=house.kam)
    assert [one.title for one in tasks(house.kam)] == ["Talk to Ada One"]


def test_what_ended_left_or_is_out_of_sight_is_silent(house, account):
    pair = paired(house, account)
    for model, changes in ((ExecutivePair, {"ended_on": TODAY}), (type(account), {"archived_at": timezone.now()})):
        model.objects.update(**changes)
        assert tasks(house.executive) == []
        model.objects.update(**dict.fromkeys(changes))
    type(pair.stakeholder).objects.update(left_on=TODAY)
    assert tasks(house.executive) == []


@pytest.mark.parametrize("seed", range(10))
def test_the_statement_says_what_the_rule_says(house, account, seed):
    dice = Random(seed)  # noqa: S311
    for number in range(4):  # a day shows twelve things, the meetings among them
        cadence = dice.choice([7, 15, 30, 90])
        pair = paired(house, account, f"Person {number}", since=dice.randint(0, 200), cadence=cadence)
        if dice.random() < 0.5:
            day = TODAY - timedelta(days=dice.choice([0, cadence - 1, cadence, cadence + 1, 3 * cadence // 2]))
            touchpoint(house, account, pair.stakeholder, day=day, colleagues=[house.executive.pk])
        if dice.random() < 0.5:
            meet(house, pair, dice.choice([1, cadence // 2, cadence]))
    due = {PairState.DUE, PairState.OVERDUE}
    rows = pairs_page(house.executive, mine=True, today=TODAY).rows
    told = {one.pk: one.late for one in tasks(house.executive)}
    assert told == {one.pair.pk: one.standing.state == PairState.OVERDUE for one in rows if one.standing.state in due}


def test_my_day_costs_no_more_for_executives(house, account, sign_in):
    client, url = sign_in(house.executive), reverse("insights:my_day")
    paired(house, account)
    before = queries(client, url)
    for number in range(4):
        paired(house, account, f"Person {number}")
    assert queries(client, url) == before <= 10
    assert b"Talk to Person 1" in client.get(url).content


@given(st.integers(-40, 400), st.integers(7, 365))
def test_points_rise_with_every_day_that_passes(late, cadence):
    due = TODAY - timedelta(days=late)
    now = pair_points(due, cadence, TODAY)
    assert (now > 0) == (late >= 0)
    assert now <= pair_points(due - timedelta(days=1), cadence, TODAY) <= 80

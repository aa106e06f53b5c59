"""Steps of protocols in the day of those who own them."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.models import RunStep
from accounts.services.protocols import start_protocol
from accounts.services.protocols.running import pause_run
from accounts.services.team import set_team_member
from insights.queries.my_day import my_day
from kam.tenancy.models import Membership
from tests import factories


@pytest.fixture
def today():
    return timezone.localdate()


@pytest.fixture
def run(inside, house, today):
    account = factories.account(house)
    day = today - timedelta(days=10)
    return start_protocol(account, actor=house.kam, code="new-decision-maker", today=day)


def steps(member, today):
    return [one for one in my_day(member, today=today).tasks if one.kind == "step"]


def test_open_steps_come_late_ones_first(run, house, today):
    found = steps(house.kam, today)
    assert found[0].late
    assert "New decision-maker" in found[0].reason
    assert found[0].url.startswith(f"/accounts/runs/{run.pk}/#step-")
    assert {one.account_id for one in found} == {run.account_id}
    assert steps(house.executive, today) == []


def test_a_pause_asks_nothing_of_anybody(run, house, today):
    pause_run(run, actor=house.kam, version=1, reason="Wait", today=today)
    assert steps(house.kam, today) == []


def test_a_step_is_its_owners_while_they_work_here_then_the_managers(run, house, today):
    set_team_member(run.account, actor=house.kam, member=house.contributor, level="reader")
    RunStep.objects.filter(run=run, position=1).update(owner=house.contributor)
    before = len(steps(house.kam, today))
    assert [one.title for one in steps(house.contributor, today)] == ["Learn who arrives and why"]
    Membership.objects.filter(pk=house.contributor.pk).update(status="deactivated")
    assert len(steps(house.kam, today)) == before + 1


def test_the_page_offers_done_and_postpone(run, house, sign_in):
    body = sign_in(house.kam).get("/").content.decode()
    step = RunStep.objects.get(run=run, position=1)
    assert f'data-panel href="/accounts/runs/steps/{step.pk}/done/"' in body
    assert f'data-panel href="/accounts/runs/steps/{step.pk}/postpone/"' in body

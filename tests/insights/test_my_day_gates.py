"""Gates of the renewal runway in the day of the account's manager."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.models import Contract, RunwayGate
from accounts.queries.runway import runway_line
from accounts.services.runway import tick_gate
from insights.queries.my_day import my_day
from tests import factories


@pytest.fixture
def today():
    return timezone.localdate()


@pytest.fixture
def account(inside):
    return factories.account(inside)


def gates(member, today):
    return [one for one in my_day(member, today=today).tasks if one.kind == "gate"]


def do(house, contract, code, today):
    gate = RunwayGate.objects.get(code=code, variant="renewal")
    return tick_gate(contract, gate, actor=house.kam, done=True, today=today, evidence="x")


def test_the_first_gate_that_is_due_comes_and_then_the_next(inside, account, today):
    contract = factories.contract(account, ends_in=150)
    [task] = gates(inside.kam, today)
    assert (task.title, task.late, task.pk) == ("Readiness checked", True, contract.pk)
    assert "the runway of" in task.reason
    assert task.url.startswith(f"/accounts/contracts/{contract.pk}/gates/")
    do(inside, contract, "readiness", today)
    assert gates(inside.kam, today) == []
    [task] = gates(inside.kam, today + timedelta(days=16))
    assert (task.title, task.late) == ("Value pack handed to the sponsor", False)
    assert gates(inside.executive, today) == []


def test_a_gate_taken_back_comes_again_and_one_switched_off_never(inside, account, today):
    contract = factories.contract(account, ends_in=150)
    tick = do(inside, contract, "readiness", today)
    tick_gate(contract, tick.gate, actor=inside.kam, done=False, today=today)
    assert [one.title for one in gates(inside.kam, today)] == ["Readiness checked"]
    RunwayGate.objects.filter(code="readiness").update(active=False)
    assert gates(inside.kam, today) == []


@pytest.mark.parametrize("change", [{"outcome": "lost"}, {"end_on": timezone.localdate() - timedelta(days=1)}])
def test_what_is_closed_or_has_ended_asks_nothing(inside, account, today, change):
    contract = factories.contract(account, ends_in=30)
    Contract.objects.filter(pk=contract.pk).update(**change)
    assert gates(inside.kam, today) == []


@pytest.mark.parametrize("ends_in", [3, 60, 91, 120, 134, 180, 194, 300])
@pytest.mark.parametrize("tender", [True, False])
def test_the_statement_and_the_rule_name_the_same_gate(inside, account, today, ends_in, tender):
    contract = factories.contract(account, ends_in=ends_in, tender_on=today if tender else None)
    first = runway_line(contract, today).next
    due = [first.gate.label] if first.stop.left <= 14 else []
    assert [one.title for one in gates(inside.kam, today)] == due

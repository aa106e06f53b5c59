"""Moving, leaving and coming back; and what the database itself refuses."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from accounts.cycle_figures import Span
from accounts.models import Account, PhasePassage
from accounts.queries.cycles import compare_cycles, lessons_of, revenue_lines
from accounts.queries.journey import former_accounts, passages_of, stays_in
from accounts.services.journey import leave_programme, move_phase
from accounts.stays import cycles_of
from kam.lib.errors import Conflict, Invalid
from kam.tenancy.scope import tenant
from tests import factories

DAY = date(2026, 11, 1)


def move(house, account, *phases, today=DAY, **more):
    for phase in phases:
        account = move_phase(
            account, actor=house.kam, version=account.version, to_phase=phase, reason="Because", today=today, **more
        )
    return account


def leave(house, account, **more):
    given = {"outcome": "lost", "reason": "Price", "lessons": "Meet the buyer sooner", "today": DAY} | more
    return leave_programme(account, actor=house.kam, version=account.version, **given)


@pytest.mark.parametrize("phases", [[], ["onboarding"], ["onboarding", "development", "consolidation", "renewal"]])
def test_out_of_any_phase_and_back_opens_the_next_cycle(inside, phases):
    account = leave(inside, move(inside, factories.account(inside), *phases))
    assert account.archived_at is not None
    with pytest.raises(Invalid):
        leave(inside, account)
    with pytest.raises(Invalid):
        move(inside, account, "development")
    [out] = former_accounts(inside.kam)
    assert (out.account, out.outcome, out.lessons) == (account, "lost", "Meet the buyer sooner")
    account = move(inside, account, "onboarding", today=DAY + timedelta(days=30))
    assert (account.archived_at, account.phase, account.cycle) == (None, "onboarding", 2)
    assert list(former_accounts(inside.kam)) == []
    first, second = cycles_of(stays_in(passages_of(account)))
    assert (first.end, second.start) == (DAY, DAY + timedelta(days=30))


@pytest.mark.parametrize(("field", "value"), [("reason", " "), ("lessons", ""), ("outcome", "bored")])
def test_leaving_asks_for_outcome_reason_and_lessons(inside, field, value):
    account = factories.account(inside)
    with pytest.raises(Invalid) as refused:
        leave(inside, account, **{field: value})
    assert field in refused.value.errors
    assert PhasePassage.objects.count() == 1


def test_a_mover_west_of_midnight_does_not_turn_time_back(inside):
    account = move(inside, factories.account(inside), "onboarding", today=DAY)
    account = move(inside, account, "development", today=DAY - timedelta(days=1))
    assert account.phase_since == DAY


def test_lessons_belong_to_the_cycle_that_ended(inside):
    account = factories.account(inside, today=date(2024, 1, 10))
    account = move(inside, account, "onboarding", "development", "consolidation", "renewal", today=date(2024, 6, 1))
    account = move(inside, account, "development", today=date(2025, 1, 1), lessons="Start earlier")
    account = leave(inside, account, lessons="Too dear")
    passages = list(passages_of(account))
    assert (lessons_of(1, passages), lessons_of(2, passages)) == (["Start earlier"], ["Too dear"])
    found = compare_cycles(account, cycles_of(stays_in(passages)), passages, DAY)
    assert found.days == [(date(2025, 1, 1) - date(2024, 1, 10)).days, (DAY - date(2025, 1, 1)).days]
    assert dict(found.phases)["renewal"] == [214, None]
    spans = [Span(one.start, one.end) for one in found.cycles]
    assert [len(line.cells) for line in revenue_lines(account, spans)] == [2, 2]


INSERT = (
    "insert into accounts_phasepassage (organisation_id, account_id, created_at, position, from_phase, to_phase, cycle,"
    " happened_on, reason, outcome, lessons) values (%s, %s, now(), %s, %s, %s, %s, %s, 'SQL', %s, '')"
)
GOOD: dict[str, Any] = {"position": 3, "from": "onboarding", "to": "development", "cycle": 1, "day": DAY, "outcome": ""}


def by_sql(account: Account, **changed: Any) -> None:
    row = GOOD | changed
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(INSERT, [account.organisation_id, account.pk, *row.values()])


@pytest.mark.parametrize(
    "changed",
    [
        {"position": 2},
        {"position": 4},
        {"from": "qualification"},
        {"from": "renewal"},
        {"to": "onboarding"},
        {"cycle": 2},
        {"day": DAY - timedelta(days=1)},
        {"to": ""},
        {"outcome": "lost"},
        {"to": "nowhere"},
    ],
)
def test_the_database_takes_a_passage_only_where_it_continues_the_last(inside, changed):
    account = move(inside, factories.account(inside), "onboarding")
    with pytest.raises(IntegrityError):
        by_sql(account, **changed)
    by_sql(account)
    assert PhasePassage.objects.filter(account=account).count() == 3


@pytest.mark.parametrize(
    "statement",
    [
        "update accounts_phasepassage set reason = 'another'",
        "delete from accounts_phasepassage",
        "truncate accounts_phasepassage cascade",
        "alter table accounts_phasepassage disable trigger user",
        "drop table accounts_phasepassage",
    ],
)
def test_history_is_not_rewritten_even_by_sql(inside, statement):
    factories.account(inside)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert PhasePassage.objects.get().reason == ""


@pytest.mark.django_db(transaction=True)
def test_parallel_moves_one_passes_and_the_others_conflict(house):
    with tenant(house.organisation.pk):
        account = factories.account(house)
    rounds = 6

    def attempt(version, phase):
        try:
            with tenant(house.organisation.pk):
                stale = Account.objects.get(pk=account.pk)
                move_phase(stale, actor=house.kam, version=version, to_phase=phase, reason="Race", today=DAY)
            return "moved"
        except (Conflict, Invalid):
            return "refused"
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        for turn in range(rounds):
            phase = "onboarding" if turn % 2 == 0 else "qualification"
            answers = list(pool.map(attempt, [turn + 1] * 4, [phase] * 4))
            assert sorted(answers) == ["moved", "refused", "refused", "refused"]
    with tenant(house.organisation.pk):
        assert [one.position for one in passages_of(account)] == list(range(1, rounds + 2))
    print(f"journey parallel rounds={rounds} movers=4 passages={rounds} holes=0")

"""The sums of all renewals: one statement that must stand to each contract exactly as the rule does."""

from __future__ import annotations

import random
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from accounts.models import Contract, ContractCompetitor, RunwayGate, RunwayTick
from accounts.queries.runway import lines_of, with_threats
from accounts.queries.runway_list import (
    ORDER,
    SIZE,
    Wanted,
    _standings,
    kept_sums,
    quarters_ahead,
    renewals,
    runway_page,
    sums_of,
)  # fmt: skip
from accounts.renewals.forecast import standing_of
from accounts.services.contracts import Decision, lose_contract, renew_contract
from kam.lib.paging import page_of
from tests import factories
from tests.accounts.factories import contract, place

TODAY = date(2028, 2, 29)


def scatter(house, count=60):
    """Contracts with dates, ticks, tenders and rivals by the same dice at every run."""
    dice = random.Random(7)  # noqa: S311  (dice of a test)
    gates = list(RunwayGate.objects.all())
    for number in range(count):
        account = factories.account(house, f"Account {number}")
        end = TODAY + timedelta(days=dice.randint(-40, 400))
        made = Contract.objects.create(
            account=account, reference=f"C{number}", start_on=end - timedelta(days=dice.choice((50, 200, 900))),
            end_on=end, notice_on=end - timedelta(days=dice.choice((0, 31, 92, 400))),
            currency=dice.choice(("EUR", "GBP")),
            annual_value=Decimal(dice.randint(0, 10**7)) / 100, auto_renewal=dice.random() < 0.4,
            tender_on=TODAY if dice.random() < 0.3 else None,
        )  # fmt: skip
        for gate in gates:
            for done in dice.choice(((), (True,), (True, False), (True, False, True))):
                day = end - timedelta(days=dice.randint(0, 400))
                RunwayTick.objects.create(contract=made, gate=gate, done=done, done_on=day, actor=house.kam)
        for rival in range(dice.randint(0, 3)):
            threat = dice.choice(("high", "low"))
            ContractCompetitor.objects.create(contract=made, name=f"Rival {rival}", threat=threat)
    RunwayGate.objects.filter(code="confirm").update(active=False)


def every_line(house):
    cursor, found = "", []
    while True:
        page, lines = runway_page(house.executive, Wanted(), TODAY, cursor=cursor)
        found += lines
        if page.next_cursor is None:
            return found
        cursor = page.next_cursor


def test_the_statement_and_the_rule_agree_on_every_contract(inside):
    scatter(inside)
    lines = every_line(inside)
    assert [one.runway.left for one in lines] == sorted(one.runway.left for one in lines)
    assert len(lines) == Contract.objects.filter(end_on__lte=TODAY + timedelta(days=365)).count() > 30
    counted: dict[Any, tuple[int, Decimal]] = {}
    for one in lines:
        threats = one.contract.competitors.filter(threat="high").count()
        standing = standing_of(
            one.runway, auto_renewal=one.contract.auto_renewal, in_tender=one.contract.in_tender, threats=threats
        )
        key = (one.contract.currency, standing)
        count, value = counted.get(key, (0, Decimal(0)))
        counted[key] = (count + 1, value + one.contract.annual_value)
    found = {row[:2]: row[2:] for row in _standings(inside.executive, Wanted(), TODAY)}
    assert found == counted
    sums = {one.currency: one for one in sums_of(inside.executive, Wanted(), TODAY)}
    for currency, one in sums.items():
        own = [line for line in lines if line.contract.currency == currency]
        assert one.at_risk == sum(line.at_risk for line in own)
        assert abs(one.expected - sum(line.expected for line in own)) < len(own) * Decimal("0.01")
        assert one.renewals == len(own)


def test_mine_and_a_quarter_narrow_the_list_and_the_sums(inside):
    mine = factories.account(inside)
    other = factories.account(inside, "Other", owner=inside.administrator)
    first = quarters_ahead(TODAY)[1]
    factories.contract(mine, ends_in=60, today=TODAY)
    factories.contract(mine, ends_in=200, today=TODAY, reference="later")
    factories.contract(other, ends_in=70, today=TODAY)
    factories.contract(other, ends_in=366, today=TODAY, reference="beyond")
    for wanted, count in ((Wanted(), 3), (Wanted(mine=True), 2), (Wanted(quarter=first), 2), (Wanted(True, first), 1)):
        assert len(runway_page(inside.kam, wanted, TODAY)[1]) == count
        assert [one.renewals for one in sums_of(inside.kam, wanted, TODAY)] == [count]


def test_a_contributor_counts_only_the_accounts_of_their_teams(inside):
    account = factories.account(inside)
    factories.contract(account, ends_in=60, today=TODAY)
    factories.contract(factories.account(inside, "Other"), ends_in=60, today=TODAY)
    assert sums_of(inside.contributor, Wanted(), TODAY) == []
    place(inside, account, inside.contributor)
    assert [one.renewals for one in sums_of(inside.contributor, Wanted(), TODAY)] == [1]


def test_sums_are_kept_for_a_minute_for_who_sees_every_account_and_never_for_a_team(inside):
    account = factories.account(inside)
    place(inside, account, inside.contributor)
    factories.contract(account, ends_in=60, today=TODAY)

    def counted(actor, wanted):
        return [one.renewals for one in kept_sums(actor, wanted, TODAY)[0]]

    quarter = quarters_ahead(TODAY)[1]
    each = [Wanted(), Wanted(mine=True), Wanted(quarter=quarter)]
    assert [counted(inside.kam, one) for one in each] == [[1], [1], [1]]
    assert counted(inside.executive, Wanted(mine=True)) == []
    assert counted(inside.contributor, Wanted()) == [1]
    read, as_of = kept_sums(inside.kam, Wanted(), TODAY)
    factories.contract(account, ends_in=70, today=TODAY, reference="later")
    assert kept_sums(inside.executive, Wanted(), TODAY) == (read, as_of)
    assert counted(inside.contributor, Wanted()) == [2]
    assert [one.renewals for one in sums_of(inside.kam, Wanted(), TODAY)] == [2]


@pytest.mark.parametrize("mine", [False, True])
def test_the_first_page_is_the_same_read_either_way(inside, mine):
    scatter(inside, 30)
    wanted = Wanted(mine=mine)
    page, lines = runway_page(inside.executive, wanted, TODAY)
    plain = page_of(with_threats(renewals(inside.executive, wanted, TODAY)), ORDER, "", size=SIZE)
    assert [one.pk for one in page.rows] == [one.pk for one in plain.rows]
    assert page.next_cursor == plain.next_cursor
    told = [(one.contract.pk, one.runway, one.forecast, [gate.gate for gate in one.gates]) for one in lines]
    whole = lines_of(plain.rows, TODAY)
    assert told == [(one.contract.pk, one.runway, one.forecast, [gate.gate for gate in one.gates]) for one in whole]


def test_retention_counts_what_was_decided_in_the_last_twelve_months(inside):
    account = factories.account(inside)
    past = {"start_on": date(2026, 1, 1), "end_on": date(2028, 1, 31), "annual_value": Decimal(100)}
    next_ = {"start_on": date(2028, 2, 1), "end_on": date(2029, 2, 1)}
    decided = Decision(outcome_on=date(2028, 1, 15))
    for reference, value in (("A", 150), ("B", 60)):
        made = contract(inside, account, reference=reference, **past)
        renew_contract(
            made, actor=inside.kam, version=1, annual_value=Decimal(value), decision=decided, today=TODAY, **next_
        )
    lost = contract(inside, account, reference="C", **past)
    lose_contract(lost, actor=inside.kam, version=1, reason="x", decision=decided, today=TODAY)
    old = contract(inside, account, reference="D", **past)
    long_ago = Decision(outcome_on=date(2027, 2, 1))
    lose_contract(old, actor=inside.kam, version=1, reason="x", decision=long_ago, today=TODAY)
    [euro] = sums_of(inside.kam, Wanted(), TODAY)
    assert (euro.retention.target, euro.retention.kept, euro.retention.final) == (300, 160, 210)
    assert (euro.retention.gross, euro.retention.net) == (53, 70)


@pytest.mark.parametrize(
    ("day", "first"), [(date(2026, 11, 26), date(2026, 10, 1)), (date(2028, 2, 29), date(2028, 1, 1))]
)
def test_the_quarters_ahead_reach_the_end_of_the_line(day, first):
    found = quarters_ahead(day)
    assert found[0] == first
    assert len(found) == 5
    assert (found[-1] - day).days <= 365

"""Writing contracts."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from accounts.choices import ContractOutcome
from accounts.models import Contract
from accounts.services.contracts import lose_contract, renew_contract, update_contract
from kam.audit.models import Act
from kam.lib.errors import Conflict, Invalid, NotAllowed
from tests import factories
from tests.accounts.factories import contract


@pytest.fixture
def account(inside):
    return factories.account(inside)


def test_the_notice_date_and_the_accounts_renewal_follow_from_the_end(inside, account):
    made = contract(inside, account, end_on=date(2028, 5, 31))
    account.refresh_from_db()
    assert made.notice_on == date(2028, 2, 29)
    assert account.renewal_on == date(2028, 5, 31)
    assert Act.objects.filter(verb="contract.create", object_id=made.pk).count() == 1


def test_the_renewal_is_the_earliest_end_of_what_still_runs(inside, account):
    contract(inside, account)
    early = contract(inside, account, reference="B", end_on=date(2026, 12, 31))
    account.refresh_from_db()
    assert account.renewal_on == date(2026, 12, 31)
    lose_contract(early, actor=inside.administrator, version=1, reason="Price")
    account.refresh_from_db()
    assert account.renewal_on == date(2027, 12, 31)


def test_overlapping_periods_of_one_reference_are_refused(inside, account):
    contract(inside, account)
    with pytest.raises(Invalid) as refusal:
        contract(inside, account, reference="fr-2025-118", start_on=date(2027, 12, 31), end_on=date(2029, 1, 1))
    assert "start_on" in refusal.value.errors
    contract(inside, account, start_on=date(2028, 1, 1), end_on=date(2029, 1, 1))
    assert Contract.objects.count() == 2


def test_an_end_before_the_start_is_refused(inside, account):
    with pytest.raises(Invalid) as refusal:
        contract(inside, account, end_on=date(2025, 1, 1))
    assert "end_on" in refusal.value.errors


def test_a_change_recomputes_the_notice_and_a_stale_one_is_refused(inside, account):
    made = contract(inside, account)
    fresh = update_contract(made, actor=inside.kam, version=1, end_on=date(2027, 5, 31), notice_months=3)
    assert (fresh.notice_on, fresh.version) == (date(2027, 2, 28), 2)
    with pytest.raises(Conflict):
        update_contract(made, actor=inside.kam, version=1, title="Late")


def test_a_change_into_another_contracts_period_is_refused(inside, account):
    contract(inside, account)
    after = contract(inside, account, start_on=date(2028, 1, 1), end_on=date(2029, 1, 1))
    with pytest.raises(Invalid):
        update_contract(after, actor=inside.kam, version=1, start_on=date(2027, 6, 1))
    after.refresh_from_db()
    assert after.start_on == date(2028, 1, 1)


def test_renewing_closes_the_old_and_records_the_next(inside, account):
    made = contract(inside, account)
    following = renew_contract(
        made,
        actor=inside.kam,
        version=1,
        start_on=date(2028, 1, 1),
        end_on=date(2030, 12, 31),
        annual_value=Decimal("1500000"),
    )
    made.refresh_from_db()
    account.refresh_from_db()
    assert (made.outcome, made.final_value) == (ContractOutcome.UP, Decimal("1500000"))
    assert following.follows_id == made.pk
    assert (following.reference, following.notice_on) == (made.reference, date(2030, 9, 30))
    assert account.renewal_on == date(2030, 12, 31)
    with pytest.raises(Invalid):
        lose_contract(made, actor=inside.kam, version=2, reason="Too late")


def test_a_refused_renewal_leaves_the_old_contract_running(inside, account):
    made = contract(inside, account)
    with pytest.raises(Invalid):
        renew_contract(
            made,
            actor=inside.kam,
            version=1,
            start_on=date(2027, 1, 1),
            end_on=date(2030, 12, 31),
            annual_value=Decimal("1"),
        )
    made.refresh_from_db()
    assert made.outcome == ContractOutcome.RUNNING


def test_losing_needs_a_reason(inside, account):
    made = contract(inside, account)
    with pytest.raises(Invalid):
        lose_contract(made, actor=inside.kam, version=1, reason="  ")


def test_a_reader_may_not_write(inside, account):
    with pytest.raises(NotAllowed):
        update_contract(contract(inside, account), actor=inside.executive, version=1, title="x")


@pytest.mark.parametrize("lost", [True, False])
def test_the_terms_of_a_closed_contract_stand(inside, account, lost):
    made = contract(inside, account)
    if lost:
        closed = lose_contract(made, actor=inside.kam, version=1, reason="Price")
    else:
        terms = {"start_on": date(2028, 1, 1), "end_on": date(2028, 12, 31), "annual_value": Decimal(5)}
        renew_contract(made, actor=inside.kam, version=1, **terms)
        closed = Contract.objects.get(pk=made.pk)
    for other in ({"annual_value": Decimal(7)}, {"end_on": date(2027, 6, 30)}, {"currency": "USD"}):
        with pytest.raises(Invalid, match="its terms stand"):
            update_contract(closed, actor=inside.kam, version=2, **other)
    fresh = update_contract(
        closed, actor=inside.kam, version=2, title="Pumps", reference="FR-2025-119", currency=closed.currency
    )
    assert (fresh.title, fresh.reference, fresh.annual_value) == ("Pumps", "FR-2025-119", made.annual_value)


def test_a_closed_order_is_renamed_although_its_framework_was_shortened(inside, account):
    frame = contract(inside, account, kind="framework", reference="AC-1")
    order = contract(inside, account, kind="order", framework=frame, reference="AC-1-1")
    closed = lose_contract(order, actor=inside.kam, version=1, reason="Price")
    update_contract(frame, actor=inside.kam, version=1, end_on=date(2027, 1, 31))
    closed.framework.refresh_from_db()
    assert update_contract(closed, actor=inside.kam, version=2, title="Pumps").title == "Pumps"

"""A contract closed by mistake: its last outcome is taken back, with a reason, while nothing later depends on it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from accounts.choices import ContractOutcome
from accounts.models import Contract, Product
from accounts.services.contract_details import add_competitor
from accounts.services.contract_reopening import reopen_contract
from accounts.services.contracts import lose_contract, renew_contract, update_contract
from insights.models import Alert
from kam.audit.models import Act
from kam.audit.queries import history_of
from kam.lib.errors import Conflict, Invalid, NotAllowed
from kam.tenancy.scope import tenant
from tests import factories
from tests.accounts.factories import contract
from tests.accounts.rollcall import assert_doors

NEXT = {"start_on": date(2028, 1, 1), "end_on": date(2029, 12, 31), "annual_value": Decimal(500_000)}


@pytest.fixture
def made(inside):
    return contract(inside, factories.account(inside))


def lost(house, one):
    return lose_contract(one, actor=house.kam, version=one.version, reason="They left")


def reopened(house, one, **given):
    given = {"actor": house.kam, "version": one.version, "reason": "Wrong contract"} | given
    return reopen_contract(one, **given)


def renewed(house, one):
    following = renew_contract(one, actor=house.kam, version=one.version, **NEXT)
    one.refresh_from_db()
    return following


def test_a_loss_is_taken_back_and_both_are_kept(inside, made):
    back = reopened(inside, lost(inside, made))
    back.refresh_from_db()
    assert back.runs
    assert (back.outcome_on, back.outcome_reason, back.outcome_note, back.final_value) == (None, "", "", None)
    back.account.refresh_from_db()
    assert back.account.renewal_on == back.end_on
    latest = history_of(back)[0]
    assert (latest.reason, latest.who) == ("Wrong contract", inside.kam.name)
    assert Act.objects.filter(verb__in=("contract.lose", "contract.reopen")).count() == 2


def test_a_renewal_is_taken_back_with_the_contract_it_wrote(inside, made):
    update_contract(made, actor=inside.kam, version=1, products=[Product.objects.create(name="Pump")])
    made.refresh_from_db()
    following = renewed(inside, made)
    assert reopened(inside, made).runs
    assert not Contract.objects.filter(pk=following.pk).exists()
    assert Act.objects.get(verb="contract.reopen").details["withdrawn"] == following.pk
    made.refresh_from_db()
    assert renewed(inside, made).pk  # and is recorded again, as it should have been


def test_what_was_built_on_a_renewal_holds_it(inside, made):
    following = renewed(inside, made)
    add_competitor(following, actor=inside.kam, name="Kelvin", threat="low", note="")
    with pytest.raises(Invalid, match="has been worked on since"):
        reopened(inside, made)
    made.refresh_from_db()
    assert made.outcome == ContractOutcome.DOWN
    assert Contract.objects.filter(pk=following.pk).exists()


def test_an_edited_follower_and_an_order_under_it_hold_it_too(inside, made):
    update_contract(renewed(inside, made), actor=inside.kam, version=1, title="Signed")
    with pytest.raises(Invalid, match="worked on since"):
        reopened(inside, made)
    frame = contract(inside, made.account, kind="framework", reference="AC-1")
    following = renewed(inside, frame)
    dates = {"start_on": date(2028, 2, 1), "end_on": date(2028, 12, 31)}
    contract(inside, made.account, kind="order", framework=following, reference="AC-1-1", **dates)
    with pytest.raises(Invalid, match="worked on since"):
        reopened(inside, frame)


def test_a_signal_that_somebody_took_up_is_not_thrown_away(inside, made):
    following = renewed(inside, made)
    Alert.objects.create(
        account=made.account,
        contract=following,
        level="watch",
        score=40,
        opened_on=date(2028, 2, 1),
        taken_by=inside.kam,
    )
    with pytest.raises(Invalid, match="worked on since"):
        reopened(inside, made)
    assert Alert.objects.filter(contract=following).exists()


def test_a_contract_written_meanwhile_for_the_same_time_holds_a_loss(inside, made):
    gone = lost(inside, made)
    contract(inside, made.account, reference=made.reference, start_on=date(2025, 6, 1))
    with pytest.raises(Invalid, match="overlaps"):
        reopened(inside, gone)


def test_it_needs_a_reason_the_right_the_version_and_an_ending(inside, made):
    with pytest.raises(Invalid, match="runs"):
        reopened(inside, made)
    gone = lost(inside, made)
    with pytest.raises(Invalid) as refusal:
        reopened(inside, gone, reason="  ")
    assert "reason" in refusal.value.errors
    with pytest.raises(NotAllowed):
        reopened(inside, gone, actor=inside.executive)
    with pytest.raises(Conflict):
        reopened(inside, gone, version=1)


def test_the_page(house, rival, sign_in):
    with tenant(house.organisation.pk):
        one = contract(house, factories.account(house))
        lost(house, one)
    url = f"/accounts/contracts/{one.pk}/reopen/"
    client = sign_in(house.kam)
    assert_doors(sign_in, rival, url, allowed=house.kam, refused=house.executive)
    assert url in client.get(f"/accounts/contracts/{one.pk}/").content.decode()
    assert url not in sign_in(house.executive).get(f"/accounts/contracts/{one.pk}/").content.decode()
    assert client.post(url, {"version": "2", "reason": ""}).status_code == 422
    stale = client.post(url, {"version": "1", "reason": "A slip of the hand"})
    assert stale.status_code == 409
    assert "A slip of the hand" in stale.content.decode()
    assert client.post(url, {"version": "2", "reason": "A slip"})["Location"] == f"/accounts/contracts/{one.pk}/"
    again = client.post(url, {"version": "3", "reason": "A slip"})
    assert again.status_code == 422


def test_the_page_says_that_the_following_contract_goes(house, sign_in):
    with tenant(house.organisation.pk):
        one = contract(house, factories.account(house))
        renewed(house, one)
    body = sign_in(house.kam).get(f"/accounts/contracts/{one.pk}/reopen/").content.decode()
    assert "1 Jan 2028" in body


def test_history_says_yes_and_no_where_the_column_holds_a_truth(inside, made):
    update_contract(made, actor=inside.kam, version=1, auto_renewal=not made.auto_renewal)
    changed = [(one.old, one.new) for one in history_of(made)[0].changes]
    assert changed in ([("No", "Yes")], [("Yes", "No")])


def test_history_writes_amounts_as_the_reader_does(inside, made):
    update_contract(made, actor=inside.kam, version=1, annual_value=Decimal("1234567.50"))
    assert [one.new for one in history_of(made)[0].changes] == ["1,234,567.50"]

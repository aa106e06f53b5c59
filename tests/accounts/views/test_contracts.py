"""Writing contracts through their pages."""

from __future__ import annotations

from uuid import uuid4

import pytest

from accounts.models import Account, Contract
from kam.tenancy.scope import tenant
from tests import factories
from tests.accounts.factories import contract, contract_fields
from tests.accounts.rollcall import assert_doors


@pytest.fixture
def made(house):
    with tenant(house.organisation.pk):
        return contract(house, factories.account(house))


@pytest.mark.parametrize("verb", ["edit", "renew", "lose", "tender", "competitors/new", "documents/new"])
def test_doors(house, rival, sign_in, made, verb):
    url = f"/accounts/contracts/{made.pk}/{verb}/"
    assert_doors(sign_in, rival, url, allowed=house.kam, refused=house.executive)
    assert_doors(sign_in, rival, url, allowed=house.administrator, refused=house.contributor, method="post")
    panel = sign_in(house.kam).get(url, headers={"HX-Request": "true"}).content.decode()
    assert "panel-title" in panel


def test_a_contract_is_recorded_once_and_moves_the_renewal(house, sign_in, made):
    client, url = sign_in(house.kam), f"/accounts/{made.account_id}/contracts/new/"
    typed = contract_fields(end_on="2026-12-31", token=uuid4())
    assert client.post(url, typed)["Location"] == f"/accounts/{made.account_id}/value/"
    client.post(url, typed)
    with tenant(house.organisation.pk):
        found = Contract.objects.get(reference="FR-2026-9")
        assert str(found.annual_value) == "1400000.50"
        assert found.notice_on.isoformat() == "2026-09-30"
        assert Account.objects.get().renewal_on.isoformat() == "2026-12-31"


@pytest.mark.parametrize(
    "typed",
    [
        {"end_on": "2025-01-01"},
        {"annual_value": "-5"},
        {"annual_value": "a lot"},
        {"notice_months": "99"},
        {"start_on": "31/12"},
        {"reference": "FR-2025-118", "start_on": "2027-01-01"},
    ],
)
def test_bad_input_is_told_beside_the_field_and_kept(house, sign_in, made, typed):
    given = contract_fields(title="My typed subject") | typed
    answer = sign_in(house.kam).post(f"/accounts/{made.account_id}/contracts/new/", given)
    assert answer.status_code == 422
    assert b"My typed subject" in answer.content
    assert b'aria-invalid="true"' in answer.content


def test_a_stale_change_shows_both_versions_and_keeps_the_text(house, sign_in, made):
    url, typed = f"/accounts/contracts/{made.pk}/edit/", contract_fields(version="1")
    assert sign_in(house.administrator).post(url, typed | {"title": "Theirs"}).status_code == 302
    answer = sign_in(house.kam).post(url, typed | {"title": "Mine"})
    body = answer.content.decode()
    assert answer.status_code == 409
    assert "Theirs" in body
    assert 'value="Mine"' in body
    assert 'name="version" value="2"' in body
    assert sign_in(house.kam).post(url, typed | {"title": "Mine", "version": "2"}).status_code == 302


def test_a_closed_contract_asks_only_what_it_is_called_and_covers(house, sign_in, made):
    client, url = sign_in(house.kam), f"/accounts/contracts/{made.pk}/edit/"
    typed = contract_fields(version="1")
    assert client.post(f"/accounts/contracts/{made.pk}/lose/", {**DECIDED, "version": "1", "reason": "Price"})
    body = client.get(url).content.decode()
    assert "its terms stand" in body
    assert 'name="title"' in body
    assert 'name="annual_value"' not in body
    assert client.post(url, typed | {"title": "Pumps"}).status_code == 409
    assert client.post(url, typed | {"title": "Pumps", "version": "2"}).status_code == 302
    with tenant(house.organisation.pk):
        found = Contract.objects.get(pk=made.pk)
    assert (found.title, found.annual_value, found.end_on) == ("Pumps", made.annual_value, made.end_on)


DECIDED = {"outcome_on": "2026-11-01", "outcome_reason": "value"}


def test_renewed_proposes_the_following_period_and_records_it(house, sign_in, made):
    client, url = sign_in(house.kam), f"/accounts/contracts/{made.pk}/renew/"
    body = client.get(url).content.decode()
    assert 'value="2028-01-01"' in body
    assert 'value="2030-12-31"' in body
    typed = {"start_on": "2028-01-01", "end_on": "2030-12-31", "annual_value": "1500000", "version": "1"} | DECIDED
    same = client.post(url, typed | {"outcome": "renewed"})
    assert same.status_code == 422
    assert b"confirm it as renewed, larger" in same.content
    assert client.post(url, typed | {"outcome": "up"}).status_code == 302
    with tenant(house.organisation.pk):
        assert Account.objects.get().renewal_on.isoformat() == "2030-12-31"
    assert client.post(url, typed | {"outcome": "up"}).status_code == 422


def test_lost_keeps_its_reason(house, sign_in, made):
    client, url = sign_in(house.kam), f"/accounts/contracts/{made.pk}/lose/"
    assert client.post(url, {"reason": " ", "version": "1"} | DECIDED).status_code == 422
    stale = client.post(url, {"reason": "They merged", "version": "7"} | DECIDED)
    assert stale.status_code == 409
    assert b"They merged" in stale.content
    assert client.post(url, {"reason": "They merged", "version": "1"} | DECIDED).status_code == 302
    with tenant(house.organisation.pk):
        assert Account.objects.get().renewal_on is None

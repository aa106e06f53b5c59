"""The team of an account through its pages."""

from __future__ import annotations

import pytest

from accounts.models import AccountMember
from kam.tenancy.scope import tenant
from tests import factories
from tests.accounts.factories import place
from tests.accounts.rollcall import assert_doors, queries


@pytest.fixture
def account(house):
    with tenant(house.organisation.pk):
        return factories.account(house)


@pytest.fixture
def seat(house, account):
    with tenant(house.organisation.pk):
        return place(house, account, house.contributor)


def test_doors(house, rival, sign_in, seat):
    assert_doors(sign_in, rival, f"/accounts/team/{seat.pk}/edit/", allowed=house.kam, refused=house.executive)
    for verb in ("edit", "remove"):
        url = f"/accounts/team/{seat.pk}/{verb}/"
        # A reader of the account may not change its team.
        assert_doors(sign_in, rival, url, allowed=house.kam, refused=house.contributor, method="post")
    assert sign_in(house.kam).get(f"/accounts/team/{seat.pk}/remove/").status_code == 405


def test_a_colleague_put_on_the_team_sees_the_account_and_taken_off_no_more(house, sign_in, account):
    client, theirs, url = sign_in(house.kam), sign_in(house.contributor), f"/accounts/{account.pk}/"
    typed = {"member": house.contributor.pk, "level": "reader", "responsibility": "Support"}
    assert theirs.get(url).status_code == 403
    assert client.post(f"{url}team/add/", typed)["Location"] == f"{url}team/"
    assert theirs.get(url).status_code == 200
    assert theirs.get(f"{url}edit/").status_code == 403
    with tenant(house.organisation.pk):
        seat = AccountMember.objects.get(member=house.contributor)
    client.post(f"/accounts/team/{seat.pk}/edit/", {"level": "editor", "responsibility": "Support", "version": 1})
    assert theirs.get(f"{url}edit/").status_code == 200
    client.post(f"/accounts/team/{seat.pk}/remove/")
    assert theirs.get(url).status_code == 403


def test_bad_input_is_kept(house, rival, sign_in, account):
    url = f"/accounts/{account.pk}/team/add/"
    for typed in ({"member": rival.kam.pk}, {"member": house.kam.pk}, {"level": "owner"}, {"member": ""}):
        given = {"member": house.contributor.pk, "level": "reader", "responsibility": "Pricing"} | typed
        answer = sign_in(house.kam).post(url, given)
        assert answer.status_code == 422
        assert b'value="Pricing"' in answer.content


def test_the_account_manager_stays(house, sign_in, account):
    with tenant(house.organisation.pk):
        seat = AccountMember.objects.get(member=house.kam)
    client = sign_in(house.administrator)
    removed = client.post(f"/accounts/team/{seat.pk}/remove/")
    assert removed.status_code == 422
    assert b"when the account has another one" in removed.content
    assert client.post(f"/accounts/team/{seat.pk}/edit/", {"level": "reader", "version": 1}).status_code == 422
    assert client.post(f"/accounts/team/{seat.pk}/edit/", {"level": "owner", "version": 1}).status_code == 302


def test_it_costs_the_same_for_one_and_many(house, sign_in, account):
    client, url = sign_in(house.kam), f"/accounts/{account.pk}/team/"
    few = queries(client, url)
    with tenant(house.organisation.pk):
        for member in (house.contributor, house.executive, house.administrator):
            place(house, account, member)
    assert queries(client, url) == few <= 12

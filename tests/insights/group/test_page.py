"""The group page: its doors, what it says, what it costs, and what it never shows."""

from __future__ import annotations

import pytest

from accounts.services.team import set_team_member
from kam.tenancy.scope import tenant
from tests.accounts.rollcall import assert_doors, queries
from tests.insights.group.making import account, contract, rate


@pytest.fixture
def group(house):
    """A head, a company in dollars, one in zloty, a site below it."""
    with tenant(house.organisation.pk):
        head = account("Orvelle", revenue_12m=1_000_000, revenue_previous_12m=800_000, owner=house.kam)
        west = account("Orvelle West", head, currency="USD", revenue_12m=500_000, country="US")
        contract(west, 200_000, score=72)
        east = account("Orvelle East", head, currency="PLN", revenue_12m=4_000_000)
        site = account("Orvelle Site", east, revenue_12m=10_000)
        rate("USD", "0.92", source="Central bank")
    return head, west, east, site


def url(one, query=""):
    return f"/accounts/{one.pk}/group/{query}"


def test_doors(house, rival, sign_in, group):
    assert_doors(sign_in, rival, url(group[0]), allowed=house.executive, refused=house.contributor)


def test_it_adds_up_says_at_which_rate_and_what_is_apart(house, sign_in, group):
    page = sign_in(house.kam).get(url(group[3])).content.decode()
    assert "€1.5M" in page  # 1,000,000 + 500,000 at 0.92 + 10,000
    assert "1 USD = 0.92 EUR of" in page
    assert "(Central bank)" in page
    assert "No rate on" in page
    assert "PLN: PLN4M of revenue" in page or "PLN: PLN 4M of revenue" in page
    assert "An administrator sets rates" in page
    assert 'aria-current="true"' in page
    assert "?currency=PLN#rate" in sign_in(house.administrator).get(url(group[0])).content.decode()


def test_nonsense_in_the_address_is_the_default(house, sign_in, group):
    client = sign_in(house.kam)
    for query in ("?currency=XXX&on=2026-02-30&open=x-9&fold=--&after=abc", "?after=999999", "?on=0001-01-01"):
        assert client.get(url(group[0], query)).status_code == 200


def test_an_account_alone_is_told_what_groups_are_for(house, sign_in):
    with tenant(house.organisation.pk):
        alone = account("Alone", owner=house.kam)
    page = sign_in(house.administrator).get(url(alone)).content.decode()
    assert "This account belongs to no group" in page
    assert f"/accounts/{alone.pk}/edit/" in page


def test_a_contributor_reads_of_the_hidden_only_how_many(house, sign_in, group):
    _head, west, _east, _site = group
    with tenant(house.organisation.pk):
        set_team_member(west, actor=house.administrator, member=house.contributor, level="reader")
    page = sign_in(house.contributor).get(url(west)).content.decode()
    assert "3 accounts you may not see" in page
    assert "Orvelle East" not in page
    assert "Orvelle Site" not in page
    assert "€1" not in page


def test_it_costs_the_same_whatever_the_group(house, sign_in, group):
    client = sign_in(house.kam)
    few = queries(client, url(group[0]))
    with tenant(house.organisation.pk):
        for n in range(60):
            account(f"Company {n}", group[0], revenue_12m=n)
    assert queries(client, url(group[0])) == few <= 12
    answer = client.get(url(group[0]))
    assert len(answer.content) <= 50_000
    assert b"Next page" in answer.content


def test_leads_stand_on_the_page_of_every_account_of_the_group(house, sign_in, group):
    head, _west, _east, site = group
    with tenant(house.organisation.pk):
        set_team_member(head, actor=house.administrator, member=house.executive, level="reader", coordination="global")
        set_team_member(
            head, actor=house.administrator, member=house.kam, level="owner", coordination="local", region="Iberia"
        )
    for page in (url(site), f"/accounts/{site.pk}/team/"):
        shown = sign_in(house.kam).get(page).content.decode()
        assert "Global lead" in shown
        assert "Local lead · Iberia" in shown

from __future__ import annotations

import pytest

from kam.tenancy.scope import tenant
from tests import factories
from tests.accounts.rollcall import queries
from tests.stakeholders.factories import crowd, stakeholder


def test_the_map_draws_each_person_as_a_link_with_a_title(place, sign_in):
    html = sign_in(place.house.kam).get(place.url("account_people")).content.decode()
    assert f'id="dot{place.person.pk}" class="pm-dot" href="/people/{place.person.pk}/"' in html
    assert "<title>Hélène Baroux, internal sponsor: influence 3, neutral, engagement" in html
    assert "Decision-maker?" in html
    assert "The decision-maker is unknown" in html


def test_a_reader_gets_no_handles_to_judge(place, sign_in):
    html = sign_in(place.house.contributor).get(place.url("account_people")).content.decode()
    assert "data-judge" not in html
    assert "data-power-map" not in html


def test_those_who_left_are_listed_apart_and_not_on_the_map(place, sign_in):
    with tenant(place.house.organisation.pk):
        gone = stakeholder(place.house, place.account, "Ivan Ruelle")
        type(gone).objects.filter(pk=gone.pk).update(left_on="2026-01-05")
    client = sign_in(place.house.kam)
    assert "Ivan Ruelle" not in client.get(place.url("account_people")).content.decode()
    listed = client.get(place.url("account_people", "?view=list")).content.decode()
    assert "Left the account" in listed
    assert "Ivan Ruelle" in listed


def test_an_account_without_people_teaches(place, sign_in):
    with tenant(place.house.organisation.pk):
        empty = factories.account(place.house, "Empty")
    html = sign_in(place.house.kam).get(f"/people/accounts/{empty.pk}/").content.decode()
    assert "Nobody is on the map yet" in html


@pytest.mark.parametrize(
    ("name", "query"),
    [
        ("account_people", "?view=map"),
        ("account_people", "?view=list"),
        ("directory", ""),
        ("stakeholder_detail", ""),
        ("touchpoint_list", ""),
        ("touchpoint_create", "?account={account}"),
    ],
)
def test_the_number_of_queries_does_not_grow_with_people(place, sign_in, name, query):
    client, counts = sign_in(place.house.kam), []
    address = place.url(name, query.format(account=place.account.pk))
    client.get(address)
    for more in (0, 2, 197):
        with tenant(place.house.organisation.pk):
            crowd(place.account, more)
        counts.append(queries(client, address))
    print(f"{name}{query} queries={counts}")
    assert len(set(counts)) == 1
    assert counts[0] <= {"directory": 8}.get(name, 12)

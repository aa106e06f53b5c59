"""R1: every address × method × plain and htmx × role with the rival's ids: nothing of theirs is seen or changed."""

from __future__ import annotations

import hashlib

import pytest
from django.apps import apps
from django.db import connection

from kam.tenancy.scope import tenant
from tests import worlds
from tests.answers import content_of
from tests.guards.urls import addresses, ids_of_world

CANARY = "zanzibar"
QUERY_NAMES = {"account": "accounts.Account", "person": "stakeholders.Stakeholder", "plan": "plans.Plan"}


def checksum(organisation_id: int) -> str:
    """All rows of the organisation's tables, in order."""
    total = hashlib.sha256()
    with tenant(organisation_id), connection.cursor() as cursor:
        for model in apps.get_models():
            if any(field.name == "organisation" for field in model._meta.fields):
                cursor.execute(
                    f'select md5(string_agg(t::text, chr(10) order by t::text)) from "{model._meta.db_table}" t'
                )
                total.update(f"{model._meta.db_table}{cursor.fetchone()[0]}".encode())
    return total.hexdigest()


def body_of(response):
    return (content_of(response).decode("utf-8", "replace") + str(response.headers)).casefold()


@pytest.fixture
def worlds_apart(house, rival):
    worlds.fill(house)
    worlds.fill(rival)
    with tenant(rival.organisation.pk):
        return ids_of_world()


@pytest.mark.slow
def test_r1_the_rivals_ids_open_nothing_and_change_nothing(house, rival, worlds_apart, sign_in):
    before = checksum(rival.organisation.pk)
    asked, wrong = 0, []
    clients = {role: sign_in(member) for role, member in house.people.items()}
    for address in (one for one in addresses() if one.carries_ids and not one.public):
        url = address.url(worlds_apart)
        for role, client in clients.items():
            for method in ("get", "post"):
                for headers in ({}, {"HTTP_HX_REQUEST": "true"}):
                    response = getattr(client, method)(url, {}, **headers)
                    asked += 1
                    if response.status_code not in {404, 405, 403} or CANARY in body_of(response):
                        wrong.append((address.name, role, method, response.status_code))
                    if response.status_code == 403 and role == "administrator":
                        wrong.append((address.name, "403 tells that it exists", method, 403))
    changed = checksum(rival.organisation.pk) != before
    print(f"R1 requests={asked} leaks={len(wrong)} changed={int(changed)}")
    assert wrong == []
    assert not changed


def test_r1_own_pages_with_the_rivals_ids_in_the_query_show_nothing_of_theirs(house, worlds_apart, sign_in):
    query = {name: worlds_apart[noun] for name, noun in QUERY_NAMES.items()} | {"q": "Zanzibar"}
    asked, leaks = 0, []
    with tenant(house.organisation.pk):
        own = ids_of_world()
    client = sign_in(house.administrator)
    for address in (one for one in addresses() if "GET" in one.methods and not one.public):
        for given in ({}, {key: value for key, value in query.items() if key != "q"}):
            response = client.get(address.url(own), given)
            asked += 1
            if CANARY in body_of(response):
                leaks.append(address.name)
    print(f"R1 own pages={asked} canaries={len(leaks)}")
    assert leaks == []


def test_r1_search_never_finds_the_rival(house, worlds_apart, sign_in):
    for name in ("/search/", "/search/palette/", "/accounts/", "/people/", "/meetings/", "/plans/"):
        text = sign_in(house.administrator).get(name, {"q": "Zanz"}).content.decode()
        assert "Zanzibar" not in text, name


def test_r1_control_the_canary_is_there_for_its_own_people(rival, worlds_apart, sign_in):
    text = sign_in(rival.administrator).get("/accounts/").content.decode()
    assert "Zanzibar" in text

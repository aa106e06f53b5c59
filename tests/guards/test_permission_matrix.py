"""R4: who may open what, as data: the table is the documentation, and every page is held against it."""

from __future__ import annotations

import pytest

from kam.tenancy.models import Membership, Role
from kam.tenancy.scope import tenant
from tests import worlds
from tests.answers import release
from tests.guards.permission_matrix import MATRIX
from tests.guards.urls import addresses, ids_of_world

LETTERS = {
    "A": Role.ADMINISTRATOR,
    "E": Role.EXECUTIVE,
    "K": Role.KEY_ACCOUNT_MANAGER,
    "C": Role.CONTRIBUTOR,
}


def readable():
    return [one for one in addresses() if not one.public and "GET" in one.methods]


def test_the_table_lists_every_page():
    assert {one.name for one in readable()} == set(MATRIX)


def allowed_letters(clients, url):
    """The roles that are not refused; a page that is not theirs to see answers 403."""
    letters = ""
    for letter, client in clients.items():
        response = client.get(url)
        letters += letter if response.status_code != 403 else ""
        release(response)
    return letters


def test_r4_every_page_opens_for_exactly_its_roles(house, sign_in):
    worlds.fill(house)
    with tenant(house.organisation.pk):
        ids = ids_of_world()
    clients = {letter: sign_in(house.people[role]) for letter, role in LETTERS.items()}
    found = {one.name: allowed_letters(clients, one.url(ids)) for one in readable()}
    print(f"R4 pages={len(found)} roles=4 deviations={sum(found[name] != MATRIX[name] for name in found)}")
    assert found == MATRIX


@pytest.mark.parametrize("change", [{"role": Role.CONTRIBUTOR}, {"status": "deactivated"}])
def test_r4_a_right_withdrawn_ends_with_the_next_request(house, sign_in, change):
    client = sign_in(house.executive)
    assert client.get("/programme/").status_code == 200
    with tenant(house.organisation.pk):
        Membership.objects.filter(pk=house.executive.pk).update(**change)
    assert client.get("/programme/").status_code in {302, 403}

"""Every address has a door, and every door is walked by the other guards."""

from __future__ import annotations

from kam.tenancy.scope import tenant
from tests import worlds
from tests.guards.urls import addresses, ids_of_world, patterns


def test_every_address_names_its_capability_or_says_why_it_is_public():
    found = addresses()
    assert len(found) > 80
    unmarked = [one.name for one in found if one.capability == "unmarked" and not one.public]
    assert unmarked == []


def test_names_are_unique():
    names = [one.name for one in addresses()]
    assert sorted(names) == sorted(set(names))


def test_no_page_hides_another_at_the_same_address():
    seen: dict[str, str] = {}
    hidden = []
    for path, name in patterns():
        if seen.setdefault(path, name) != name:
            hidden.append(f"{name} behind {seen[path]}: {path}")
    assert hidden == []


def test_every_id_in_an_address_can_be_filled_from_a_world(house):
    worlds.fill(house)
    with tenant(house.organisation.pk):
        ids = ids_of_world()
    missing = {
        f"{one.name} <{kwarg}>"
        for one in addresses()
        for kwarg in one.kwargs
        if kwarg
        not in {"token", "uidb36", "key", "part", "step", "kind", "source", "quarter", "charter_part", "content"}
        and one.noun(kwarg) not in ids
    }
    assert missing == set()

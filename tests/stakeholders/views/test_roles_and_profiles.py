"""Roles to fill and profiles of one's own through their pages."""

from __future__ import annotations

import pytest
from django.urls import reverse

from kam.tenancy.scope import tenant
from stakeholders.models import OwnProfile, Stakeholder
from stakeholders.services.own_profiles import create_own_profile
from tests.accounts.rollcall import assert_doors
from tests.stakeholders.factories import stakeholder

PERSON = {"name": "Nora Kessel", "profile": "user", "influence": "3", "support": "0"}


@pytest.fixture
def buyer(place) -> OwnProfile:
    with tenant(place.house.organisation.pk):
        return create_own_profile(
            actor=place.house.administrator, name_en="Buyer", name_fr="Acheteur", counts_as="user", cadence_days=40
        )


@pytest.fixture
def role(place) -> Stakeholder:
    with tenant(place.house.organisation.pk):
        return stakeholder(place.house, place.account, "CFO", kind="role", profile="decision_maker")


def test_a_missing_profile_becomes_a_role_in_two_clicks(place, sign_in):
    client = sign_in(place.house.kam)
    form = client.get(place.url("stakeholder_create", "?profile=decision_maker")).content.decode()
    assert "Note the role to fill" in form
    typed = {"name": "Economic decision-maker", "profile": "decision_maker", "influence": "5"}
    assert client.post(place.url("stakeholder_create", "?kind=role"), typed).status_code == 302
    with tenant(place.house.organisation.pk):
        role = Stakeholder.objects.get(kind="role")
        assert (role.influence, role.present) == (5, False)
    listed = client.get(place.url("account_people", "?view=list")).content.decode()
    assert "Roles to fill" in listed
    assert "1 person" in listed


def test_a_role_has_a_page_and_is_filled(place, sign_in, role):
    client = sign_in(place.house.kam)
    page = client.get(f"/people/{role.pk}/").content.decode()
    assert "Nobody is known to fill this role" in page
    found = {"version": role.version, "name": "Nora Kessel", "influence": 4, "support": 1}
    url = reverse("stakeholders:stakeholder_found", args=[role.pk])
    assert client.post(url, found | {"name": "x" * 200}).status_code == 422
    assert client.post(url, found | {"version": 9}).status_code == 409
    assert client.post(url, found).status_code == 302
    assert "Nora Kessel" in client.get(f"/people/{role.pk}/").content.decode()
    assert client.post(url, found | {"version": 2}).status_code == 422


def test_a_role_is_looked_for_no_more_and_again(place, sign_in, role):
    client = sign_in(place.house.kam)
    client.post(reverse("stakeholders:stakeholder_remove", args=[role.pk]))
    assert "Looked for no more" in client.get(f"/people/{role.pk}/").content.decode()
    client.post(reverse("stakeholders:stakeholder_return", args=[role.pk]))
    assert "Looked for no more" not in client.get(f"/people/{role.pk}/").content.decode()
    assert client.post(f"/people/{role.pk}/edit/", {"version": 3, "name": "CTO", "profile": "user"}).status_code == 302


def test_own_profiles_are_offered_below_the_four(place, sign_in, buyer):
    client = sign_in(place.house.kam)
    form = client.get(place.url("stakeholder_create")).content.decode()
    assert '<optgroup label="Our own profiles">' in form
    assert client.post(place.url("stakeholder_create"), PERSON | {"profile": f"own:{buyer.pk}"}).status_code == 302
    with tenant(place.house.organisation.pk):
        person = Stakeholder.objects.get(name="Nora Kessel")
        assert (person.profile, person.own_profile) == ("user", buyer)
    listed = client.get(place.url("directory"), {"profile": f"own:{buyer.pk}"}).content.decode()
    assert "Nora Kessel" in listed
    assert "Hélène Baroux" not in listed
    assert "Buyer" in client.get(f"/people/{person.pk}/").content.decode()


def test_another_organisation_s_profile_is_no_choice(place, rival, sign_in):
    with tenant(rival.organisation.pk):
        theirs = create_own_profile(actor=rival.administrator, name_en="Spy", name_fr="", counts_as="user")
    answer = sign_in(place.house.kam).post(place.url("stakeholder_create"), PERSON | {"profile": f"own:{theirs.pk}"})
    assert answer.status_code == 422
    assert "Spy" not in answer.content.decode()


@pytest.mark.parametrize(
    "typed",
    [{"profile": "own:x"}, {"profile": "own:99999999999999999999"}, {"kind": "role"}, {"email": "no mail"},
     {"job_title": "x" * 121}, {"languages": "klingon"}, {"seniority": "9"}, {"name": "\x00"}],
    ids=str,
)  # fmt: skip
def test_bad_input_is_refused_beside_the_field(place, sign_in, typed):
    answer = sign_in(place.house.kam).post(place.url("stakeholder_create"), PERSON | typed)
    assert answer.status_code == 422
    assert "field-error" in answer.content.decode()


def test_the_settings_of_profiles(place, rival, sign_in, buyer):
    house = place.house
    for name, args in (("own_profile_list", ()), ("own_profile_create", ()), ("own_profile_edit", (buyer.pk,))):
        url = reverse(f"stakeholders:{name}", args=args)
        if args:
            assert_doors(sign_in, rival, url, allowed=house.administrator, refused=house.kam)
        else:
            assert sign_in(house.kam).get(url).status_code == 403
    client = sign_in(house.administrator)
    url = reverse("stakeholders:own_profile_create")
    new = {"name_en": "Architect", "name_fr": "Architecte", "counts_as": "technical_influencer", "cadence_days": "50"}
    assert client.post(url, new).status_code == 302
    assert client.post(url, new).status_code == 422
    client.post(reverse("stakeholders:own_profile_retire", args=[buyer.pk]), {"retired": "1"})
    page = client.get(reverse("stakeholders:own_profile_list")).content.decode()
    assert "Architect" in page
    assert "retired" in page
    edit = reverse("stakeholders:own_profile_edit", args=[buyer.pk])
    assert client.post(edit, {**new, "name_en": "B", "name_fr": "B", "version": 1}).status_code == 409
    assert client.post(edit, {**new, "name_en": "B", "name_fr": "B", "version": 2}).status_code == 302

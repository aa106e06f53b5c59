from __future__ import annotations

import pytest
from django.urls import reverse

from kam.audit.models import Act
from kam.lib.errors import Conflict, Invalid, NotAllowed
from kam.tenancy.scope import tenant
from stakeholders.choices import Profile
from stakeholders.models import ProfileJourney, Stakeholder
from stakeholders.services.journeys import change_journey, restore_journey
from tests.accounts.rollcall import assert_doors, queries

LIST = reverse("stakeholders:profile_journeys")
GIVEN = {"cadence_days": 11, "channel": "call", "needs": "Ease", "brings": "Speed", "proof": "They say so"}


@pytest.fixture
def cell(place):
    with tenant(place.house.organisation.pk):
        return ProfileJourney.objects.get(profile=Profile.SPONSOR, phase=place.account.phase)


def edit(cell):
    return reverse("stakeholders:profile_journey_edit", args=[cell.pk])


def test_a_changed_cell_moves_the_rhythms_at_once_and_goes_back(place, cell):
    house = place.house
    with tenant(house.organisation.pk):
        fresh = change_journey(cell, actor=house.administrator, version=1, **GIVEN)
        assert Stakeholder.objects.get(pk=place.person.pk).rhythm_days == 11
        with pytest.raises(Conflict):
            change_journey(cell, actor=house.administrator, version=1, **GIVEN)
        back = restore_journey(fresh, actor=house.administrator, version=fresh.version)
        assert (back.needs, back.cadence_days) == (cell.needs, cell.cadence_days)
        assert Stakeholder.objects.get(pk=place.person.pk).rhythm_days == cell.cadence_days
        verbs = Act.objects.filter(object_type="stakeholders.profilejourney").values_list("verb", flat=True)
        assert sorted(verbs) == ["profile_journey.default", "profile_journey.update"]


@pytest.mark.parametrize("wrong", [{"needs": "  "}, {"proof": "x" * 601}, {"cadence_days": 0}, {"channel": "pigeon"}])
def test_nonsense_is_refused(place, cell, wrong):
    with tenant(place.house.organisation.pk):
        with pytest.raises(Invalid):
            change_journey(cell, actor=place.house.administrator, version=1, **(GIVEN | wrong))
        with pytest.raises(NotAllowed):
            change_journey(cell, actor=place.house.kam, version=1, **GIVEN)


def test_doors(place, cell, rival, sign_in):
    house = place.house
    assert_doors(sign_in, rival, edit(cell), allowed=house.administrator, refused=house.kam)


def test_the_matrix_is_read_by_all_and_edited_by_few(place, cell, sign_in):
    page = sign_in(place.house.kam).get(LIST)
    assert page.status_code == 200
    assert cell.needs in page.content.decode()
    assert edit(cell) not in page.content.decode()
    client = sign_in(place.house.administrator)
    assert queries(client, LIST) <= 12
    assert edit(cell) in client.get(LIST).content.decode()


def test_a_cell_is_edited_and_what_was_typed_stays(place, cell, sign_in):
    client = sign_in(place.house.administrator)
    answer = client.post(edit(cell), GIVEN | {"version": 1, "cadence_days": "800"})
    assert (answer.status_code, b"Speed" in answer.content) == (422, True)
    assert client.post(edit(cell), GIVEN | {"version": 1}).status_code == 302
    stale = client.post(edit(cell), GIVEN | {"version": 1, "brings": "Other"})
    assert stale.status_code == 409
    assert b"Other" in stale.content
    assert "changed" in client.get(LIST).content.decode()
    put_back = reverse("stakeholders:profile_journey_default", args=[cell.pk])
    assert client.post(put_back, {"version": 1}).url == edit(cell)
    assert client.post(put_back, {"version": 2}).url == LIST
    with tenant(place.house.organisation.pk):
        assert ProfileJourney.objects.get(pk=cell.pk).cadence_days == cell.cadence_days

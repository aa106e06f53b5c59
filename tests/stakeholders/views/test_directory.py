from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from kam.tenancy.scope import tenant
from stakeholders.models import Stakeholder
from tests import factories
from tests.stakeholders.factories import crowd, stakeholder

NAMES = {"helene": True, "HÉLÈNE": True, "baroux": True, "zzz": False}


@pytest.mark.parametrize(("typed", "found"), NAMES.items())
def test_it_finds_without_accents_or_case(place, sign_in, typed, found):
    html = (
        sign_in(place.house.kam)
        .get(place.url("directory"), {"q": typed}, headers={"HX-Request": "true"})
        .content.decode()
    )
    assert ("Hélène Baroux" in html) is found


def test_it_filters_by_profile_support_and_silence(place, sign_in):
    with tenant(place.house.organisation.pk):
        quiet = stakeholder(place.house, place.account, "Nora Kessel", profile="technical_influencer", support=-1)
        Stakeholder.objects.filter(pk=quiet.pk).update(last_touch_on=timezone.localdate() - timedelta(days=200))
    client = sign_in(place.house.kam)
    for query in ({"profile": "technical_influencer"}, {"support": "-1"}, {"silence": "overdue"}):
        html = client.get(place.url("directory"), query).content.decode()
        assert "Nora Kessel" in html
        assert "Hélène Baroux" not in html
    assert (
        "Hélène Baroux" in client.get(place.url("directory"), {"silence": "ok", "profile": "nonsense"}).content.decode()
    )


def test_a_contributor_sees_only_the_people_of_their_accounts(place, sign_in):
    with tenant(place.house.organisation.pk):
        stakeholder(place.house, factories.account(place.house, "Other"), "Somebody Else")
    client = sign_in(place.house.contributor)
    for query in ({}, {"q": "else"}):
        assert "Somebody Else" not in client.get(place.url("directory"), query).content.decode()
    assert "Hélène Baroux" in client.get(place.url("directory")).content.decode()


def test_it_pages_by_fifty_and_keeps_the_filters(place, sign_in):
    with tenant(place.house.organisation.pk):
        crowd(place.account, 120)
    client, seen, address = sign_in(place.house.kam), [], place.url("directory", "?q=person")
    while address:
        answer = client.get(address)
        seen += [row.person["name"] for row in answer.context["rows"]]
        assert len(answer.context["rows"]) <= 50
        address = place.url("directory", answer.context["next_url"]) if answer.context["next_url"] else ""
        assert not address or "q=person" in address
    assert seen == [f"Person {index:03d}" for index in range(120)]
    assert client.get(place.url("directory", "?after=broken")).status_code == 200

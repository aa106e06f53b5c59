from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from kam.tenancy.scope import tenant
from reviews.models import Attendee, Meeting
from stakeholders.models import ProfileJourney, Stakeholder
from tests.accounts.rollcall import assert_doors, queries
from tests.stakeholders.factories import crowd, stakeholder, touchpoint

NEXT = reverse("stakeholders:next_list")


@pytest.fixture
def url(place):
    return reverse("stakeholders:account_cadence", args=[place.account.pk])


def silent(place, *people, days=200):
    Stakeholder.objects.filter(pk__in=[one.pk for one in people]).update(
        last_touch_on=timezone.localdate() - timedelta(days=days)
    )


def test_doors(place, url, rival, sign_in):
    assert_doors(sign_in, rival, url, allowed=place.house.kam, refused=None)
    assert sign_in(place.house.contributor).get(url).status_code == 200


def test_who_waits_is_named_with_reason_way_and_advice(place, url, sign_in):
    client = sign_in(place.house.kam)
    assert "Every rhythm is kept" in client.get(url).content.decode()
    with tenant(place.house.organisation.pk):
        stakeholder(place.house, place.account, "Paul Darcy", profile="decision_maker", preferred_channel="call")
        silent(place, place.person)
        cell = ProfileJourney.objects.get(profile="sponsor", phase=place.account.phase)
    page = client.get(url).content.decode()
    assert "Last contact 200 days ago" in page
    assert cell.needs in page
    assert f"person={place.person.pk}" in page
    assert f"{place.house.kam.name} should go" in page
    assert place.person.name in client.get(NEXT).content.decode()
    glance = client.get(url, headers={"hx-request": "true"}).content.decode()
    assert place.person.name in glance
    assert "<html" not in glance


def test_after_a_contact_the_next_one_moves_on(place, url, sign_in):
    client, house = sign_in(place.house.kam), place.house
    with tenant(house.organisation.pk):
        other = stakeholder(house, place.account, "Paul Darcy", influence=1)
        silent(place, place.person)
        silent(place, other, days=60)

    def first():
        return client.get(url).context["cadence"].next[0].person.name

    assert first() == place.person.name
    with tenant(house.organisation.pk):
        touchpoint(house, place.account, place.person, subject="Another call")
    assert first() == "Paul Darcy"


def test_a_meeting_ahead_names_those_invited(place, url, sign_in):
    house = place.house
    with tenant(house.organisation.pk):
        meeting = Meeting.objects.create(
            account=place.account, title="QBR", kind="qbr", starts_at=timezone.now() + timedelta(days=5),
            owner=house.kam,
        )  # fmt: skip
        Attendee.objects.create(meeting=meeting, stakeholder=place.person)
        silent(place, place.person, days=12)
    page = sign_in(house.kam).get(url).content.decode()
    assert "QBR in 5 days." in page


def test_the_way_in_may_be_somebody_who_does_not_wait(place, sign_in):
    with tenant(place.house.organisation.pk):
        friend = stakeholder(place.house, place.account, "Ivan Ruelle", support=2)
        touchpoint(place.house, place.account, friend, subject="Lunch")
        Stakeholder.objects.filter(pk=place.person.pk).update(reports_to=friend)
        silent(place, place.person)
    page = sign_in(place.house.kam).get(NEXT).content.decode()
    assert "Through Ivan Ruelle, who supports us" in page
    assert [one.person.name for one in sign_in(place.house.kam).get(NEXT).context["rows"]] == [place.person.name]


def test_somebody_else_s_accounts_are_not_mine(place, sign_in):
    with tenant(place.house.organisation.pk):
        silent(place, place.person)
    assert place.person.name not in sign_in(place.house.executive).get(NEXT).content.decode()


def test_a_crowd_costs_no_more_queries_and_stays_small(place, url, sign_in):
    client = sign_in(place.house.kam)
    with tenant(place.house.organisation.pk):
        silent(place, place.person)
    few = queries(client, url), queries(client, NEXT)
    with tenant(place.house.organisation.pk):
        crowd(place.account, 200, today=timezone.localdate() - timedelta(days=150))
    assert (queries(client, url), queries(client, NEXT)) == few
    assert max(few) <= 12
    assert len(client.get(url).content) < 50_000
    assert len(client.get(NEXT).content) < 50_000

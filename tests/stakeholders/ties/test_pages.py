from __future__ import annotations

import random
from datetime import timedelta
from itertools import product

import pytest
from django.urls import reverse
from django.utils import timezone

from kam.members.models import User
from kam.tenancy.models import Membership, Role
from kam.tenancy.scope import tenant
from kam.tenancy.services import found_member
from stakeholders.choices import Channel, Direction
from stakeholders.models import Tie, Touchpoint, TouchpointColleague, TouchpointPerson
from stakeholders.queries.strengths import exchanges_of, strength_of, strengths_of
from stakeholders.services.ties import add_tie
from tests import factories
from tests.accounts.rollcall import assert_doors, queries
from tests.stakeholders.factories import crowd, stakeholder, touchpoint

TODAY = timezone.localdate()
HTMX = {"HX-Request": "true"}


@pytest.fixture
def tied(place):
    """`place` with a second person, `other`, and a `tie` to them."""
    with tenant(place.house.organisation.pk):
        place.other = stakeholder(place.house, place.account, "Paul Darcy", influence=5)
        place.tie = add_tie(
            place.account, actor=place.house.kam, from_person=place.person, kind="trusts", to_person=place.other,
            note="Same school", today=TODAY,
        )  # fmt: skip
    on = [place.account.pk]
    place.pages = {
        "ties": reverse("stakeholders:account_ties", args=on),
        "strength": reverse("stakeholders:account_strength", args=[*on, place.person.pk, place.house.kam.pk]),
        "person": reverse("stakeholders:stakeholder_ties", args=[place.person.pk]),
        "create": reverse("stakeholders:account_tie_create", args=on),
        "end": reverse("stakeholders:tie_end", args=[place.tie.pk]),
        "edit": reverse("stakeholders:tie_edit", args=[place.tie.pk]),
        "history": reverse("stakeholders:tie_history", args=[place.tie.pk]),
    }
    return place


@pytest.mark.parametrize("name", ["ties", "strength", "person", "create", "end", "edit", "history"])
def test_the_doors(tied, rival, sign_in, name):
    house = tied.house
    refused = house.contributor if name in ("create", "end", "edit") else None
    assert_doors(sign_in, rival, tied.pages[name], allowed=house.kam, refused=refused)
    if refused is None:
        assert sign_in(house.contributor).get(tied.pages[name]).status_code == 200


@pytest.mark.parametrize("name", ["ties", "strength", "person", "create", "end", "edit", "history"])
def test_a_fragment_is_no_page(tied, sign_in, name):
    answer = sign_in(tied.house.kam).get(tied.pages[name], headers=HTMX)
    assert answer.status_code == 200
    assert b"<html" not in answer.content


def test_the_page_shows_the_matrix_the_ties_and_what_is_fragile(tied, sign_in):
    html = sign_in(tied.house.kam).get(tied.pages["ties"]).content.decode()
    assert f'<a href="{tied.person.pk}/{tied.house.kam.pk}/">40</a>' in html
    assert "Same school" in html
    assert "Influence 5 out of 5, and no active thread: the strongest relation is 0 out of 100." in html
    assert "Only Vallier key_account_manager has an active thread" in html


def test_filters_find_and_say_when_nobody_matches(tied, sign_in):
    client = sign_in(tied.house.kam)
    unthreaded = client.get(tied.pages["ties"] + "?show=unthreaded", headers=HTMX).content.decode()
    assert "Paul Darcy" in unthreaded
    assert "Hélène Baroux" not in unthreaded
    assert "Nobody matches" in client.get(tied.pages["ties"] + "?q=zzz", headers=HTMX).content.decode()
    odd = client.get(tied.pages["ties"] + "?show=x&sort=9&after=-4&ours=1e9", headers=HTMX)
    assert "Paul Darcy" in odd.content.decode()


def test_a_strength_shows_its_parts_and_the_interactions_they_stand_on(tied, sign_in):
    html = sign_in(tied.house.kam).get(tied.pages["strength"]).content.decode()
    for words in ("Recency", "Frequency", "Two-way", "Depth", "Seniority", "40 / 100", "Call about the deliveries"):
        assert words in html
    nobody = reverse("stakeholders:account_strength", args=[tied.account.pk, tied.person.pk, tied.house.executive.pk])
    assert "They have not met yet" in sign_in(tied.house.kam).get(nobody).content.decode()


def test_a_pair_of_another_account_or_of_nobody_is_not_found(tied, sign_in):
    client = sign_in(tied.house.kam)
    with tenant(tied.house.organisation.pk):
        elsewhere = factories.account(tied.house, "Brandt")
    for args in ([elsewhere.pk, tied.person.pk, tied.house.kam.pk], [tied.account.pk, tied.person.pk, 999_999]):
        assert client.get(reverse("stakeholders:account_strength", args=args)).status_code == 404


def test_a_tie_is_noted_and_ended(tied, sign_in):
    client = sign_in(tied.house.kam)
    typed = {"from_person": tied.other.pk, "kind": "conflicts", "to_person": tied.person.pk, "note": "The budget"}
    assert client.post(tied.pages["create"], typed).status_code == 302
    html = client.get(tied.pages["ties"]).content.decode()
    assert "The budget" in html
    assert client.post(tied.pages["end"], {"version": 1, "ended_on": TODAY.isoformat()}).status_code == 302
    assert "1 tie that ended" in client.get(tied.pages["ties"]).content.decode()


@pytest.mark.parametrize("field", ["from_person", "kind", "to_person"])
def test_bad_input_is_422_beside_the_field_and_keeps_the_note(tied, sign_in, field):
    good = {"from_person": tied.person.pk, "kind": "trusts", "to_person": tied.other.pk, "note": "Typed with care"}
    answer = sign_in(tied.house.kam).post(tied.pages["create"], good | {field: "999999"})
    assert answer.status_code == 422
    assert field in answer.context["form"].errors
    assert "Typed with care" in answer.content.decode()


def test_a_tie_to_oneself_a_double_and_an_impossible_end_are_422(tied, sign_in):
    client = sign_in(tied.house.kam)
    self_tie = {"from_person": tied.person.pk, "kind": "trusts", "to_person": tied.person.pk}
    double = {"from_person": tied.person.pk, "kind": "trusts", "to_person": tied.other.pk, "note": "Again"}
    for typed, words in ((self_tie, "choose somebody else"), (double, "noted already")):
        answer = client.post(tied.pages["create"], typed)
        assert answer.status_code == 422
        assert words in answer.content.decode()
    late = {"version": 1, "ended_on": (TODAY + timedelta(days=2)).isoformat()}
    assert client.post(tied.pages["end"], late).status_code == 422
    assert client.post(tied.pages["end"], {"version": 5, "ended_on": TODAY.isoformat()}).status_code == 409


def test_a_tie_is_changed_and_a_stale_or_wrong_change_keeps_what_was_typed(tied, sign_in):
    client = sign_in(tied.house.kam)
    typed = {"version": 1, "kind": "mentors", "from_person": tied.other.pk, "note": "Since Lyon"}
    assert client.post(tied.pages["edit"], typed).status_code == 302
    assert "Since Lyon" in client.get(tied.pages["ties"]).content.decode()
    assert "Same school" in client.get(tied.pages["history"]).content.decode()
    stale = client.post(tied.pages["edit"], typed | {"kind": "knows", "note": "Mine"})
    html = stale.content.decode()
    assert stale.status_code == 409
    for words in ("Mine", "Since Lyon", "Paul Darcy → Hélène Baroux", 'name="version" value="2"'):
        assert words in html
    for wrong in ({"kind": "hates"}, {"from_person": "999999"}, {"from_person": "x"}):
        answer = client.post(tied.pages["edit"], typed | {"version": 2, "note": "Kept"} | wrong)
        assert answer.status_code == 422
        assert next(iter(wrong)) in answer.context["form"].errors
        assert "Kept" in answer.content.decode()


def test_a_person_shows_what_held_before(tied, sign_in):
    client = sign_in(tied.house.kam)
    assert "Before (" not in client.get(tied.pages["person"]).content.decode()
    client.post(tied.pages["end"], {"version": 1, "ended_on": TODAY.isoformat()})
    before = client.get(tied.pages["person"]).content.decode().split("Before (1)")[1]
    assert "Same school" in before
    assert "/end/" not in before


def test_a_person_shows_who_of_ours_knows_them(tied, sign_in):
    html = sign_in(tied.house.kam).get(tied.pages["person"], headers=HTMX).content.decode()
    assert "Vallier key_account_manager" in html
    assert "40 · active" in html
    assert "Paul Darcy" in html


def dense(house, account, people: int, colleagues: int) -> None:
    """Each of ours met a third of theirs, again and again, in few statements."""
    members = [house.kam]
    for number in range(colleagues - 1):
        user = User.objects.create_user(f"more{number}@vallier.example", factories.PASSWORD)
        members.append(found_member(name=f"Colleague Number {number:02d}", role=Role.CONTRIBUTOR, user=user))
    met = crowd(account, people)
    dice = random.Random(7)  # noqa: S311  (a made-up crowd)
    for member in members:
        touches = Touchpoint.objects.bulk_create(
            Touchpoint(
                account=account, happened_on=TODAY - timedelta(days=dice.randint(0, 400)),
                channel=dice.choice(Channel.values), subject="Talk", logged_by=house.kam,
                importance=dice.randint(1, 3), direction=dice.choice(Direction.values),
            )
            for _ in range(6)
        )  # fmt: skip
        TouchpointColleague.objects.bulk_create(TouchpointColleague(touchpoint=one, member=member) for one in touches)
        TouchpointPerson.objects.bulk_create(
            TouchpointPerson(touchpoint=one, stakeholder=person)
            for one, person in product(touches, dice.sample(met, k=len(met) // 3))
        )


def test_the_statement_and_the_rule_say_the_same(inside):
    account = factories.account(inside)
    dense(inside, account, people=7, colleagues=4)
    people = {one.pk: one for one in account.stakeholders.all()}
    for number, person in enumerate(people.values()):
        person.seniority = None if number == 0 else 1 + number % 4
        person.save()
    found = strengths_of(account, today=TODAY)
    compared = 0
    for row in found.people:
        for member in Membership.objects.all():
            by_rule = strength_of(exchanges_of(people[row.pk], member, today=TODAY), people[row.pk], today=TODAY)
            assert row.strengths.get(member.pk, by_rule) == by_rule
            compared += member.pk in row.strengths
    assert compared >= 6


def test_the_page_costs_the_same_for_a_crowd_and_stays_legible(tied, sign_in):
    client, house = sign_in(tied.house.kam), tied.house
    few = queries(client, tied.pages["ties"])
    with tenant(house.organisation.pk):
        dense(house, tied.account, people=60, colleagues=14)
    assert queries(client, tied.pages["ties"]) == few <= 12
    answer = client.get(tied.pages["ties"])
    html = answer.content.decode()
    assert len(answer.content) < 50_000
    assert html.count("<tr>") == 37
    assert "People after" in html
    assert "Colleagues after" in html
    second = client.get(tied.pages["ties"] + "?after=36&ours=12").content.decode()
    assert second.count("<tr>") == 27


@pytest.mark.parametrize("name", ["strength", "person"])
def test_the_other_pages_cost_the_same_whatever_there_is(tied, sign_in, name):
    client, house = sign_in(tied.house.kam), tied.house
    few = queries(client, tied.pages[name])
    with tenant(house.organisation.pk):
        others = crowd(tied.account, 30)
        for days in range(30):
            touchpoint(house, tied.account, tied.person, day=TODAY - timedelta(days=days), subject=f"Call {days}")
        Tie.objects.bulk_create(
            Tie(account=tied.account, from_person=tied.person, to_person=one, kind="influences", author=house.kam,
                noted_on=TODAY)
            for one in others
        )  # fmt: skip
    assert queries(client, tied.pages[name]) == few <= 12

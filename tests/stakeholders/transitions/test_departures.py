"""Departures with what remains, and people who go on at another account: each side keeps what is its own."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse

from accounts.models import ProtocolRun
from accounts.services.team import set_team_member
from kam.lib.errors import Conflict, Invalid, NotAllowed
from kam.tenancy.scope import tenant
from plans.models import Action
from stakeholders.models import Stakeholder
from stakeholders.services.departures import Successor, depart, move_person, settle_departure
from stakeholders.services.people import mark_back
from stakeholders.transitions.hanging import concerning
from stakeholders.transitions.parts import open_promises
from tests import factories
from tests.accounts.rollcall import assert_doors, queries


@pytest.fixture
def here(moving):
    """With the organisation in scope."""
    with tenant(moving.house.organisation.pk):
        yield moving


def leave(here, person, **more):
    given = {"version": person.version, "left_on": here.today, "today": here.today}
    return depart(person, actor=here.house.kam, **(given | more))


def test_a_departure_begins_its_protocol_once_and_only_when_asked(here):
    ada, bea, _cyd = here.people
    leave(here, bea)
    assert not ProtocolRun.objects.filter(account=here.account).exists()
    leave(here, ada, start=True)
    run = ProtocolRun.objects.get(account=here.account)
    assert (run.origin_kind, run.origin_id) == ("stakeholders.left", ada.pk)
    gone = Stakeholder.objects.get(pk=ada.pk)
    back = mark_back(gone, actor=here.house.kam, version=gone.version)
    leave(here, back, start=True)
    assert ProtocolRun.objects.get(account=here.account) == run


def test_a_departure_to_come_begins_nothing(here):
    with pytest.raises(Invalid):
        leave(here, here.people[0], left_on=here.today + timedelta(days=1), start=True)
    assert not ProtocolRun.objects.exists()
    with pytest.raises(Conflict):
        leave(here, here.people[0], version=99, start=True)


def test_reports_answer_to_the_successor_and_promises_change_hands(here):
    ada, bea, cyd = here.people
    Stakeholder.objects.filter(pk__in=[bea.pk, cyd.pk]).update(reports_to=ada)
    action = Action.objects.create(
        account=here.account, title="Send Ada One the tariff", owner=here.house.kam, due_on=here.today
    )
    gone = leave(here, ada)
    [promise] = open_promises(here.account)
    bea.refresh_from_db()
    cyd.refresh_from_db()
    made = settle_departure(
        gone, actor=here.house.kam, today=here.today, successor=Successor("Gil Next", "gil@client.example"),
        chiefs={cyd: bea}, to_successor=[bea], handed=[(promise, here.next)],
    )  # fmt: skip
    assert (made.job_title, made.influence) == (ada.job_title, ada.influence)
    bea.refresh_from_db()
    cyd.refresh_from_db()
    action.refresh_from_db()
    assert (bea.reports_to_id, cyd.reports_to_id, action.owner_id) == (made.pk, bea.pk, here.next.pk)


def test_promises_to_somebody_are_theirs_and_a_name_counts_where_nobody_is_said(here, sign_in):
    ada, bea, _cyd = here.people
    given = {"account": here.account, "owner": here.house.kam, "due_on": here.today}
    Action.objects.create(title="Send the tariff", person=ada, **given)
    Action.objects.create(title="Call Ada One back", **given)
    Action.objects.create(title="Ask Ada One about the site", person=bea, **given)
    gone = leave(here, ada)
    promises = open_promises(here.account)
    assert [one.text for one in concerning(gone, promises)] == ["Send the tariff", "Call Ada One back"]
    assert {one.text for one in concerning(bea, promises)} == {"Ask Ada One about the site"}
    client = sign_in(here.house.kam)
    hers = client.get(reverse("stakeholders:stakeholder_promises", args=[ada.pk])).content.decode()
    assert hers.count("named in the text") == 1
    assert "Send the tariff" in hers
    assert "about the site" not in hers
    told = client.get(reverse("stakeholders:account_transitions", args=[here.account.pk])).content.decode()
    assert "Send the tariff" in told
    assert told.count("named in the text") == 1
    dossier = client.get(reverse("stakeholders:account_dossier", args=[here.account.pk])).content.decode()
    assert "promised to Ada One" in dossier
    page = client.get(reverse("stakeholders:stakeholder_promises", args=[here.people[2].pk])).content.decode()
    assert "Nothing is open." in page


def test_the_promises_of_a_person_have_their_doors(here, rival, sign_in):
    url = reverse("stakeholders:stakeholder_promises", args=[here.people[0].pk])
    assert_doors(sign_in, rival, url, allowed=here.house.kam, refused=None)
    assert b"<html" not in sign_in(here.house.kam).get(url, headers={"HX-Request": "true"}).content
    before = queries(client := sign_in(here.house.kam), url)
    Action.objects.bulk_create(
        Action(
            account=here.account, title=f"Action {n}", person=here.people[0], owner=here.house.kam, due_on=here.today
        )
        for n in range(60)
    )
    assert queries(client, url) == before <= 12


def test_a_role_to_fill_keeps_the_place_and_takes_the_reports(here):
    ada, bea, _cyd = here.people
    Stakeholder.objects.filter(pk=bea.pk).update(reports_to=ada)
    gone = leave(here, ada)
    bea.refresh_from_db()
    role = settle_departure(
        gone, actor=here.house.kam, today=here.today, successor=Successor(), chiefs={}, to_successor=[bea]
    )
    role.refresh_from_db()
    assert (role.kind, role.name, role.present) == ("role", ada.job_title, False)
    bea.refresh_from_db()
    assert bea.reports_to_id == role.pk


def test_nothing_is_settled_of_who_is_there_nor_by_a_circle(here):
    ada, bea, cyd = here.people
    plain = {"actor": here.house.kam, "today": here.today, "successor": None}
    with pytest.raises(Invalid, match="has not left"):
        settle_departure(ada, chiefs={}, **plain)
    Stakeholder.objects.filter(pk=bea.pk).update(reports_to=ada)
    Stakeholder.objects.filter(pk=cyd.pk).update(reports_to=bea)
    gone = leave(here, ada)
    bea.refresh_from_db()
    cyd.refresh_from_db()
    with pytest.raises(Invalid, match="report to themselves"):
        settle_departure(gone, chiefs={bea: cyd}, **plain)
    with pytest.raises(Invalid, match="successor"):
        settle_departure(gone, chiefs={}, to_successor=[bea], **plain)


@pytest.fixture
def two(here):
    """A second account, which the contributor reads; the first one they may not open."""
    here.there = factories.account(here.house, "Zephyr Foods")
    set_team_member(here.there, actor=here.house.kam, member=here.house.contributor, level="reader")
    return here


def move(two, person, **more):
    given = {
        "actor": two.house.kam, "account": two.there, "version": person.version, "left_on": two.today,
        "today": two.today, "job_title": "Chief buyer",
    }  # fmt: skip
    return move_person(person, **(given | more))


def test_who_moves_begins_anew_there_and_keeps_their_history_here(two):
    ada = two.people[0]
    Stakeholder.objects.filter(pk=ada.pk).update(notes="Likes chess", support=2, email="ada@client.example")
    ada.refresh_from_db()
    made = move(two, ada)
    assert (made.account_id, made.came_from_id, made.name) == (two.there.pk, ada.pk, "Ada One")
    assert (made.notes, made.support, made.influence, made.email) == ("", 0, 3, "")
    ada.refresh_from_db()
    assert (ada.left_on, ada.notes, ada.support) == (two.today, "Likes chess", 2)
    with pytest.raises(Invalid, match="already"):
        move(two, ada, version=ada.version)


def test_a_move_needs_the_right_on_both_sides(two):
    ada = two.people[0]
    for actor in (two.house.contributor, two.house.executive, two.next):
        with pytest.raises(NotAllowed):
            move(two, ada, actor=actor)
    foreign = factories.account(two.house, "Not mine", owner=two.next)
    with pytest.raises(NotAllowed):
        move(two, ada, account=foreign)
    with pytest.raises(Invalid):
        move(two, ada, account=two.account)
    with pytest.raises(Conflict):
        move(two, ada, version=99)


def test_each_side_names_the_other_only_to_who_may_open_it(two, sign_in):
    ada = two.people[0]
    ada.refresh_from_db()
    made = move(two, ada)
    new, old = (reverse("stakeholders:stakeholder_detail", args=[pk]) for pk in (made.pk, ada.pk))
    seen = sign_in(two.house.kam).get(new).content.decode()
    assert two.account.name in seen
    assert "Came from" in seen
    assert "Zephyr Foods" in sign_in(two.house.kam).get(old).content.decode()
    reader = sign_in(two.house.contributor)
    seen = reader.get(new).content.decode()
    assert "Came from" in seen
    assert "another account" in seen
    assert two.account.name not in seen
    for page in ("account_transitions", "account_dossier"):
        seen = reader.get(reverse(f"stakeholders:{page}", args=[two.there.pk])).content.decode()
        assert two.account.name not in seen
    seen = reader.get(reverse("stakeholders:account_transitions", args=[two.there.pk])).content.decode()
    assert "came from another account" in seen
    assert reader.get(old).status_code == 403
    history = reader.get(reverse("stakeholders:stakeholder_history", args=[made.pk])).content.decode()
    assert two.account.name not in history


def test_the_other_way_round_the_former_side_does_not_name_the_new_one(two, sign_in):
    helper = two.house.contributor
    set_team_member(two.account, actor=two.house.kam, member=helper, level="reader")
    hidden = factories.account(two.house, "Quokka Mining")
    ada = two.people[0]
    move(two, ada, account=hidden)
    seen = sign_in(helper).get(reverse("stakeholders:stakeholder_detail", args=[ada.pk])).content.decode()
    assert "Went to" in seen
    assert "Quokka" not in seen
    history = sign_in(helper).get(reverse("stakeholders:stakeholder_history", args=[ada.pk])).content.decode()
    assert "Quokka" not in history


def test_an_account_of_another_organisation_cannot_be_chosen(two, rival, sign_in):
    ada = two.people[0]
    with tenant(rival.organisation.pk):
        foreign = factories.account(rival, "Zanzibar Freight")
    url = reverse("stakeholders:stakeholder_move", args=[ada.pk])
    typed = {"account": foreign.pk, "left_on": two.today.isoformat(), "version": ada.version, "job_title": "Buyer"}
    answer = sign_in(two.house.kam).post(url, typed)
    assert answer.status_code == 422
    assert b"Buyer" in answer.content
    assert sign_in(rival.administrator).get(url).status_code == 404
    with tenant(two.house.organisation.pk):
        assert Stakeholder.objects.count() == 3

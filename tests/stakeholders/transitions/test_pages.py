"""The pages of transitions: doors, counts, what they show, and bad input that stays where it was typed."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.gates.checks import Facts
from accounts.models import ProtocolRun
from accounts.services.accounts import update_account
from accounts.services.team import set_team_member
from kam.tenancy.scope import tenant
from plans.models import Action
from stakeholders.models import Handover, HandoverLine, Stakeholder
from stakeholders.protocol_events import recent_departures
from stakeholders.services.departures import depart
from stakeholders.services.people import update_stakeholder
from stakeholders.services.ties import add_tie
from tests.accounts.rollcall import assert_doors, queries
from tests.stakeholders.factories import crowd, stakeholder, touchpoint
from tests.stakeholders.transitions.conftest import line_of


@pytest.fixture
def place(moving, handover):
    """The account with its hand-over, and addresses of the pages by name."""
    with tenant(moving.house.organisation.pk):
        line = line_of(handover, moving.people[0])
        set_team_member(moving.account, actor=moving.house.kam, member=moving.house.contributor, level="reader")
    pks = {
        "account": moving.account.pk,
        "handover": handover.pk,
        "transfer": line.pk,
        "stakeholder": moving.people[0].pk,
    }
    pks["handover_start"] = moving.account.pk

    def url(name: str) -> str:
        return reverse(f"stakeholders:{name}", args=[pks.get(name) or pks[name.split("_")[0]]])

    moving.url, moving.handover, moving.line = url, handover, line
    return moving


@pytest.mark.parametrize("name", ["account_transitions", "account_dossier", "handover_detail"])
def test_readers_of_the_account_open_it(place, rival, sign_in, name):
    assert_doors(sign_in, rival, place.url(name), allowed=place.house.contributor, refused=None)


@pytest.mark.parametrize(
    "name",
    ["handover_start", "handover_edit", "handover_stop", "transfer_advance", "transfer_waive",
     "stakeholder_leave", "stakeholder_remains", "stakeholder_move"],
)  # fmt: skip
def test_who_leads_opens_it(place, rival, sign_in, name):
    assert_doors(sign_in, rival, place.url(name), allowed=place.house.kam, refused=place.house.contributor)


@pytest.mark.parametrize("name", ["handover_pass", "handover_finish", "handover_people", "transfer_resume"])
def test_what_is_only_done_is_done_by_who_leads(place, rival, sign_in, name):
    url = place.url(name)
    assert_doors(
        sign_in, rival, url, allowed=place.house.kam, refused=place.house.contributor, method="post", wrong_method="get"
    )


@pytest.mark.parametrize("name", ["account_transitions", "account_dossier", "handover_detail"])
def test_many_people_cost_no_more(place, sign_in, name):
    client = sign_in(place.house.kam)
    with tenant(place.house.organisation.pk):
        last = place.people[2]
        depart(last, actor=place.house.kam, version=1, left_on=place.today, today=place.today, start=True)
    before = queries(client, place.url(name))
    with tenant(place.house.organisation.pk):
        made = crowd(place.account, 60, today=place.today)
        HandoverLine.objects.bulk_create(HandoverLine(handover=place.handover, stakeholder=one) for one in made)
        Stakeholder.objects.filter(pk__in=[one.pk for one in made[:30]]).update(left_on=place.today)
    assert queries(client, place.url(name)) == before
    assert before <= 12
    assert len(client.get(place.url(name)).content) < 120_000


def test_transitions_tell_who_left_who_came_whose_role_changed_and_who_manages(place, sign_in):
    ada, bea, cyd = place.people
    with tenant(place.house.organisation.pk):
        Stakeholder.objects.filter(account=place.account).update(
            created_at=place.handover.created_at - timedelta(days=200)
        )
        Stakeholder.objects.filter(pk=bea.pk).update(reports_to=ada)
        Action.objects.create(
            account=place.account, title="Send Ada One the tariff", owner=place.house.kam, due_on=place.today
        )
        stakeholder(place.house, place.account, "Gil New")
        cyd.refresh_from_db()
        update_stakeholder(cyd, actor=place.house.kam, version=cyd.version, job_title="Managing director")
        ada.refresh_from_db()
        depart(ada, actor=place.house.kam, version=ada.version, left_on=place.today, today=place.today, start=True)
        update_account(place.account, actor=place.house.kam, version=place.account.version, owner=place.next)
    seen = sign_in(place.house.administrator).get(place.url("account_transitions")).content.decode()
    for told in (
        "Ada One left", "Bea Two", "Send Ada One the tariff", "Gil New arrived", "Cyd Three changed role",
        "Managing director", "handed the account over to Vallier next", "steps", "Settle what remains",
    ):  # fmt: skip
        assert told in seen, told


def test_who_was_erased_did_not_leave_and_leads_nowhere(place, sign_in):
    """Erasing notes a last day, so that nobody is counted as present; no departure is told, offered or settled."""
    ada, bea, _cyd = place.people
    with tenant(place.house.organisation.pk):
        now = timezone.now()
        Stakeholder.objects.filter(pk=ada.pk).update(name="Erased A", job_title="", left_on=place.today, erased_at=now)
        left = place.today - timedelta(days=3)
        Stakeholder.objects.filter(pk=bea.pk).update(name="Erased B", left_on=left, erased_at=now)
        Action.objects.create(
            account=place.account, title="Send the tariff", owner=place.house.kam, person=bea, due_on=place.today
        )
        assert recent_departures(Facts(place.account, place.today)) == []
    seen = sign_in(place.house.administrator).get(place.url("account_transitions")).content.decode()
    assert "Erased A left" not in seen
    assert "Erased B left" in seen
    assert "changed role" not in seen
    assert "Settle what remains" not in seen
    assert 'name="origin"' not in seen


def test_whoever_is_written_down_after_having_left_did_not_arrive(place, sign_in):
    with tenant(place.house.organisation.pk):
        Stakeholder.objects.filter(account=place.account).update(
            created_at=place.handover.created_at - timedelta(days=200)
        )
        gil = stakeholder(place.house, place.account, "Gil Former")
        Stakeholder.objects.filter(pk=gil.pk).update(left_on=place.today - timedelta(days=90))
    seen = sign_in(place.house.administrator).get(place.url("account_transitions")).content.decode()
    assert "Gil Former left" in seen
    assert "Gil Former arrived" not in seen


def test_earlier_ones_stand_on_the_next_page(place, sign_in):
    with tenant(place.house.organisation.pk):
        for number, one in enumerate(crowd(place.account, 60)):
            Stakeholder.objects.filter(pk=one.pk).update(left_on=place.today - timedelta(days=number))
    client = sign_in(place.house.kam)
    first = client.get(place.url("account_transitions")).content.decode()
    before = (place.today - timedelta(days=39)).isoformat()
    assert f"?before={before}" in first
    second = client.get(place.url("account_transitions") + f"?before={before}").content.decode()
    assert "Person 059 left" in second
    assert "Person 000 left" not in second
    assert client.get(place.url("account_transitions") + "?before=soon").status_code == 200


def test_the_form_refuses_and_keeps_what_was_typed(place, sign_in):
    client = sign_in(place.house.kam)
    due = (place.today + timedelta(days=40)).isoformat()
    typed = {"former": place.house.kam.pk, "successor": place.next.pk, "due_on": due}
    answer = client.post(place.url("handover_start"), typed)
    assert answer.status_code == 422
    assert b"runs already" in answer.content
    answer = client.post(place.url("handover_start"), typed | {"successor": place.house.kam.pk})
    assert answer.status_code == 422
    assert b"somebody else" in answer.content
    assert due.encode() in answer.content
    answer = client.post(place.url("handover_start"), typed | {"successor": "99999999"})
    assert answer.status_code == 422
    with tenant(place.house.organisation.pk):
        assert Handover.objects.count() == 1


def test_a_stale_step_is_told_so_and_keeps_the_note(place, sign_in):
    client = sign_in(place.house.kam)
    day = place.today.isoformat()
    typed = {"version": 0, "state": "introduced", "happened_on": day, "note": "At lunch"}
    answer = client.post(place.url("transfer_advance"), typed)
    assert answer.status_code == 409
    assert b"At lunch" in answer.content
    assert client.post(place.url("transfer_advance"), typed | {"version": 1}).status_code == 302
    late = (place.today + timedelta(days=2)).isoformat()
    answer = client.post(place.url("transfer_advance"), typed | {"version": 2, "state": "alone", "happened_on": late})
    assert answer.status_code == 422
    assert client.post(place.url("transfer_waive"), {"version": 2, "note": ""}).status_code == 422
    assert client.post(place.url("handover_pass"), {"version": "77"}).status_code == 409
    assert client.post(place.url("handover_stop"), {"version": 99, "reason": "Called off"}).status_code == 409


def test_a_departure_leads_on_to_what_remains_and_starts_its_protocol(place, sign_in):
    client = sign_in(place.house.kam)
    ada, bea, _cyd = place.people
    with tenant(place.house.organisation.pk):
        Stakeholder.objects.filter(pk=bea.pk).update(reports_to=ada)
    shown = client.get(place.url("stakeholder_leave")).content.decode()
    assert "Start the protocol" in shown
    assert "checked" in shown
    typed = {"version": 1, "left_on": place.today.isoformat(), "start": "on"}
    answer = client.post(place.url("stakeholder_leave"), typed)
    assert answer.headers["Location"] == place.url("stakeholder_remains")
    with tenant(place.house.organisation.pk):
        assert ProtocolRun.objects.filter(origin_kind="stakeholders.left", origin_id=ada.pk).count() == 1
    answer = client.post(place.url("stakeholder_remains"), {"successor": "new", "name": ""})
    assert answer.status_code == 422
    answer = client.post(
        place.url("stakeholder_remains"), {"successor": "new", "name": "Gil Next", "all_reports": "successor"}
    )
    assert answer.status_code == 302
    with tenant(place.house.organisation.pk):
        assert Stakeholder.objects.get(pk=bea.pk).reports_to.name == "Gil Next"


def test_the_page_of_who_left_leads_back_to_what_remains(place, sign_in):
    ada, client = place.people[0], sign_in(place.house.administrator)
    remains = reverse("stakeholders:stakeholder_remains", args=[ada.pk])
    page = reverse("stakeholders:stakeholder_detail", args=[ada.pk])
    assert remains not in client.get(page).content.decode()
    with tenant(place.house.organisation.pk):
        Stakeholder.objects.filter(pk=ada.pk).update(left_on=place.today)
    assert remains in client.get(page).content.decode()


def test_the_dossier_says_where_each_part_comes_from(place, sign_in):
    with tenant(place.house.organisation.pk):
        touchpoint(place.house, place.account, place.people[0], subject="Late delivery", sentiment=-1)
        Stakeholder.objects.filter(pk=place.people[1].pk).update(support=-2, decision_role="blocks", notes="No calls")
        Action.objects.create(account=place.account, title="Tariff", owner=place.house.kam, due_on=place.today)
    client = sign_in(place.house.contributor)
    seen = client.get(place.url("account_dossier")).content.decode()
    for told in ("Late delivery", "Opponent", "Can block", "Note: No calls", "Tariff", "From:", "No contract runs."):
        assert told in seen, told
    part = client.get(place.url("account_dossier") + "?part=standing", headers={"HX-Request": "true"})
    assert b"Phase" in part.content
    assert b"<html" not in part.content


def test_ties_stand_in_the_dossier_and_are_ended_with_who_left(place, sign_in):
    ada, bea, cyd = place.people
    with tenant(place.house.organisation.pk):
        given = {"actor": place.house.kam, "today": place.today}
        hers = add_tie(place.account, from_person=bea, kind="trusts", to_person=ada, note="Same school", **given)
        other = add_tie(place.account, from_person=bea, kind="mentors", to_person=cyd, **given)
    client = sign_in(place.house.kam)
    part = client.get(place.url("account_dossier")).content.decode().split("How they stand to one another</h2>")[1]
    for told in ("Bea Two", "trusts", "Ada One", "Same school"):
        assert told in part, told
    assert "Their ties inside" in client.get(place.url("stakeholder_remains")).content.decode()
    client.post(place.url("stakeholder_leave"), {"version": 1, "left_on": place.today.isoformat()})
    told = client.get(place.url("account_transitions")).content.decode()
    assert "Ties that still hold:</" not in told
    assert "Ties that still hold: Bea Two trusts Ada One" in told
    assert "mentors" not in told
    assert client.post(place.url("stakeholder_remains"), {"end_ties": "on"}).status_code == 302
    with tenant(place.house.organisation.pk):
        hers.refresh_from_db()
        other.refresh_from_db()
    assert (hers.ended_on, other.ended_on) == (place.today, None)
    assert "Ties that still hold" not in client.get(place.url("account_transitions")).content.decode()

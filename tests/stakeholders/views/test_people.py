from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from kam.tenancy.scope import tenant
from stakeholders.models import Stakeholder
from tests import factories
from tests.stakeholders.factories import stakeholder

NEW = {"name": "Paul Darcy", "profile": "decision_maker", "influence": "5", "support": "1", "job_title": "CEO"}


def test_the_role_to_fill_is_chosen_from_the_map(place, sign_in):
    answer = sign_in(place.house.kam).get(place.url("stakeholder_create", "?profile=decision_maker"))
    assert answer.context["form"]["profile"].value() == "decision_maker"


def test_a_person_is_added_once_even_when_sent_twice(place, sign_in):
    client = sign_in(place.house.kam)
    assert client.post(place.url("stakeholder_create"), NEW).status_code == 302
    assert client.post(place.url("stakeholder_create"), NEW).status_code == 302
    with tenant(place.house.organisation.pk):
        assert Stakeholder.objects.filter(name="Paul Darcy").count() == 1


def test_bad_input_is_422_and_keeps_what_was_typed(place, sign_in):
    answer = sign_in(place.house.kam).post(place.url("stakeholder_create"), NEW | {"email": "not an address"})
    assert answer.status_code == 422
    assert "not an address" in answer.content.decode()
    answer = sign_in(place.house.kam).post(place.url("stakeholder_edit"), {"name": "", "version": 1, "notes": "Kept"})
    assert answer.status_code == 422
    assert "Kept" in answer.content.decode()


def test_a_chief_of_another_account_is_no_choice(place, sign_in):
    with tenant(place.house.organisation.pk):
        other = stakeholder(place.house, factories.account(place.house, "Other"), "Else")
    answer = sign_in(place.house.kam).post(place.url("stakeholder_create"), NEW | {"reports_to": other.pk})
    assert answer.status_code == 422


def test_editing_changes_and_a_stale_edit_is_409_with_the_text(place, sign_in):
    client, fields = sign_in(place.house.kam), {"name": "Hélène B.", "profile": "sponsor", "notes": "Knows the CFO"}
    assert client.post(place.url("stakeholder_edit"), fields | {"version": 1}).status_code == 302
    stale = client.post(place.url("stakeholder_edit"), fields | {"version": 1, "name": "Other name"})
    assert stale.status_code == 409
    html = stale.content.decode()
    assert "Other name" in html
    assert "Hélène B." in html


def test_a_stale_edit_marks_only_what_differs(place, sign_in):
    with tenant(place.house.organisation.pk):
        chief = stakeholder(place.house, place.account, "Chief")
    client, fields = sign_in(place.house.kam), {
        "name": "Hélène B.", "profile": "sponsor", "languages": "fr, en", "cadence_days": "30", "reports_to": chief.pk,
        "counterpart": place.house.kam.pk, "seniority": "3", "kind": "employee", "lawful_basis": "interest",
    }  # fmt: skip
    assert client.post(place.url("stakeholder_edit"), fields | {"version": 1}).status_code == 302
    stale = client.post(place.url("stakeholder_edit"), fields | {"version": 1, "languages": "de"})
    assert [row for row in stale.context["current_values"] if row[1] != row[2]] == [("Languages", "de", "fr, en")]


def test_a_departure_can_be_undone(place, sign_in):
    client, today = sign_in(place.house.kam), timezone.localdate()
    assert client.post(place.url("stakeholder_leave"), {"version": 1, "left_on": today}).status_code == 302
    html = client.get(place.url("stakeholder_detail")).content.decode()
    assert "Left the account: today" in html
    assert client.post(place.url("stakeholder_return")).status_code == 302
    with tenant(place.house.organisation.pk):
        place.person.refresh_from_db()
        assert place.person.left_on is None


def test_a_departure_to_come_is_422(place, sign_in):
    tomorrow = timezone.localdate() + timedelta(days=1)
    fields = {"version": 1, "left_on": tomorrow, "reason": "Said so"}
    answer = sign_in(place.house.kam).post(place.url("stakeholder_leave"), fields)
    assert answer.status_code == 422
    assert "Said so" in answer.content.decode()


def test_the_person_s_page_explains_its_figures(place, sign_in):
    html = sign_in(place.house.kam).get(place.url("stakeholder_detail")).content.decode()
    for words in ("Head of operations", "In touch today", "Call about the deliveries", "Judged neutral in"):
        assert words in html
    assert "1 day of contact in 90 days; the rhythm asks for 4." in html
    history = sign_in(place.house.kam).get(place.url("stakeholder_history")).content.decode()
    assert "added the person" in history

"""The pages of personal data: who may, what they say, what they keep of bad input."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.files.storage import default_storage
from django.urls import reverse
from django.utils import timezone

from accounts.services.team import set_team_member
from kam.audit.models import Act
from kam.files.models import StoredFile
from kam.files.services import store
from kam.outbox.models import OutboxRow
from kam.outbox.run import run_job
from kam.tenancy.scope import tenant
from stakeholders.models import KeepingRules, PrivacyRequest, Stakeholder, TeamNote
from stakeholders.services.privacy import note_request, set_rules, tidy_files
from stakeholders.services.team_notes import add_team_note
from tests import factories
from tests.accounts.rollcall import assert_doors, queries
from tests.stakeholders.factories import crowd, stakeholder


@pytest.fixture
def asked(place):
    today = timezone.localdate()
    with tenant(place.house.organisation.pk):
        return {
            kind: note_request(
                place.person, actor=place.house.kam, kind=kind, received_on=today, how="By letter", today=today
            )
            for kind in ("erasure", "access", "correct")
        }


def url(name, *args):
    return reverse(f"stakeholders:{name}", args=args)


def test_doors(place, asked, sign_in, rival):
    house = place.house
    for name, pk in (("stakeholder_ask", place.person.pk), ("stakeholder_keep", place.person.pk)):
        assert_doors(sign_in, rival, url(name, pk), allowed=house.kam, refused=house.contributor)
    for name in ("privacy_detail", "privacy_answer"):
        own = url(name, asked["correct"].pk)
        assert_doors(sign_in, rival, own, allowed=house.administrator, refused=house.kam)
    assert sign_in(house.kam).get(url("privacy_list")).status_code == 403
    assert sign_in(house.executive).get(url("privacy_rules")).status_code == 403


def test_entries_behind_the_wall_of_rights_are_neither_named_nor_counted(place, sign_in):
    """Somebody went on at an account that the reader may not open."""
    house = place.house
    with tenant(house.organisation.pk):
        went = stakeholder(house, factories.account(house, "Closed Works"), place.person.name)
        Stakeholder.objects.filter(pk=went.pk).update(came_from=place.person)
    page = reverse("stakeholders:stakeholder_privacy", args=[place.person.pk])
    assert "Closed Works" in sign_in(house.administrator).get(page).content.decode()
    seen = sign_in(house.contributor).get(page)
    assert "Closed Works" not in seen.content.decode()
    assert [one.pk for one in seen.context["entries"]] == [place.person.pk]


def test_a_request_is_noted_on_the_person_and_waits_on_the_register(place, sign_in):
    client = sign_in(place.house.kam)
    own = url("stakeholder_ask", place.person.pk)
    late = client.post(own, {"kind": "access", "received_on": "2199-01-01", "how": "At the fair"})
    assert late.status_code == 422
    assert "At the fair" in late.content.decode()
    assert client.post(own, {"kind": "access", "received_on": "2026-11-01", "how": "At the fair"}).status_code == 302
    again = client.post(own, {"kind": "access", "received_on": "2026-11-01", "how": ""})
    assert again.status_code == 422
    assert "noted already" in again.content.decode()
    register = sign_in(place.house.administrator).get(url("privacy_list")).content.decode()
    assert place.person.name in register
    assert "A copy of their data" in register


def test_a_copy_is_made_and_handed_out(place, asked, sign_in):
    admin = sign_in(place.house.administrator)
    request = asked["access"]
    stale = admin.post(url("privacy_carry_out", request.pk), {"version": request.version + 1})
    assert stale.status_code == 409
    assert admin.post(url("privacy_carry_out", request.pk), {"version": request.version}).status_code == 302
    with tenant(place.house.organisation.pk):
        run_job(OutboxRow.objects.get(channel="job", kind="stakeholders.personal_data"))
    page = admin.get(url("privacy_detail", request.pk)).content.decode()
    assert url("privacy_copy", request.pk) in page
    answer = admin.get(url("privacy_copy", request.pk))
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert b"".join(answer.streaming_content)[:2] == b"PK"


def test_erasing_from_the_page_asks_for_the_name_and_shows_the_receipt(place, asked, sign_in):
    admin, request = sign_in(place.house.administrator), asked["erasure"]
    wrong = admin.post(url("privacy_carry_out", request.pk), {"version": request.version, "name": "Somebody"})
    assert wrong.status_code == 422
    assert "Somebody" in wrong.content.decode()
    right = {"version": request.version, "name": place.person.name}
    assert admin.post(url("privacy_carry_out", request.pk), right).status_code == 302
    with tenant(place.house.organisation.pk):
        run_job(OutboxRow.objects.get(channel="job", kind="stakeholders.erase"))
        # With the erasure the other requests are answered too: there is nothing left to copy or correct.
        assert not PrivacyRequest.objects.filter(state__in=["open", "running"]).exists()
    page = admin.get(url("privacy_detail", request.pk)).content.decode()
    assert "Texts in which they were named" in page
    assert place.person.name not in page
    person = sign_in(place.house.kam).get(url("stakeholder_detail", place.person.pk)).content.decode()
    assert place.person.name not in person
    assert "What stays says nothing about who it was" in person
    assert sign_in(place.house.kam).get(url("stakeholder_edit", place.person.pk)).status_code == 404


def test_a_refusal_needs_its_reason(place, asked, sign_in):
    admin, request = sign_in(place.house.administrator), asked["erasure"]
    own = url("privacy_answer", request.pk) + "?refuse=1"
    assert admin.post(own, {"version": request.version, "answer": "  "}).status_code == 422
    assert admin.post(own, {"version": request.version, "answer": "A claim is open."}).status_code == 302
    assert "A claim is open." in admin.get(url("privacy_detail", request.pk)).content.decode()
    assert admin.post(own, {"version": request.version, "answer": "Again"}).status_code == 409


def test_people_past_their_time_are_listed_until_somebody_keeps_them_longer(place, sign_in):
    today = timezone.localdate()
    with tenant(place.house.organisation.pk):
        Stakeholder.objects.filter(pk=place.person.pk).update(left_on=today - timedelta(days=900))
    admin, kam = sign_in(place.house.administrator), sign_in(place.house.kam)
    assert place.person.name in admin.get(url("privacy_list") + "?show=people").content.decode()
    with tenant(place.house.organisation.pk):
        version = Stakeholder.objects.get(pk=place.person.pk).version
    typed = {"version": version, "until": str(today + timedelta(days=90)), "reason": ""}
    assert kam.post(url("stakeholder_keep", place.person.pk), typed).status_code == 422
    typed["reason"] = "Claim 12"
    assert kam.post(url("stakeholder_keep", place.person.pk), typed).status_code == 302
    assert place.person.name not in admin.get(url("privacy_list") + "?show=people").content.decode()
    assert kam.post(url("stakeholder_keep", place.person.pk), typed).status_code == 409


def test_rules_are_kept_and_a_stale_save_shows_both(place, sign_in):
    admin = sign_in(place.house.administrator)
    typed = {"version": 0, "left_months": 12, "silent_months": 30, "export_days": 10, "import_days": 20}
    assert admin.post(url("privacy_rules"), typed).status_code == 302
    stale = admin.post(url("privacy_rules"), typed | {"left_months": 6})
    assert stale.status_code == 409
    assert b'value="6"' in stale.content
    assert admin.post(url("privacy_rules"), typed | {"left_months": 0}).status_code == 422
    with tenant(place.house.organisation.pk):
        assert KeepingRules.objects.get().left_months == 12


def test_files_go_when_their_time_is_over(place):
    house, now = place.house, timezone.now()
    with tenant(house.organisation.pk):
        set_rules(
            actor=house.administrator, version=0, left_months=24, silent_months=36, export_days=10, import_days=20
        )
        kept = {
            name: store(name.encode(), name, "text/csv", actor=house.kam, purpose=purpose)
            for name, purpose in (("old", "export"), ("new", "export"), ("read", "import"), ("terms", "contract"))
        }
        for name, days in (("old", 11), ("new", 9), ("read", 11), ("terms", 999)):
            StoredFile.objects.filter(pk=kept[name].pk).update(created_at=now - timedelta(days=days))
        assert tidy_files(now=now) == 1
        assert tidy_files(now=now) == 0
        assert StoredFile.objects.get(pk=kept["old"].pk).dropped_at is not None
        run_job(OutboxRow.objects.get(channel="job", kind="files.drop"))
        there = {name: default_storage.exists(one.key) for name, one in kept.items()}
        assert there == {"old": False, "new": True, "read": True, "terms": True}
        assert Act.objects.filter(verb="privacy.tidy").count() == 1


def test_notes_of_the_team_are_for_the_team_whatever_the_role(place, sign_in, rival):
    """The administrator may do everything else; the contributor reads the account and is on its team."""
    house = place.house
    with tenant(house.organisation.pk):
        add_team_note(place.person, actor=house.kam, text="Never mention the tender")
        note = TeamNote.objects.get()
    own = url("stakeholder_notes", place.person.pk)
    assert "Never mention the tender" in sign_in(house.kam).get(own).content.decode()
    assert "Never mention the tender" in sign_in(house.contributor).get(own).content.decode()
    for stranger in (house.administrator, house.executive):
        client = sign_in(stranger)
        assert client.get(own).status_code == 403
        assert client.post(own, {"text": "x"}).status_code == 403
        assert client.get(url("team_note_edit", note.pk)).status_code == 403
        assert client.post(url("team_note_drop", note.pk)).status_code == 403
        for page in ("stakeholder_detail", "stakeholder_history", "stakeholder_privacy"):
            assert "Never mention" not in client.get(url(page, place.person.pk)).content.decode()
    assert "Notes of the team" not in sign_in(house.executive).get(place.url("stakeholder_detail")).content.decode()
    assert sign_in(rival.administrator).get(own).status_code == 404
    trail = sign_in(house.administrator).get(reverse("audit:trail")).content.decode()
    assert "Never mention" not in trail


def test_a_note_of_the_team_is_changed_and_taken_away(place, sign_in):
    house = place.house
    client = sign_in(house.kam)
    own = url("stakeholder_notes", place.person.pk)
    assert client.post(own, {"text": " "}).status_code == 422
    assert client.post(own, {"text": "First"}).status_code == 302
    with tenant(house.organisation.pk):
        note = TeamNote.objects.get()
    edit = url("team_note_edit", note.pk)
    assert client.post(edit, {"text": "Second", "version": note.version}).status_code == 302
    stale = client.post(edit, {"text": "Third", "version": note.version})
    assert stale.status_code == 409
    assert "Third" in stale.content.decode()
    assert client.post(url("team_note_drop", note.pk)).status_code == 302
    with tenant(house.organisation.pk):
        assert not TeamNote.objects.exists()


def test_whoever_joins_the_team_reads_its_notes(place, sign_in):
    house = place.house
    with tenant(house.organisation.pk):
        add_team_note(place.person, actor=house.kam, text="Between us")
        set_team_member(place.account, actor=house.kam, member=house.executive, level="reader")
    assert "Between us" in sign_in(house.executive).get(url("stakeholder_notes", place.person.pk)).content.decode()


@pytest.mark.parametrize("show", ["waiting", "people", "answered"])
def test_the_register_costs_the_same_whatever_its_length(place, sign_in, show):
    admin, today = sign_in(place.house.administrator), timezone.localdate()
    own = url("privacy_list") + f"?show={show}"
    with tenant(place.house.organisation.pk):
        stakeholder(place.house, place.account, "One More")
        few = queries(admin, own)
        people = crowd(place.account, 120)
        Stakeholder.objects.filter(pk__in=[one.pk for one in people]).update(left_on=today - timedelta(days=1200))
        ended = {"state": "done", "ended_on": today, "ended_by": place.house.administrator}
        PrivacyRequest.objects.bulk_create(
            PrivacyRequest(
                stakeholder=one, kind="access", received_on=today, due_on=today, noted_by=place.house.kam,
                **(ended if show == "answered" else {}),
            )
            for one in people
        )  # fmt: skip
    assert queries(admin, own) == few <= 12
    assert len(admin.get(own).content) < 60_000

"""The roll-call of every page of this room."""

from __future__ import annotations

from datetime import timedelta
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import Account
from kam.tenancy.models import Membership
from kam.tenancy.scope import tenant
from reviews.models import Meeting
from reviews.unsubscribe import unsubscribe_token
from tests import factories
from tests.reviews import factories as some
from tests.stakeholders import factories as people

pytestmark = pytest.mark.django_db

OF_MEETING = [
    "meeting_detail",
    "meeting_edit",
    "meeting_reschedule",
    "meeting_cancel",
    "meeting_hold",
    "meeting_ics",
    "meeting_history",
]
OF_ACCOUNT = ["account_meetings", "account_meetings_panel"]
CHANGES = ["meeting_edit", "meeting_reschedule", "meeting_cancel", "meeting_hold"]


def url(name: str, *args: object) -> str:
    return reverse(f"reviews:{name}", args=args)


@pytest.fixture
def scene(house: SimpleNamespace) -> SimpleNamespace:
    """An account with a person, a meeting yesterday (to record) and one in twenty days."""
    with tenant(house.organisation.pk):
        account = factories.account(house)
        boss = people.stakeholder(house, account, profile="decision_maker")
        old = some.meeting(house, account, boss, title="Summer review", starts_at=timezone.now() - timedelta(hours=5))
        return SimpleNamespace(account=account, boss=boss, old=old, meeting=some.meeting(house, account, boss))


def form_of(scene: SimpleNamespace, house: SimpleNamespace, **changes: object) -> dict[str, object]:
    day = timezone.localdate() + timedelta(days=30)
    return {
        "kind": "qbr", "title": "Winter review", "date": day.isoformat(), "time": "10:30", "minutes": "60",
        "time_zone": "Europe/Paris", "owner": house.kam.pk, "location": "Lyon", "goal": "Decide",
        "members": [house.kam.pk], "stakeholders": [scene.boss.pk], "version": "1",
        "agenda-0-title": "Results", "agenda-0-minutes": "20", "agenda-1-title": "", "agenda-1-minutes": "",
        **changes,
    }  # fmt: skip


@pytest.mark.parametrize("name", [*OF_MEETING, *OF_ACCOUNT, "meeting_list", "meeting_create"])
def test_right_role(scene, house, sign_in, name):
    args = [scene.meeting.pk] if name in OF_MEETING else [scene.account.pk] if name in OF_ACCOUNT else []
    response = sign_in(house.kam).get(url(name, *args))
    assert response.status_code == 200
    if name != "meeting_ics":
        assert b"style=" not in response.content


@pytest.mark.parametrize("name", [*OF_MEETING, *OF_ACCOUNT])
def test_without_the_right_it_is_403(scene, house, sign_in, name):
    args = [scene.meeting.pk if name in OF_MEETING else scene.account.pk]
    assert sign_in(house.contributor).get(url(name, *args)).status_code == 403
    expected = 403 if name in CHANGES else 200
    assert sign_in(house.executive).get(url(name, *args)).status_code == expected


def test_planning_without_the_right_is_403(scene, house, sign_in):
    address = f"{url('meeting_create')}?account={scene.account.pk}"
    for member in (house.contributor, house.executive):
        assert sign_in(member).get(address).status_code == 403
        assert sign_in(member).post(address, form_of(scene, house)).status_code == 403


@pytest.mark.parametrize("name", [*OF_MEETING, *OF_ACCOUNT])
def test_a_stranger_organisation_gets_404(scene, rival, sign_in, name):
    args = [scene.meeting.pk if name in OF_MEETING else scene.account.pk]
    client = sign_in(rival.administrator)
    assert client.get(url(name, *args)).status_code == 404
    if name in CHANGES:
        assert client.post(url(name, *args), {"version": 1, "reason": "x", "summary": "x"}).status_code == 404
    assert client.get(f"{url('meeting_create')}?account={scene.account.pk}").status_code == 404


@pytest.mark.parametrize("name", [*OF_MEETING, *OF_ACCOUNT, "meeting_list", "meeting_create"])
def test_anonymous_and_wrong_method(scene, house, sign_in, name):
    args = [scene.meeting.pk] if name in OF_MEETING else [scene.account.pk] if name in OF_ACCOUNT else []
    response = Client().get(url(name, *args))
    assert response.status_code == 302
    assert response.headers["Location"].startswith("/account/login/")
    assert sign_in(house.kam).delete(url(name, *args)).status_code == 405


def test_planning_a_meeting(scene, house, sign_in):
    client, address = sign_in(house.kam), f"{url('meeting_create')}?account={scene.account.pk}"
    page = client.get(address)
    assert "Joint objectives and the value to create" in page.text
    assert "60 of 60 minutes" in page.text
    token = str(page.context["form"].initial["token"])
    first = client.post(address, form_of(scene, house, token=token))
    assert first.status_code == 302
    again = client.post(address, form_of(scene, house, token=token))
    assert again.headers["Location"] == first.headers["Location"]
    with tenant(house.organisation.pk):
        made = Meeting.objects.get(title="Winter review")
        assert [one.title for one in made.agenda.all()] == ["Results"]
        assert made.starts_at.astimezone(ZoneInfo("Europe/Paris")).hour == 10


def test_bad_input_is_422_and_keeps_what_was_typed(scene, house, sign_in):
    client, address = sign_in(house.kam), f"{url('meeting_create')}?account={scene.account.pk}"
    wrong = form_of(scene, house, title="", location="Salle des Cèdres", **{"agenda-0-minutes": "0"})
    response = client.post(address, wrong)
    assert response.status_code == 422
    assert "Salle des Cèdres" in response.text
    assert "Give this point 1 to 600 minutes." in response.text
    past = client.post(address, form_of(scene, house, date="2020-01-06"))
    assert past.status_code == 422
    assert "This moment has passed" in past.text


def test_foreign_people_are_refused(scene, house, rival, sign_in):
    with tenant(rival.organisation.pk):
        stranger = people.stakeholder(rival, factories.account(rival), "Zanzibar Person")
    client, address = sign_in(house.kam), f"{url('meeting_create')}?account={scene.account.pk}"
    for wrong in ({"stakeholders": [stranger.pk]}, {"members": [rival.kam.pk]}, {"owner": rival.kam.pk}):
        response = client.post(address, form_of(scene, house, **wrong))
        assert response.status_code == 422
        assert "Zanzibar" not in response.text
    with tenant(house.organisation.pk):
        assert Meeting.objects.count() == 2


def test_agenda_buttons_work_with_and_without_htmx(scene, house, sign_in):
    client, address = sign_in(house.kam), f"{url('meeting_create')}?account={scene.account.pk}"
    plain = client.post(address, form_of(scene, house, title="", press="add"))
    assert plain.status_code == 200
    assert "agenda-2-title" in plain.text
    assert "field-error" not in plain.text
    part = client.post(address, form_of(scene, house, kind="steering", press="suggest"), headers={"HX-Request": "true"})
    assert "<html" not in part.text
    assert "Points to arbitrate" in part.text
    with tenant(house.organisation.pk):
        assert Meeting.objects.count() == 2


def test_editing_and_the_stale_save(scene, house, sign_in):
    client, address = sign_in(house.kam), url("meeting_edit", scene.meeting.pk)
    assert client.post(address, form_of(scene, house, title="First")).status_code == 302
    response = client.post(address, form_of(scene, house, title="Second", goal="My precious words"))
    assert response.status_code == 409
    assert "My precious words" in response.text
    assert "First" in response.text
    assert response.context["form"]["version"].value() == "2"
    assert client.post(address, form_of(scene, house, title="Second", version="2")).status_code == 302
    bad = client.post(address, form_of(scene, house, title="", goal="Kept", version="3"))
    assert bad.status_code == 422
    assert "Kept" in bad.text


def test_moving_cancelling_and_recording(scene, house, sign_in):
    client = sign_in(house.kam)
    when = {"date": "2031-05-05", "time": "09:00", "minutes": "45", "time_zone": "Europe/Paris", "version": "1"}
    moving = url("meeting_reschedule", scene.meeting.pk)
    assert client.post(moving, {**when, "minutes": "2", "reason": "Strike"}).status_code == 422
    assert client.post(moving, {**when, "date": "2030-03-31", "time": "02:30"}).status_code == 422
    assert client.post(moving, when).status_code == 302
    stale = client.post(moving, {**when, "reason": "Strike in Lyon"})
    assert stale.status_code == 409
    assert "Strike in Lyon" in stale.text
    calling_off = url("meeting_cancel", scene.meeting.pk)
    assert client.post(calling_off, {"version": "2", "reason": ""}).status_code == 422
    htmx = client.post(calling_off, {"version": "2", "reason": "Tender"}, headers={"HX-Request": "true"})
    assert (htmx.status_code, "HX-Redirect" in htmx.headers) == (204, True)
    recording = url("meeting_hold", scene.old.pk)
    words = {"version": "1", "summary": "", "sentiment": "1", "attended": [scene.boss.pk]}
    assert client.post(recording, words).status_code == 422
    assert client.post(recording, {**words, "summary": "One more year"}).status_code == 302
    page = client.get(url("meeting_detail", scene.old.pk))
    assert "One more year" in page.text
    again = client.post(recording, {**words, "summary": "Twice"})
    assert again.status_code == 422
    assert "Twice" in again.text


def test_panels_answer_a_fragment(scene, house, sign_in):
    for name in CHANGES[1:]:
        response = sign_in(house.kam).get(url(name, scene.meeting.pk), headers={"HX-Request": "true"})
        assert "<html" not in response.text
        assert "panel-title" in response.text


def test_the_list_filters(scene, house, sign_in):
    client = sign_in(house.kam)
    assert "Autumn review" in client.get(url("meeting_list")).text
    assert "Autumn review" not in client.get(url("meeting_list"), {"when": "past"}).text
    assert "Autumn review" not in client.get(url("meeting_list"), {"kind": "annual"}).text
    assert "Autumn review" in client.get(url("meeting_list"), {"q": "orvelle"}).text
    assert "Autumn review" not in client.get(url("meeting_list"), {"q": "nothing\0like this"}).text
    assert "Autumn review" not in client.get(url("meeting_list"), {"account": "999999999"}).text
    assert sign_in(house.executive).get(url("meeting_list"), {"who": "mine"}).text.count("Autumn review") == 0
    part = client.get(url("meeting_list"), {"q": "autumn"}, headers={"HX-Request": "true"})
    assert "<html" not in part.text
    assert "Autumn review" in part.text


def test_a_contributor_sees_only_their_accounts(scene, house, sign_in):
    response = sign_in(house.contributor).get(url("meeting_list"))
    assert response.status_code == 200
    assert "Autumn review" not in response.text


def test_the_list_pages_by_key(scene, house, sign_in):
    with tenant(house.organisation.pk):
        first = scene.meeting.starts_at
        Meeting.objects.bulk_create(
            [
                copy_of(scene.meeting, title=f"Review {n:03}", starts_at=first + timedelta(hours=n))
                for n in range(1, 120)
            ]
        )
    client, seen, address = sign_in(house.kam), [], url("meeting_list")
    while address:
        page = client.get(address)
        seen += [one.title for _month, rows in page.context["months"] for one in rows]
        address = url("meeting_list") + page.context["next_url"] if page.context["next_url"] else ""
    assert len(seen) == len(set(seen)) == 121


def copy_of(meeting: Meeting, **changes: object) -> Meeting:
    names = ("account_id", "owner_id", "kind", "title", "starts_at", "minutes", "time_zone", "organisation_id")
    return Meeting(**{name: getattr(meeting, name) for name in names} | changes)


@pytest.mark.parametrize("name", ["meeting_list", "account_meetings", "meeting_detail", "account_meetings_panel"])
def test_queries_do_not_grow(scene, house, sign_in, name, django_assert_max_num_queries):
    client = sign_in(house.kam)
    args = {"meeting_list": [], "meeting_detail": [scene.meeting.pk]}.get(name, [scene.account.pk])
    client.get(url(name, *args))
    counts = []
    for more in (0, 2, 197):
        grow(house, scene.account, more)
        with django_assert_max_num_queries(15) as found:  # of these, three open and close the scope
            assert client.get(url(name, *args)).status_code == 200
        counts.append(len(found))
    assert len(set(counts)) == 1, counts
    print(name, counts)


def grow(house: SimpleNamespace, account: Account, more: int) -> None:
    with tenant(house.organisation.pk):
        one = Meeting.objects.filter(account=account, starts_at__gt=timezone.now()).earliest("starts_at")
        Meeting.objects.bulk_create(
            [copy_of(one, title=f"More {n}", starts_at=one.starts_at + timedelta(hours=n + 1)) for n in range(more)]
            + [
                copy_of(one, title=f"Old {n}", status="held", starts_at=timezone.now() - timedelta(days=n + 3))
                for n in range(more)
            ]
        )


def test_the_unsubscribe_page(house, rival):
    client = Client(enforce_csrf_checks=True)
    address = url("reminders_unsubscribe", unsubscribe_token(house.kam))
    assert "Stop meeting reminders?" in client.get(address).text
    assert reminders_of(house) == (True, True)
    for _again in range(2):
        response = client.post(address, {"List-Unsubscribe": "One-Click"})
        assert response.status_code == 200
    assert reminders_of(house) == (False, True)
    assert client.put(address).status_code == 405
    assert client.get(url("reminders_unsubscribe", "forged")).status_code == 404
    assert reminders_of(rival) == (True, True)


def reminders_of(house: SimpleNamespace) -> tuple[bool, bool]:
    with tenant(house.organisation.pk):
        names = (house.kam.pk, house.executive.pk)
        first, second = (Membership.objects.get(pk=pk).reminders for pk in names)
        return first, second


def test_an_interaction_is_logged_from_a_meeting_with_its_account_known(scene, house, sign_in):
    client, address = sign_in(house.kam), f"{reverse('stakeholders:touchpoint_create')}?account={scene.account.pk}"
    coming, to_record = (
        client.get(url("meeting_detail", one.pk)).content.decode() for one in (scene.meeting, scene.old)
    )
    assert coming.count(f'href="{address}"') == 2, "the button, and the round one of the phone"
    assert to_record.count(f'href="{address}"') == 1, "recording the meeting logs it"

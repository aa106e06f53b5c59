"""Working through the day's list: by htmx in place, and plainly."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest

from accounts.services.team import set_team_member
from insights.queries.my_day import my_day
from kam.tenancy.models import Membership
from kam.tenancy.scope import tenant
from plans.models import Action
from plans.services.follow_up import complete_action
from reviews.models import Attendee
from tests import factories
from tests.plans import factories as made

HTMX = {"HX-Request": "true", "HX-Target": "tasks"}


@pytest.fixture
def client(place, sign_in):
    return sign_in(place.house.kam)


@pytest.fixture
def stored(place):
    def read():
        with tenant(place.house.organisation.pk):
            place.action.refresh_from_db()
        return place.action

    return read


def _toast(answer):
    return json.loads(answer.headers["HX-Trigger"])["toast"]


def test_what_one_has_to_do_is_ones_own_and_open_the_latest_first(inside, today):
    account = factories.account(inside)
    late = made.action(inside, account, "late", due_on=today - timedelta(days=3))
    soon = made.action(inside, account, "soon", due_on=today + timedelta(days=3))
    made.action(inside, account, "theirs", owner=inside.executive, due_on=today)
    complete_action(made.action(inside, account, "done", due_on=today), actor=inside.kam, today=today)
    assert [one.title for one in my_day(inside.kam, today=today).tasks] == [late.title, soon.title]


def test_the_list_says_what_and_why_in_order(place, client):
    tasks = client.get(place.url("my_day")).context["day"].tasks
    assert {one.kind for one in tasks} == {"action", "gate", "person", "meeting", "alert"}
    assert [one.points for one in tasks] == sorted((one.points for one in tasks), reverse=True)
    reasons = {one.kind: one.reason for one in tasks}
    assert reasons["action"] == "3 days overdue"
    assert reasons["person"] == "Silent for 47 days, for a rhythm of 21."
    assert "no agenda yet, nobody from the client is invited" in reasons["meeting"]


def test_done_takes_the_row_away_and_undo_brings_it_back(place, client, stored):
    answer = client.post(place.url("task_done"), headers=HTMX)
    assert answer.status_code == 200
    assert "Send the value file" not in answer.content.decode()
    assert stored().status == "done"
    toast = _toast(answer)
    assert toast["undo_url"] == place.url("task_reopen")
    back = client.post(toast["undo_url"], headers={"HX-Request": "true"})
    assert 'hx-swap-oob="true"' in back.content.decode()
    assert "Send the value file" in back.content.decode()
    assert stored().status == "open"


def test_postponing_by_a_week_counts_from_today_and_undo_restores_the_date(place, client, stored):
    before = stored().due_on
    answer = client.post(place.url("task_postpone"), {"version": place.action.version}, headers=HTMX)
    assert answer.status_code == 200
    assert stored().due_on == place.today + timedelta(days=7)
    client.post(_toast(answer)["undo_url"], headers={"HX-Request": "true"})
    assert stored().due_on == before


def test_plain_clicks_come_back_to_the_day(place, client, stored):
    answer = client.post(place.url("task_postpone"), {"version": place.action.version}, follow=True)
    assert answer.redirect_chain == [(place.url("my_day"), 302)]
    assert "Postponed to" in answer.content.decode()
    answer = client.post(place.url("task_done"), follow=True)
    assert "Done: Send the value file" in answer.content.decode()
    assert stored().status == "done"


@pytest.mark.parametrize("version", ["0", "", "nonsense", "99999999999"])
def test_a_stale_click_changes_nothing_and_shows_the_list_as_it_stands(place, client, stored, version):
    before = stored().due_on
    answer = client.post(place.url("task_postpone"), {"version": version}, headers=HTMX)
    assert answer.status_code == 409
    assert _toast(answer)["level"] == "warning"
    assert "Send the value file" in answer.content.decode()
    assert stored().due_on == before


def test_what_waits_at_an_account_shows_only_to_who_may_open_it(place, sign_in):
    house = place.house
    with tenant(house.organisation.pk):
        Action.objects.filter(pk=place.action.pk).update(owner=house.contributor)
        Attendee.objects.create(meeting=place.meeting, member=house.contributor)
    client = sign_in(house.contributor)
    assert client.get(place.url("my_day")).context["day"].tasks == []
    with tenant(house.organisation.pk):
        set_team_member(place.account, actor=house.kam, member=house.contributor, level="reader")
    day = client.get(place.url("my_day")).context["day"]
    assert {one.kind for one in day.tasks} == {"action", "meeting"}
    assert [one.pk for one in day.meetings] == [place.meeting.pk]
    with tenant(house.organisation.pk):
        Membership.objects.filter(pk=house.contributor.pk).update(status="deactivated")
        house.contributor.refresh_from_db()
        assert my_day(house.contributor, today=place.today).waiting == 0


def test_an_empty_day_teaches_each_role(house, sign_in):
    words = {
        "administrator": "Your day will be here",
        "key_account_manager": "Your day will be here",
        "executive": "Open the programme",
        "contributor": "Actions and meetings in which you take part",
    }
    for role, member in house.people.items():
        assert words[role] in sign_in(member).get("/").content.decode()

"""One click on an action: the row, the toast, the way back; and how many queries the pages cost."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from kam.tenancy.scope import tenant
from plans.models import Action, Objective, Plan


def click(client, name, action, data=None, target="row", query=""):
    headers = {"HX-Request": "true", **({"HX-Target": f"action-{action.pk}"} if target == "row" else {})}
    return client.post(reverse(f"plans:{name}", args=[action.pk]) + query, data or {}, headers=headers)


def toast_of(answer):
    return json.loads(answer.headers["HX-Trigger"])["toast"]


def test_done_answers_the_row_and_the_way_back(house, world, sign_in):
    client = sign_in(house.kam)
    done = click(client, "action_done", world.step)
    assert done.content.decode().strip().startswith(f'<li id="action-{world.step.pk}" class="done"')
    undo = toast_of(done)["undo_url"]
    back = client.post(undo, headers={"HX-Request": "true"})
    assert 'hx-swap-oob="true"' in back.content.decode()
    with tenant(house.organisation.pk):
        assert Action.objects.get(pk=world.step.pk).status == "open"


def test_postponed_by_a_click_and_back(house, world, sign_in):
    client = sign_in(house.kam)
    moved = click(client, "action_postpone", world.step, {"days": "7", "version": "1"})
    assert moved.status_code == 200
    with tenant(house.organisation.pk):
        assert Action.objects.get(pk=world.step.pk).due_on == world.step.due_on + timedelta(days=7)
    again = click(client, "action_postpone", world.step, {"days": "7", "version": "1"})
    assert again.status_code == 409
    assert toast_of(again)["level"] == "warning"
    assert client.post(toast_of(moved)["undo_url"], headers={"HX-Request": "true"}).status_code == 200
    with tenant(house.organisation.pk):
        assert Action.objects.get(pk=world.step.pk).due_on == world.step.due_on


def test_restoring_what_changed_since_is_409(house, world, sign_in):
    answer = click(sign_in(house.kam), "action_restore", world.step, query="?version=7")
    assert answer.status_code == 409


@pytest.mark.parametrize(("method", "code"), [("get", 405), ("post", 404)])
def test_restore_roll_call(house, theirs, sign_in, method, code):
    url = reverse("plans:action_restore", args=[theirs.step.pk])
    assert getattr(sign_in(house.administrator), method)(url).status_code == code


def test_without_javascript_one_comes_back_to_where_one_was(house, world, sign_in):
    client, url = sign_in(house.kam), reverse("plans:action_done", args=[world.step.pk])
    here = "http://testserver/accounts/7/"
    assert client.post(url, headers={"Referer": here}).headers["Location"] == here
    away = client.post(url, headers={"Referer": "http://evil.example/"}).headers["Location"]
    assert away.startswith(reverse("plans:account_plan", args=[world.other.pk]))


def test_a_stale_postponement_with_a_date_keeps_what_was_typed(house, world, sign_in):
    client, url = sign_in(house.kam), reverse("plans:action_postpone", args=[world.step.pk])
    data = {"due_on": str(timezone.localdate() + timedelta(days=30)), "reason": "Typed why", "version": "1"}
    assert client.post(url, data).status_code == 302
    stale = client.post(url, data)
    assert stale.status_code == 409
    assert "Typed why" in stale.content.decode()


def test_the_value_is_noted_in_place(house, world, sign_in):
    client, url = sign_in(house.kam), reverse("plans:objective_value", args=[world.goal.pk])
    assert "<html" not in client.get(url, headers={"HX-Request": "true"}).content.decode()
    answer = client.post(url, {"current": "5", "version": "1"}, headers={"HX-Request": "true"})
    assert "reached" in answer.content.decode()
    stale = client.post(url, {"current": "4,25", "version": "1"}, headers={"HX-Request": "true"})
    assert stale.status_code == 409
    assert "4,25" in stale.content.decode()


def test_queries_do_not_grow_with_the_rows(house, world, sign_in):
    client = sign_in(house.kam)
    urls = [
        reverse("plans:account_plan", args=[world.account.pk]),
        reverse("plans:account_actions_panel", args=[world.account.pk]),
        reverse("plans:plan_list"),
    ]
    counts: dict[str, list[int]] = {url: [] for url in urls}
    for more in (0, 2, 197):
        with tenant(house.organisation.pk):
            _grow(world, house, more)
        for url in urls:
            client.get(url)
            with CaptureQueriesContext(
                connection,
            ) as queries:
                assert client.get(url).status_code == 200
            # The test's own transaction turns the request's into a savepoint: those two are not counted.
            counts[url].append(sum("SAVEPOINT" not in one["sql"] for one in queries.captured_queries))
    for url, found in counts.items():
        assert max(found) - min(found) <= 1, (url, found)  # the panel counts once there are more than it shows
        assert max(found) <= 12, (url, found)
    print(f"plans queries={counts}")


def _grow(world, house, more):
    today = timezone.localdate()
    objectives = Objective.objects.bulk_create(
        [Objective(plan=world.draft, kind="scope", title=f"O{n}", due_on=today, owner=house.kam) for n in range(more)]
    )
    Action.objects.bulk_create(
        [
            Action(
                account=world.account, plan=world.draft, objective=one, title="A", owner=house.executive, due_on=today
            )
            for one in objectives
        ]
        + [Action(account=world.account, title="B", owner=house.executive, due_on=today) for _one in objectives]
    )
    Plan.objects.bulk_create(
        [
            Plan(
                account=world.other,
                title=f"P{n}",
                starts_on=today,
                ends_on=today + timedelta(days=9),
                owner=house.kam,
                status="closed",
            )
            for n in range(min(more, 40))
        ]
    )

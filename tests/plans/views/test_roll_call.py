"""Every page: right role, no right, stranger, anonymous, wrong method."""

from __future__ import annotations

from typing import Any, NamedTuple

import pytest
from django.test import Client
from django.urls import reverse

from kam.audit.models import Act
from kam.tenancy.scope import tenant


class Call(NamedTuple):
    """A page, the object its address names, what it is called with, and what it answers."""

    name: str
    of: str
    method: str = "get"
    data: dict[str, str] = {}
    answer: int = 200
    role: str = "kam"
    refused: str = "contributor"
    extra: tuple[str, ...] = ()


CALLS = [
    Call("account_plan", "account"),
    Call("account_actions_panel", "account"),
    Call("plan_start", "account", "post", {}, 302),
    Call("plan_detail", "draft", answer=302),
    Call("plan_part", "draft", answer=302, extra=("summary",)),
    Call("plan_part_edit", "draft", extra=("summary",)),
    Call("plan_part_edit", "draft", extra=("frame",)),
    Call("plan_submit", "draft", "post", {"version": "3"}, 302),
    Call("plan_approve", "running", "post", {}, 302, role="executive"),
    Call("plan_return", "running"),
    Call("plan_return", "running", "post", {"reason": "why", "version": "4"}, 302),
    Call("plan_export", "draft", "post", {}, 302),
    Call("objective_create", "draft"),
    Call("objective_edit", "objective"),
    Call("objective_value", "objective"),
    Call("objective_value", "goal", "post", {"current": "4,5", "version": "1"}, 302),
    Call("objective_remove", "objective", "post", {"version": "1"}, 302),
    Call("action_create", "account"),
    Call("action_edit", "action"),
    Call("action_done", "step", "post", {}, 302),
    Call("action_reopen", "step", "post", {}, 302),
    Call("action_postpone", "step"),
    Call("action_postpone", "step", "post", {"days": "1", "version": "1"}, 302),
    Call("action_drop", "step"),
    Call("action_drop", "step", "post", {"reason": "why"}, 302),
    Call("action_reassign", "step"),
]
WRITES = [call for call in CALLS if call.method == "post"]


def url_of(call: Call, world: Any) -> str:
    return reverse(f"plans:{call.name}", args=[getattr(world, call.of).pk, *call.extra])


def ask(client: Client, call: Call, world: Any) -> Any:
    data = dict(call.data)
    if call.name == "plan_submit":
        data["version"] = str(world.draft.version)
    if call.name == "plan_return":
        data["version"] = str(world.running.version)
    return getattr(client, call.method)(url_of(call, world), data)


@pytest.mark.parametrize("call", CALLS, ids=lambda call: f"{call.name}-{call.method}")
class TestRollCall:
    def test_works_for_the_right_role(self, call, house, world, sign_in):
        assert ask(sign_in(getattr(house, call.role)), call, world).status_code == call.answer

    def test_without_the_right_403(self, call, house, world, sign_in):
        assert ask(sign_in(getattr(house, call.refused)), call, world).status_code == 403

    def test_a_stranger_404_and_nothing_changes(self, call, house, world, theirs, rival, sign_in):
        with tenant(rival.organisation.pk):
            before = Act.objects.count()
        answer = ask(sign_in(house.administrator), call, theirs)
        assert answer.status_code == 404
        assert b"Zanzibar" not in answer.content
        with tenant(rival.organisation.pk):
            assert Act.objects.count() == before

    def test_anonymous_goes_to_sign_in(self, call, world):
        answer = ask(Client(), call, world)
        assert answer.status_code == 302
        assert answer.headers["Location"].startswith(reverse("account_login"))

    def test_wrong_method_405(self, call, house, world, sign_in):
        client = sign_in(getattr(house, call.role))
        wrong = client.put if call.method == "get" else client.delete
        assert wrong(url_of(call, world)).status_code == 405


@pytest.mark.parametrize("call", WRITES, ids=lambda call: call.name)
def test_a_write_is_one_act(call, house, world, sign_in):
    client = sign_in(getattr(house, call.role))
    with tenant(house.organisation.pk):
        before = Act.objects.count()
    ask(client, call, world)
    with tenant(house.organisation.pk):
        made = Act.objects.count() - before
    idle = call.name in {"plan_start", "plan_approve", "action_reopen"}  # already so: a second click changes nothing
    assert made == (0 if idle else 1)


def test_the_list(house, world, theirs, sign_in):
    url = reverse("plans:plan_list")
    page = sign_in(house.kam).get(url)
    assert page.status_code == 200
    assert b"Vallier Logistics" in page.content
    assert b"Zanzibar" not in page.content
    assert b"Vallier Logistics" not in sign_in(house.contributor).get(url).content
    assert Client().get(url).status_code == 302
    assert sign_in(house.kam).post(url).status_code == 405
    fragment = sign_in(house.kam).get(url, {"status": "approved", "q": "vallier"}, headers={"HX-Request": "true"})
    assert b"Vallier Marine" in fragment.content
    assert b"Vallier Logistics" not in fragment.content
    assert b"<html" not in fragment.content


def test_a_plan_of_another_account_is_not_shown_under_this_one(house, world, theirs, sign_in):
    client = sign_in(house.kam)
    url = reverse("plans:account_plan", args=[world.account.pk])
    for plan in (world.running, theirs.draft):
        assert client.get(url, {"plan": plan.pk}).status_code == 404
    assert client.get(url, {"plan": "x"}).status_code == 200


def test_another_organisations_objective_and_plan_are_not_named_in_an_action(house, world, theirs, sign_in):
    client = sign_in(house.kam)
    url = reverse("plans:action_create", args=[world.account.pk])
    assert client.get(url, {"objective": theirs.objective.pk}).status_code == 404
    assert client.get(url, {"plan": theirs.draft.pk}).status_code == 404
    data = {"title": "x", "due_on": "2027-01-01", "owner": theirs.draft.owner_id}
    assert client.post(url, data).status_code == 422

"""Writing a plan over HTTP: stale saves keep the text, bad input keeps it, a form sent twice makes one."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from kam.audit.models import Act
from kam.tenancy.scope import tenant
from plans.models import Action, Objective, Plan
from plans.services.approval import submit_plan
from plans.services.plans import update_plan_part
from tests import factories
from tests.stakeholders.factories import stakeholder

HTMX = {"HX-Request": "true"}


def part_url(plan, part="summary"):
    return reverse("plans:plan_part_edit", args=[plan.pk, part])


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["plain", "htmx"])
def test_a_stale_save_is_409_and_keeps_the_text(house, world, sign_in, headers):
    client, plan = sign_in(house.kam), world.draft
    with tenant(house.organisation.pk):
        update_plan_part(plan, "summary", actor=house.administrator, version=plan.version, summary="Their words")
    data = {"version": plan.version, "summary": "My own long words"}
    answer = client.post(part_url(plan), data, headers=headers)
    assert answer.status_code == 409
    text = answer.content.decode()
    assert "My own long words" in text
    assert "Their words" in text
    again = client.post(part_url(plan), {"version": plan.version + 1, "summary": "My own long words"}, headers=headers)
    assert again.status_code == (200 if headers else 302)
    with tenant(house.organisation.pk):
        assert Plan.objects.get(pk=plan.pk).summary == "My own long words"


def test_htmx_gets_the_part_back_with_a_toast(house, world, sign_in):
    client, plan = sign_in(house.kam), world.draft
    form = client.get(part_url(plan), headers=HTMX).content.decode()
    assert "<html" not in form
    answer = client.post(part_url(plan), {"version": plan.version, "summary": "**new**"}, headers=HTMX)
    assert "<strong>new</strong>" in answer.content.decode()
    assert "toast" in answer.headers["HX-Trigger"]
    shown = client.get(reverse("plans:plan_part", args=[plan.pk, "summary"]), headers=HTMX)
    assert "<strong>new</strong>" in shown.content.decode()


def test_an_unknown_part_is_404(house, world, sign_in):
    assert sign_in(house.kam).get(part_url(world.draft, "status")).status_code == 404


def test_hostile_text_is_harmless_on_the_page(house, world, sign_in):
    client, plan = sign_in(house.kam), world.draft
    hostile = "<script>alert(1)</script> <img src=http://evil.example/x> [x](javascript:alert(1))"
    client.post(part_url(plan), {"version": plan.version, "summary": hostile})
    page = client.get(reverse("plans:account_plan", args=[world.account.pk])).content.decode()
    assert "<script>alert" not in page
    assert "<img src=http" not in page
    assert 'href="javascript' not in page


def test_an_approved_plan_is_not_edited_and_the_text_is_kept(house, world, sign_in):
    data = {"version": world.running.version, "summary": "too late"}
    answer = sign_in(house.kam).post(part_url(world.running), data)
    assert answer.status_code == 422
    assert "too late" in answer.content.decode()


def test_bad_input_is_422_with_what_was_typed(house, world, sign_in):
    client = sign_in(house.kam)
    cases = [
        (
            reverse("plans:objective_create", args=[world.draft.pk]),
            {"title": "Grow", "kind": "revenue", "target": "many", "due_on": ""},
            "many",
        ),
        (
            reverse("plans:objective_edit", args=[world.objective.pk]),
            {"title": "", "kind": "x", "measure": "Typed measure"},
            "Typed measure",
        ),
        (
            reverse("plans:action_create", args=[world.account.pk]),
            {"title": "Typed title", "due_on": "never"},
            "Typed title",
        ),
        (reverse("plans:action_edit", args=[world.action.pk]), {"title": "Typed title"}, "Typed title"),
        (
            reverse("plans:action_postpone", args=[world.action.pk]),
            {"due_on": "2001-01-01", "reason": "Typed why", "version": "1"},
            "Typed why",
        ),
        (reverse("plans:action_drop", args=[world.action.pk]), {"reason": " "}, "reason"),
        (reverse("plans:objective_value", args=[world.objective.pk]), {"current": "a lot", "version": "1"}, "a lot"),
        (reverse("plans:plan_return", args=[world.running.pk]), {"reason": ""}, "reason"),
        (
            part_url(world.draft, "frame"),
            {
                "title": "Typed title",
                "starts_on": "2027-01-01",
                "ends_on": "2026-01-01",
                "owner": str(house.kam.pk),
                "version": "1",
            },
            "Typed title",
        ),
        (reverse("plans:action_reassign", args=[world.action.pk]), {"owner": "0", "version": "1"}, "owner"),
    ]
    for url, data, kept in cases:
        answer = client.post(url, data)
        assert answer.status_code == 422, url
        assert kept in answer.content.decode(), url


@pytest.mark.parametrize("kind", ["objective", "action"])
def test_a_stale_objective_or_action_is_409_and_keeps_the_text(house, world, sign_in, kind):
    client, of = sign_in(house.kam), getattr(world, kind)
    url = reverse(f"plans:{kind}_edit", args=[of.pk])
    data = {"kind": "scope", "due_on": "2027-05-01", "owner": str(house.kam.pk), "version": "1"}
    assert client.post(url, {**data, "title": "Their words"}).status_code == 302
    answer = client.post(url, {**data, "title": "My words"})
    assert answer.status_code == 409
    assert "My words" in answer.content.decode()
    assert "Their words" in answer.content.decode()


def test_a_form_sent_twice_makes_one(house, world, sign_in):
    client, token = sign_in(house.kam), str(uuid4())
    objective = {"title": "Only one", "kind": "scope", "due_on": "2027-05-01", "token": token, "target": "1 200,5"}
    action = {"title": "Only one", "due_on": "2027-05-01", "owner": str(house.kam.pk), "token": token}
    for _time in range(2):
        assert client.post(reverse("plans:objective_create", args=[world.draft.pk]), objective).status_code == 302
        url = reverse("plans:action_create", args=[world.account.pk])
        assert client.post(f"{url}?objective={world.objective.pk}", action).status_code == 302
    with tenant(house.organisation.pk):
        assert Objective.objects.get(title="Only one").target is not None
        assert Action.objects.get(title="Only one").plan_id == world.draft.pk


def test_approving_twice_is_approving_once(house, world, sign_in):
    with tenant(house.organisation.pk):
        sent = submit_plan(world.draft, actor=house.kam, version=world.draft.version)
        before = Act.objects.filter(verb="plan.approve").count()
    client, url = sign_in(house.executive), reverse("plans:plan_approve", args=[sent.pk])
    for _click in range(2):
        assert client.post(url, {"version": sent.version}).status_code == 302
    with tenant(house.organisation.pk):
        assert Act.objects.filter(verb="plan.approve").count() == before + 1


def test_a_step_that_is_refused_says_why_on_the_page(house, world, sign_in):
    with tenant(house.organisation.pk):
        sent = submit_plan(world.draft, actor=house.kam, version=world.draft.version)
    stale = sign_in(house.executive).post(reverse("plans:plan_approve", args=[sent.pk]), {"version": "1"})
    assert stale.status_code == 409
    assert "changed since you read it" in stale.content.decode()
    empty = sign_in(house.administrator).post(reverse("plans:plan_submit", args=[world.running.pk]), {"version": "1"})
    assert empty.status_code == 422


def test_an_empty_account_starts_its_plan_in_one_click(house, sign_in):
    from tests import factories

    with tenant(house.organisation.pk):
        account = factories.account(house, "Fresh")
    client = sign_in(house.kam)
    assert b"No plan yet" in client.get(reverse("plans:account_plan", args=[account.pk])).content
    assert client.post(reverse("plans:plan_start", args=[account.pk]), follow=True).status_code == 200
    with tenant(house.organisation.pk):
        assert Plan.objects.get(account=account).starts_on == timezone.localdate()


def test_an_action_says_for_whom_at_the_client_it_is(house, world, sign_in, rival):
    with tenant(house.organisation.pk):
        ada = stakeholder(house, world.account, "Ada One")
        bea = stakeholder(house, world.account, "Bea Two")
    with tenant(rival.organisation.pk):
        foreign = stakeholder(rival, factories.account(rival), "Zanzibar Quint")
    client = sign_in(house.kam)
    edit = reverse("plans:action_edit", args=[world.action.pk])
    form = client.get(edit).content.decode()
    assert "For whom at the client" in form
    assert "Ada One" in form
    assert "Zanzibar Quint" not in form
    typed = {"title": "Send the tariff", "due_on": "2027-05-01", "owner": str(house.kam.pk), "version": "1"}
    for wrong in (foreign.pk, "x"):
        answer = client.post(edit, typed | {"person": str(wrong)})
        assert answer.status_code == 422
        assert "Send the tariff" in answer.content.decode()
    assert client.post(edit, typed | {"person": str(ada.pk)}).status_code == 302
    stale = client.post(edit, typed | {"person": str(bea.pk)})
    assert stale.status_code == 409
    assert "Ada One" in stale.content.decode()
    assert "Bea Two" in stale.content.decode()
    plan = client.get(f"/plans/accounts/{world.account.pk}/?plan={world.draft.pk}").content.decode()
    assert f'for <a class="link" href="/people/{ada.pk}/">Ada One</a>' in plan
    done = client.post(reverse("plans:action_done", args=[world.action.pk]), headers=HTMX).content.decode()
    assert "Ada One" in done

"""Starting a plan, writing its parts, and its way to approval."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from kam.audit.models import Act
from kam.lib.errors import Conflict, Invalid, NotAllowed
from kam.tenancy.scope import tenant
from plans.choices import PlanStatus
from plans.models import Plan
from plans.services.approval import approve_plan, return_to_draft, submit_plan
from plans.services.plans import start_plan, update_plan_part
from tests import factories
from tests.plans import factories as made


def acts(verb: str) -> int:
    return Act.objects.filter(verb=verb).count()


def test_started_twice_is_started_once(inside, today):
    account = factories.account(inside)
    first = start_plan(account, actor=inside.kam, today=today)
    assert start_plan(account, actor=inside.kam, today=today).pk == first.pk
    assert (first.starts_on, first.ends_on) == (today, today.replace(year=2027) - timedelta(days=1))
    assert acts("plan.start") == 1


def test_the_next_plan_follows_and_carries_the_texts_over(inside, today):
    account = factories.account(inside)
    first = made.plan(inside, account, summary="Client since 2019", today=today)
    made.objective(inside, first)
    made.approved(inside, first)
    following = start_plan(account, actor=inside.kam, today=today)
    assert following.starts_on == first.ends_on + timedelta(days=1)
    assert following.summary == "Client since 2019"


def test_who_may_not_change_the_account_writes_nothing(inside, today):
    account = factories.account(inside)
    plan = start_plan(account, actor=inside.kam, today=today)
    for person in (inside.contributor, inside.executive):
        with pytest.raises(NotAllowed):
            start_plan(account, actor=person, today=today)
        with pytest.raises(NotAllowed):
            update_plan_part(plan, "summary", actor=person, version=plan.version, summary="x")


def test_a_stale_part_is_refused_with_the_current_plan(inside, today):
    plan = made.plan(inside, factories.account(inside))
    update_plan_part(plan, "summary", actor=inside.kam, version=plan.version, summary="theirs")
    with pytest.raises(Conflict) as refused:
        update_plan_part(plan, "summary", actor=inside.kam, version=plan.version, summary="mine")
    assert refused.value.current.summary == "theirs"
    assert Plan.objects.get(pk=plan.pk).summary == "theirs"


def test_another_part_saved_meanwhile_is_no_conflict(inside):
    plan = made.plan(inside, factories.account(inside))
    update_plan_part(plan, "strengths", actor=inside.kam, version=plan.version, strengths="people")
    now = update_plan_part(plan, "summary", actor=inside.kam, version=plan.version, summary="mine")
    assert (now.summary, now.strengths) == ("mine", "people")


def test_a_plan_does_not_end_before_it_starts(inside, today):
    plan = made.plan(inside, factories.account(inside))
    with pytest.raises(Invalid):
        update_plan_part(
            plan,
            "frame",
            actor=inside.kam,
            version=plan.version,
            title="x",
            starts_on=today,
            ends_on=today,
            owner=inside.kam,
        )


def test_an_empty_plan_is_not_submitted(inside):
    plan = made.plan(inside, factories.account(inside))
    with pytest.raises(Invalid):
        submit_plan(plan, actor=inside.kam, version=plan.version)


def test_the_way_to_approval_each_step_once(inside):
    plan = made.plan(inside, factories.account(inside), summary="x")
    made.objective(inside, plan)
    sent = submit_plan(plan, actor=inside.kam, version=plan.version)
    assert submit_plan(plan, actor=inside.kam, version=plan.version).version == sent.version
    with pytest.raises(NotAllowed):
        approve_plan(sent, actor=inside.kam, version=sent.version, now=timezone.now())
    done = approve_plan(sent, actor=inside.executive, version=sent.version, now=timezone.now())
    again = approve_plan(sent, actor=inside.executive, version=sent.version, now=timezone.now())
    assert (done.status, again.version) == (PlanStatus.APPROVED, done.version)
    assert (acts("plan.submit"), acts("plan.approve")) == (1, 1)


def test_what_changed_since_it_was_read_is_not_approved(inside):
    plan = made.plan(inside, factories.account(inside), summary="x")
    made.objective(inside, plan)
    sent = submit_plan(plan, actor=inside.kam, version=plan.version)
    back = return_to_draft(sent, actor=inside.kam, version=sent.version, reason="typo")
    changed = update_plan_part(back, "summary", actor=inside.kam, version=back.version, summary="other")
    submit_plan(changed, actor=inside.kam, version=changed.version)
    with pytest.raises(Conflict):
        approve_plan(sent, actor=inside.executive, version=sent.version, now=timezone.now())


def test_an_approved_plan_is_not_edited_until_it_is_returned_with_a_reason(inside):
    plan = made.plan(inside, factories.account(inside), summary="x")
    made.objective(inside, plan)
    done = made.approved(inside, plan)
    with pytest.raises(Invalid):
        update_plan_part(done, "summary", actor=inside.kam, version=done.version, summary="y")
    with pytest.raises(Invalid):
        return_to_draft(done, actor=inside.executive, version=done.version, reason="  ")
    back = return_to_draft(done, actor=inside.executive, version=done.version, reason="new budget")
    assert (back.status, back.approved_by, back.approved_at) == (PlanStatus.DRAFT, None, None)
    assert Act.objects.get(verb="plan.return").reason == "new budget"


def test_approving_the_next_plan_closes_the_one_before(inside):
    account = factories.account(inside)
    first = made.plan(inside, account, summary="x")
    made.objective(inside, first)
    made.approved(inside, first)
    second = made.plan(inside, account)
    made.objective(inside, second)
    made.approved(inside, second)
    assert Plan.objects.get(pk=first.pk).status == PlanStatus.CLOSED


def test_a_plan_of_another_organisation_does_not_exist(house, rival):
    with tenant(rival.organisation.pk):
        plan = made.plan(rival, factories.account(rival, "Zanzibar"))
    with tenant(house.organisation.pk):
        assert not Plan.objects.filter(pk=plan.pk).exists()

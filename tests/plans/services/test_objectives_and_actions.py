"""Objectives and actions: written in a draft, followed up while the plan runs."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from kam.audit.models import Act
from kam.lib.errors import Conflict, Invalid, NotAllowed
from kam.tenancy.scope import tenant
from plans.choices import ActionStatus
from plans.models import Action, Objective
from plans.queries.actions import open_actions_of_account
from plans.services.actions import reassign, update_action
from plans.services.follow_up import (
    complete_action,
    drop_action,
    postpone_action,
    reopen_action,
    restore_due_date,
)
from plans.services.objectives import record_value, remove_objective, update_objective
from stakeholders.services.people import mark_left
from tests import factories
from tests.plans import factories as made
from tests.stakeholders.factories import stakeholder

TODAY = timezone.localdate()


@pytest.fixture
def running(inside):
    """An approved plan with one objective and one action."""
    account = factories.account(inside)
    plan = made.plan(inside, account, summary="x")
    objective = made.objective(inside, plan)
    action = made.action(inside, account, objective=objective)
    return account, made.approved(inside, plan), objective, action


def test_objectives_stand_in_the_order_they_came(inside):
    plan = made.plan(inside, factories.account(inside))
    titles = [made.objective(inside, plan, f"Objective {n}").title for n in range(3)]
    assert list(Objective.objects.filter(plan=plan).values_list("title", flat=True)) == titles


def test_a_stale_objective_and_a_stale_action_are_refused(inside):
    account = factories.account(inside)
    plan = made.plan(inside, account)
    objective, action = made.objective(inside, plan), made.action(inside, account)
    update_objective(objective, actor=inside.kam, version=1, title="theirs")
    update_action(action, actor=inside.kam, version=1, title="theirs")
    with pytest.raises(Conflict):
        update_objective(objective, actor=inside.kam, version=1, title="mine")
    with pytest.raises(Conflict):
        update_action(action, actor=inside.kam, version=1, title="mine")
    with pytest.raises(Conflict):
        remove_objective(objective, actor=inside.kam, version=1)


def test_an_action_is_for_somebody_who_works_at_its_account(inside, rival):
    account, elsewhere = factories.account(inside), factories.account(inside, "Brandt")
    ada, other = stakeholder(inside, account, "Ada One"), stakeholder(inside, elsewhere, "Ines Kessel")
    gone = stakeholder(inside, account, "Gone")
    mark_left(gone, actor=inside.kam, version=1, left_on=TODAY, today=TODAY)
    with tenant(rival.organisation.pk):
        foreign = stakeholder(rival, factories.account(rival), "Zanzibar Quint")
    for wrong in (other, gone, foreign):
        with pytest.raises(Invalid) as refused:
            made.action(inside, account, person=wrong)
        assert list(refused.value.errors) == ["person"]
    action = made.action(inside, account, person=ada)
    with pytest.raises(Invalid):
        update_action(action, actor=inside.kam, version=1, person=other)
    mark_left(ada, actor=inside.kam, version=1, left_on=TODAY, today=TODAY)
    assert (
        update_action(action, actor=inside.kam, version=1, person=ada, title="Kept").person == ada
    )  # promised to them
    assert update_action(action, actor=inside.kam, version=2, person=None).person is None


def test_the_database_holds_a_person_to_their_organisation(inside, rival):
    action = made.action(inside, factories.account(inside))
    with tenant(rival.organisation.pk):
        foreign = stakeholder(rival, factories.account(rival))
    statement = "update plans_action set person_id = %s where id = %s; set constraints all immediate"
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, [foreign.pk, action.pk])


def test_removing_an_objective_keeps_its_actions(inside):
    account = factories.account(inside)
    plan = made.plan(inside, account)
    objective = made.objective(inside, plan)
    action = made.action(inside, account, objective=objective)
    remove_objective(objective, actor=inside.kam, version=1)
    remove_objective(objective, actor=inside.kam, version=1)
    kept = Action.objects.get(pk=action.pk)
    assert (kept.objective_id, kept.plan_id) == (None, plan.pk)


def test_an_approved_plan_is_followed_up_but_not_rewritten(inside, running, today):
    account, plan, objective, action = running
    with pytest.raises(Invalid):
        update_objective(objective, actor=inside.kam, version=1, title="other")
    with pytest.raises(Invalid):
        update_action(action, actor=inside.kam, version=1, title="other")
    with pytest.raises(Invalid):
        made.action(inside, account, "one more", plan=plan)
    with pytest.raises(Invalid):
        remove_objective(objective, actor=inside.kam, version=1)
    assert record_value(objective, actor=inside.kam, version=1, current=Decimal(5)).current == 5
    assert complete_action(action, actor=inside.kam, today=today).done_on == today


def test_done_twice_is_one_act_and_can_be_undone(inside, running, today):
    *_rest, action = running
    complete_action(action, actor=inside.kam, today=today)
    complete_action(action, actor=inside.kam, today=today)
    assert Act.objects.filter(verb="action.complete").count() == 1
    again = reopen_action(action, actor=inside.kam)
    assert (again.status, again.done_on) == (ActionStatus.OPEN, None)


def test_postponing_twice_by_one_double_click_is_once_and_can_be_undone(inside, running, today):
    *_rest, action = running
    before = action.due_on
    moved = postpone_action(
        action, actor=inside.kam, version=1, due_on=before + timedelta(days=7), today=before, reason="ill"
    )
    with pytest.raises(Conflict):
        postpone_action(action, actor=inside.kam, version=1, due_on=before + timedelta(days=14), today=before)
    assert Act.objects.get(verb="action.postpone").reason == "ill"
    assert restore_due_date(action, actor=inside.kam, version=moved.version).due_on == before
    with pytest.raises(Conflict):
        restore_due_date(action, actor=inside.kam, version=moved.version)


def test_an_action_is_not_postponed_into_the_past(inside, running):
    *_rest, action = running
    with pytest.raises(Invalid):
        postpone_action(
            action, actor=inside.kam, version=1, due_on=action.due_on, today=action.due_on + timedelta(days=1)
        )


def test_dropping_needs_a_reason(inside, running):
    *_rest, action = running
    with pytest.raises(Invalid):
        drop_action(action, actor=inside.kam, reason=" ")
    assert drop_action(action, actor=inside.kam, reason="obsolete").status == ActionStatus.DROPPED


def test_its_owner_follows_an_action_up_and_others_do_not(inside, today):
    account = factories.account(inside)
    mine = made.action(inside, account, "for the executive", owner=inside.executive)
    other = made.action(inside, account, "for the manager")
    assert complete_action(mine, actor=inside.executive, today=today).status == ActionStatus.DONE
    for act in (
        lambda: complete_action(other, actor=inside.executive, today=today),
        lambda: complete_action(mine, actor=inside.contributor, today=today),
        lambda: update_action(mine, actor=inside.executive, version=2, title="x"),
    ):
        with pytest.raises(NotAllowed):
            act()


def test_an_action_is_handed_to_somebody_who_sees_the_account(inside, running):
    *_rest, action = running
    with pytest.raises(Invalid):
        reassign(action, actor=inside.kam, version=1, owner=inside.contributor)
    assert reassign(action, actor=inside.kam, version=1, owner=inside.executive).owner == inside.executive


def test_an_objective_of_another_plan_is_refused(inside):
    one, two = factories.account(inside, "One"), factories.account(inside, "Two")
    objective = made.objective(inside, made.plan(inside, one))
    with pytest.raises(Invalid):
        made.action(inside, two, objective=objective)


def test_what_is_to_be_done_at_an_account(inside, today):
    account = factories.account(inside)
    made.action(inside, account, "late", due_on=today - timedelta(days=3))
    made.action(inside, account, "soon", due_on=today + timedelta(days=3))
    made.action(inside, account, "theirs", owner=inside.executive, due_on=today)
    done = made.action(inside, account, "done", due_on=today)
    complete_action(done, actor=inside.kam, today=today)
    assert open_actions_of_account(account).count() == 3

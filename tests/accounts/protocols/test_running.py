"""Taking a run through its steps: what a step, a pause and an end do, and what they refuse."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from accounts.models import ProtocolTemplate, RunStep
from accounts.services.accounts import update_account
from accounts.services.journey import leave_programme
from accounts.services.protocols import start_protocol
from accounts.services.protocols.running import finish_run, pause_run, resume_run, set_reference, stop_run
from accounts.services.protocols.steps import complete_step, postpone_step, reassign_step, reopen_step, skip_step
from accounts.services.team import remove_team_member, set_team_member
from kam.lib.errors import Conflict, Invalid, NotAllowed
from tests import factories
from tests.accounts.protocols import making

START = date(2026, 11, 24)
STEPS = (*making.THREE, {"due_rule": "before", "offset_days": 10})


@pytest.fixture
def run(inside, house):
    ProtocolTemplate.objects.update(active=False)
    making.template(steps=STEPS)
    return start_protocol(factories.account(house), actor=house.kam, code="test", today=START)


def step(run, position):
    return RunStep.objects.select_related("run__account__owner", "run__edition", "step", "owner").get(
        run=run, position=position
    )


def fresh(run):
    return type(run).objects.select_related("account", "edition").get(pk=run.pk)


def test_done_needs_its_evidence_and_dates_the_step_that_waits(run, house):
    second = step(run, 2)
    with pytest.raises(Invalid, match="requires"):
        complete_step(second, actor=house.kam, version=1, today=START, evidence="  ")
    done = complete_step(second, actor=house.kam, version=1, today=START, evidence=" The minutes ")
    assert (done.state, done.evidence, done.done_by) == ("done", "The minutes", house.kam)
    assert step(run, 3).due_on == step(run, 3).first_due_on == START + timedelta(days=7)
    reopen_step(step(run, 2), actor=house.kam, version=2)
    assert step(run, 3).due_on is None


def test_a_day_that_a_person_chose_is_moved_by_no_rule(run, house):
    postpone_step(step(run, 3), actor=house.kam, version=1, due_on=date(2027, 1, 4), reason="Holidays", today=START)
    skip_step(step(run, 2), actor=house.kam, version=1, today=START, reason="Not needed here")
    postpone_step(step(run, 4), actor=house.kam, version=1, due_on=date(2027, 1, 5), reason="Holidays", today=START)
    set_reference(fresh(run), actor=house.kam, version=1, reference_on=date(2027, 6, 1))
    assert (step(run, 3).due_on, step(run, 4).due_on) == (date(2027, 1, 4), date(2027, 1, 5))


def test_a_reference_date_dates_what_counts_back_from_it(run, house):
    set_reference(fresh(run), actor=house.kam, version=1, reference_on=date(2027, 3, 1))
    assert step(run, 4).due_on == date(2027, 2, 19)
    assert step(run, 1).due_on == START + timedelta(days=2)


def test_a_pause_moves_what_is_open_and_keeps_the_reference_date(run, house):
    set_reference(fresh(run), actor=house.kam, version=1, reference_on=date(2027, 3, 1))
    paused = pause_run(fresh(run), actor=house.kam, version=2, reason="The client is on strike", today=START)
    with pytest.raises(Invalid, match="paused"):
        complete_step(step(run, 1), actor=house.kam, version=1, today=START)
    resume_run(paused, actor=house.kam, version=3, today=START + timedelta(days=10))
    found = [step(run, at).due_on for at in (1, 2, 3, 4)]
    assert found == [date(2026, 12, 6), date(2026, 12, 11), None, date(2027, 2, 19)]
    assert step(run, 1).first_due_on == date(2026, 11, 26)


def test_finishing_asks_for_every_step_the_test_and_the_lessons(run, house):
    words = {"result": "met", "note": "They said so", "lessons": "Call earlier", "today": START}
    with pytest.raises(Invalid, match="4 steps are open"):
        finish_run(fresh(run), actor=house.kam, version=1, **words)
    for at in (1, 2, 3, 4):
        skip_step(step(run, at), actor=house.kam, version=step(run, at).version, today=START, reason="Done before")
    for name in ("result", "note", "lessons"):
        with pytest.raises(Invalid):
            finish_run(fresh(run), actor=house.kam, version=1, **{**words, name: " "})
    finished = finish_run(fresh(run), actor=house.kam, version=1, **words)
    assert (finished.state, finished.closing_result, finished.ended_by) == ("finished", "met", house.kam)
    with pytest.raises(Invalid, match="over"):
        reopen_step(step(run, 1), actor=house.kam, version=2)
    with pytest.raises(Invalid):
        stop_run(finished, actor=house.kam, version=2, reason="No", today=START)


def test_stopping_asks_why(run, house):
    with pytest.raises(Invalid):
        stop_run(fresh(run), actor=house.kam, version=1, reason=" ", today=START)
    assert stop_run(fresh(run), actor=house.kam, version=1, reason="Bid withdrawn", today=START).state == "stopped"


def test_leaving_the_programme_stops_what_runs_and_what_is_paused(run, house):
    finished = start_protocol(run.account, actor=house.kam, code="test", today=START)
    stop_run(fresh(finished), actor=house.kam, version=1, reason="Another reason", today=START)
    paused = start_protocol(run.account, actor=house.kam, code="test", today=START)
    pause_run(fresh(paused), actor=house.kam, version=1, reason="Wait", today=START)
    words = {"outcome": "lost", "reason": "Bought by a competitor", "lessons": "Watch the owners"}
    leave_programme(run.account, actor=house.kam, version=run.account.version, today=START, **words)
    said = [(fresh(one).state, fresh(one).stop_reason) for one in (run, paused, finished)]
    assert said == [("stopped", "Bought by a competitor")] * 2 + [("stopped", "Another reason")]


def test_a_stale_page_changes_nothing(run, house):
    complete_step(step(run, 1), actor=house.kam, version=1, today=START)
    pause_run(fresh(run), actor=house.kam, version=1, reason="Wait", today=START)
    with pytest.raises(Conflict):
        resume_run(fresh(run), actor=house.kam, version=1, today=START)


def test_owner_and_team_and_strangers(run, house):
    with pytest.raises(Invalid, match="team"):
        reassign_step(step(run, 1), actor=house.kam, version=1, owner=house.contributor)
    set_team_member(run.account, actor=house.kam, member=house.contributor, level="reader")
    with pytest.raises(NotAllowed):
        complete_step(step(run, 1), actor=house.contributor, version=1, today=START)
    reassign_step(step(run, 1), actor=house.kam, version=1, owner=house.contributor)
    assert complete_step(step(run, 1), actor=house.contributor, version=2, today=START).state == "done"
    with pytest.raises(NotAllowed):
        pause_run(fresh(run), actor=house.contributor, version=1, reason="x", today=START)


def test_whoever_leaves_the_team_leaves_no_step_behind_that_nobody_sees(run, house):
    for colleague in (house.contributor, house.executive):
        set_team_member(run.account, actor=house.kam, member=colleague, level="reader")
    reassign_step(step(run, 1), actor=house.kam, version=1, owner=house.contributor)
    reassign_step(step(run, 2), actor=house.kam, version=1, owner=house.executive)
    complete_step(step(run, 1), actor=house.contributor, version=2, today=START)
    reassign_step(step(run, 3), actor=house.kam, version=1, owner=house.contributor)
    for colleague in (house.contributor, house.executive):
        remove_team_member(run.account, actor=house.kam, member=colleague)
    # What is done stays whose it was; an executive sees every account, on the team or not.
    assert [step(run, at).owner for at in (1, 2, 3)] == [house.contributor, house.executive, house.kam]


def test_a_new_sponsor_takes_over_what_is_the_sponsors(inside, house):
    ProtocolTemplate.objects.update(active=False)
    making.template(steps=({"owner_role": "sponsor"}, {}))
    account = factories.account(house, sponsor=house.executive)
    run = start_protocol(account, actor=house.kam, code="test", today=START)
    account = update_account(account, actor=house.kam, version=account.version, sponsor=house.administrator)
    assert [step(run, at).owner for at in (1, 2)] == [house.administrator, house.kam]
    update_account(account, actor=house.kam, version=account.version, sponsor=None)
    assert step(run, 1).owner == house.administrator


def test_a_new_sponsor_who_cannot_open_the_account_leaves_the_steps_to_its_manager(inside, house):
    ProtocolTemplate.objects.update(active=False)
    making.template(steps=({"owner_role": "sponsor"}, {}))
    account = factories.account(house, sponsor=house.executive)
    run = start_protocol(account, actor=house.kam, code="test", today=START)
    update_account(account, actor=house.kam, version=account.version, sponsor=house.contributor)
    assert step(run, 1).owner == house.kam


def test_a_new_account_manager_takes_over_the_open_steps(run, house):
    complete_step(step(run, 1), actor=house.kam, version=1, today=START)
    account = fresh(run).account
    update_account(account, actor=house.kam, version=account.version, owner=house.executive)
    assert [step(run, at).owner for at in (1, 2, 3, 4)] == [house.kam, *[house.executive] * 3]

"""Hand-overs as services: who may hand to whom, what begins by itself, when one is over."""

from __future__ import annotations

from datetime import timedelta

import pytest

from accounts.models import Account
from accounts.protocols.closing import evidence_of
from accounts.services.accounts import update_account
from accounts.services.protocols import start_protocol
from accounts.services.team import set_team_member
from kam.lib.errors import Conflict, Invalid, NotAllowed
from kam.tenancy.models import Membership, MembershipStatus
from stakeholders.models import Handover, HandoverLine, HandoverStep
from stakeholders.queries.handovers import handover_page
from stakeholders.services.departures import depart
from stakeholders.services.handovers import (
    add_newcomers,
    finish_handover,
    pass_account,
    redate_handover,
    start_handover,
    stop_handover,
)
from stakeholders.services.transfers import advance_line, resume_line, waive_line
from tests.stakeholders.factories import stakeholder, touchpoint
from tests.stakeholders.transitions.conftest import line_of

pytestmark = pytest.mark.usefixtures("inside")


def begin(moving, **changes):
    given = {
        "actor": moving.house.kam, "former": moving.house.kam, "successor": moving.next,
        "due_on": moving.today + timedelta(days=30), "today": moving.today,
    }  # fmt: skip
    return start_handover(moving.account, **(given | changes))


def advance(moving, handover, person, state, *, actor=None, day=None, **more):
    line = line_of(handover, person)
    given = {"version": line.version, "state": state, "happened_on": day or moving.today, "today": moving.today}
    return advance_line(line, actor=actor or moving.next, **(given | more))


def test_each_person_of_weight_or_of_a_recent_contact_gets_a_line(moving):
    small = stakeholder(moving.house, moving.account, "Dan Small", influence=1)
    met = stakeholder(moving.house, moving.account, "Eve Met", influence=1)
    stakeholder(moving.house, moving.account, "A role", influence=5, kind="role")
    touchpoint(moving.house, moving.account, met, day=moving.today - timedelta(days=300))
    handover = begin(moving)
    names = set(HandoverLine.objects.filter(handover=handover).values_list("stakeholder__name", flat=True))
    assert names == {"Ada One", "Bea Two", "Cyd Three", "Eve Met"}
    assert small.name not in names


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"successor": "kam"}, "successor"),
        ({"successor": "contributor"}, "successor"),
        ({"former": "executive", "successor": "administrator"}, "former"),
        ({"due": -1}, "due_on"),
        ({"dual_from": 0}, "dual_until"),
        ({"dual_from": 5, "dual_until": 2}, "dual_until"),
    ],
)
def test_what_makes_no_hand_over_is_refused_beside_its_field(moving, changes, field):
    given = {}
    for name, value in changes.items():
        if isinstance(value, str):
            given[name] = moving.house.people[{"kam": "key_account_manager"}.get(value, value)]
        else:
            given[{"due": "due_on"}.get(name, name)] = moving.today + timedelta(days=value)
    with pytest.raises(Invalid) as refused:
        begin(moving, **given)
    assert list(refused.value.errors) == [field]
    assert not Handover.objects.exists()


def test_nobody_hands_over_to_who_does_not_work_here_any_more(moving):
    Membership.objects.filter(pk=moving.next.pk).update(status=MembershipStatus.DEACTIVATED)
    moving.next.refresh_from_db()
    with pytest.raises(Invalid, match="does not work here"):
        begin(moving)


def test_a_contributor_who_is_an_editor_may_take_an_account_over(moving):
    helper = moving.house.contributor
    set_team_member(moving.account, actor=moving.house.kam, member=helper, level="editor")
    assert begin(moving, successor=helper).successor == helper


def test_one_runs_at_a_time(moving):
    begin(moving)
    with pytest.raises(Invalid, match="runs already"):
        begin(moving)
    assert Handover.objects.count() == 1


def test_a_new_manager_begins_one_and_a_prepared_one_goes_on(moving):
    handover = begin(moving)
    fresh = pass_account(handover, actor=moving.house.kam, version=handover.version)
    assert fresh.owner_id == moving.next.pk
    assert Handover.objects.get() == handover
    other = moving.house.executive
    update_account(fresh, actor=moving.next, version=fresh.version, owner=other)
    first, second = Handover.objects.order_by("pk")
    assert first.state == "stopped"
    assert other.name in first.stop_reason
    assert (second.former_id, second.successor_id, second.state) == (moving.next.pk, other.pk, "running")


def test_an_account_that_goes_back_stops_the_hand_over_and_begins_none(moving):
    account = update_account(moving.account, actor=moving.house.kam, version=moving.account.version, owner=moving.next)
    assert Handover.objects.get().state == "running"
    update_account(account, actor=moving.next, version=account.version, owner=moving.house.kam)
    assert Handover.objects.get().state == "stopped"


def test_a_stale_page_hands_nothing_on(moving):
    handover = begin(moving)
    days = {"due_on": moving.today + timedelta(days=9), "dual_from": None, "dual_until": None}
    redate_handover(handover, actor=moving.house.kam, version=handover.version, **days)
    with pytest.raises(Conflict):
        redate_handover(handover, actor=moving.house.kam, version=handover.version, **days)
    with pytest.raises(Conflict):
        stop_handover(handover, actor=moving.house.kam, version=handover.version, reason="no", today=moving.today)
    assert Account.objects.get(pk=moving.account.pk).owner_id == moving.house.kam.pk


def test_both_managers_lead_and_a_stranger_to_the_account_does_not(moving):
    handover = begin(moving)
    ada, bea, _cyd = moving.people
    advance(moving, handover, ada, "introduced", actor=moving.house.kam)
    advance(moving, handover, ada, "alone", actor=moving.next)
    with pytest.raises(NotAllowed):
        advance(moving, handover, bea, "introduced", actor=moving.house.executive)


def test_a_step_is_passed_over_or_taken_back_by_nobody(moving):
    handover = begin(moving)
    ada = moving.people[0]
    for wrong in ("alone", "trusted", "todo", "waived"):
        with pytest.raises(Invalid):
            advance(moving, handover, ada, wrong)
    advance(moving, handover, ada, "introduced")
    with pytest.raises(Invalid):
        advance(moving, handover, ada, "introduced")
    with pytest.raises(Invalid, match="still to come"):
        advance(moving, handover, ada, "alone", day=moving.today + timedelta(days=1))
    with pytest.raises(Invalid, match="precedes"):
        advance(moving, handover, ada, "alone", day=moving.today - timedelta(days=1))
    stale = line_of(handover, ada)
    advance(moving, handover, ada, "alone")
    with pytest.raises(Conflict):
        waive_line(stale, actor=moving.next, version=stale.version, note="late", today=moving.today)


def test_complete_when_the_last_is_trusted_or_left_out_with_a_reason(moving):
    handover = begin(moving)
    ada, bea, cyd = moving.people
    for person in (ada, bea):
        for state in ("introduced", "alone", "trusted"):
            advance(moving, handover, person, state)
    assert Handover.objects.get().state == "running"
    line = line_of(handover, cyd)
    with pytest.raises(Invalid):
        waive_line(line, actor=moving.next, version=line.version, note=" ", today=moving.today)
    waive_line(line, actor=moving.next, version=line.version, note="Retires in May", today=moving.today)
    done = Handover.objects.get()
    assert (done.state, done.ended_on) == ("complete", moving.today)
    assert HandoverStep.objects.filter(line__handover=handover).count() == 7
    line = line_of(handover, cyd)
    with pytest.raises(Invalid, match="is over"):
        resume_line(line, actor=moving.next, version=line.version, today=moving.today)


def test_what_was_left_out_is_taken_up_where_it_stood(moving):
    handover = begin(moving)
    ada = moving.people[0]
    advance(moving, handover, ada, "introduced")
    line = line_of(handover, ada)
    waive_line(line, actor=moving.next, version=line.version, note="On leave", today=moving.today)
    line = line_of(handover, ada)
    assert resume_line(line, actor=moving.next, version=line.version, today=moving.today).state == "introduced"


def test_who_leaves_the_client_is_no_open_relationship_and_who_came_gets_a_line(moving):
    handover = begin(moving)
    for person in moving.people:
        depart(person, actor=moving.house.kam, version=person.version, left_on=moving.today, today=moving.today)
    assert handover_page(handover).progress.gone == 3
    fresh = stakeholder(moving.house, moving.account, "Fay New", influence=4)
    assert add_newcomers(handover, actor=moving.next, today=moving.today) == 1
    with pytest.raises(Invalid):
        finish_handover(handover, actor=moving.next, version=handover.version, today=moving.today)
    for state in ("introduced", "alone", "trusted"):
        advance(moving, handover, fresh, state)
    assert Handover.objects.get().state == "complete"


def test_interactions_propose_the_step_and_people_confirm_it(moving):
    handover = begin(moving)
    ada, bea, cyd = moving.people
    both = [moving.house.kam.pk, moving.next.pk]
    touchpoint(moving.house, moving.account, ada, subject="Lunch", colleagues=both)
    touchpoint(moving.house, moving.account, bea, subject="Call", colleagues=[moving.house.kam.pk])
    rows = {row.line.stakeholder.name: row for row in handover_page(handover).rows}
    assert rows["Ada One"].proposal.state == "introduced"
    assert rows["Bea Two"].proposal is None
    assert line_of(handover, ada).state == "todo"
    advance(moving, handover, ada, "introduced")
    touchpoint(moving.house, moving.account, ada, cyd, subject="Visit", colleagues=[moving.next.pk], actor=moving.next)
    rows = {row.line.stakeholder.name: row for row in handover_page(handover).rows}
    assert (rows["Ada One"].proposal.state, rows["Ada One"].proposal.because.subject) == ("alone", "Visit")
    assert rows["Cyd Three"].proposal.state == "introduced"


def test_the_closing_test_of_the_protocol_sees_how_far_it_is(moving):
    run = start_protocol(
        moving.account,
        actor=moving.house.kam,
        code="manager-change",
        origin=("accounts.manager", 1),
        today=moving.today,
    )
    assert evidence_of(run) == []
    handover = begin(moving)
    [fact] = evidence_of(run)
    assert not fact.met
    assert fact.text == "0 of 3 relationships have passed to Vallier next"
    for person in moving.people:
        line = line_of(handover, person)
        waive_line(line, actor=moving.next, version=line.version, note="x", today=moving.today)
    [fact] = evidence_of(run)
    assert fact.met
    assert str(handover.pk) in fact.url

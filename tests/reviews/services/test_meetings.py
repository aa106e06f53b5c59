"""Planning, changing, moving, cancelling and holding."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from kam.audit.models import Act
from kam.lib.errors import Conflict, Invalid, NotAllowed
from kam.tenancy.scope import tenant
from reviews.draft import AgendaPoint
from reviews.models import Attendee, Meeting
from reviews.services.holding import hold_meeting
from reviews.services.meetings import cancel_meeting, plan_meeting, reschedule, update_meeting
from stakeholders.models import Touchpoint
from tests import factories
from tests.reviews import factories as some
from tests.stakeholders import factories as people

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def fields_of(error: pytest.ExceptionInfo[Invalid]) -> set[str]:
    return set(error.value.errors)


def test_planning_writes_people_agenda_and_one_act(inside):
    account = factories.account(inside)
    boss = people.stakeholder(inside, account)
    before = Act.objects.count()
    meeting = some.meeting(inside, account, boss, members=[inside.executive.pk])
    assert Act.objects.count() == before + 1
    assert Act.objects.latest("id").verb == "meeting.plan"
    assert {str(one) for one in meeting.attendees.all()} == {boss.name, inside.kam.name, inside.executive.name}
    assert [(one.position, one.title, one.minutes) for one in meeting.agenda.all()] == [
        (1, "Results", 20), (2, "Next quarter", 40),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"starts_at": NOW - timedelta(minutes=1)}, "date"),
        ({"time_zone": "Mars/Olympus"}, "time_zone"),
        ({"minutes": 5}, "minutes"),
        ({"kind": "party"}, "kind"),
        ({"title": "  "}, "title"),
        ({"agenda": [AgendaPoint("", 5)]}, "agenda"),
        ({"agenda": [AgendaPoint("x", 5)] * 31}, "agenda"),
        ({"owner": 10**9}, "owner"),
        ({"members": [10**9]}, "members"),
        ({"stakeholders": [10**9]}, "stakeholders"),
    ],
)
def test_what_planning_refuses(inside, wrong, field):
    account = factories.account(inside)
    with pytest.raises(Invalid) as error:
        plan_meeting(
            account, some.draft(inside, **{"starts_at": NOW + timedelta(days=3), **wrong}), actor=inside.kam, now=NOW
        )
    assert fields_of(error) == {field}
    assert Meeting.objects.count() == 0


def test_people_of_another_account_or_organisation_are_refused_alike(inside, rival):
    account, other = factories.account(inside), factories.account(inside, "Fontal")
    elsewhere = people.stakeholder(inside, other)
    with tenant(rival.organisation.pk):
        stranger = people.stakeholder(rival, factories.account(rival))
    theirs = [{"stakeholders": [elsewhere.pk]}, {"stakeholders": [stranger.pk]}]
    for wrong in (*theirs, {"members": [rival.kam.pk]}, {"owner": rival.kam.pk}):
        with pytest.raises(Invalid):
            some.meeting(inside, account, **wrong)
    assert Attendee.objects.count() == 0


def test_only_who_may_change_the_account_plans(inside):
    account = factories.account(inside)
    for actor in (inside.contributor, inside.executive):
        with pytest.raises(NotAllowed):
            some.meeting(inside, account, actor=actor)


def test_a_stale_change_is_refused_and_changes_nothing(inside):
    meeting = some.meeting(inside, factories.account(inside))
    mine = some.draft(inside, meeting.starts_at, title="Mine", agenda=[])
    update_meeting(meeting, some.draft(inside, meeting.starts_at, title="Theirs"), actor=inside.kam, version=1, now=NOW)
    with pytest.raises(Conflict) as error:
        update_meeting(meeting, mine, actor=inside.kam, version=1, now=NOW)
    assert error.value.current.title == "Theirs"
    assert meeting.agenda.count() == 2


def test_who_stays_invited_keeps_the_row(inside):
    account = factories.account(inside)
    one, two = people.stakeholder(inside, account), people.stakeholder(inside, account, "Karim Saïdi")
    meeting = some.meeting(inside, account, one)
    kept = Attendee.objects.get(stakeholder=one).pk
    wanted = some.draft(inside, meeting.starts_at, stakeholders=[one.pk, two.pk])
    update_meeting(meeting, wanted, actor=inside.kam, version=1, now=NOW)
    assert Attendee.objects.get(stakeholder=one).pk == kept
    assert Attendee.objects.filter(meeting=meeting).count() == 3


def test_moving_and_cancelling(inside):
    meeting = some.meeting(inside, factories.account(inside))
    later = meeting.starts_at + timedelta(days=7)
    moved = reschedule(
        meeting, actor=inside.kam, version=1, starts_at=later, minutes=90, time_zone="Asia/Tokyo", now=timezone.now()
    )
    assert (moved.starts_at, moved.minutes, moved.time_zone, moved.version) == (later, 90, "Asia/Tokyo", 2)
    with pytest.raises(Invalid) as error:
        cancel_meeting(moved, actor=inside.kam, version=2, reason=" ")
    assert fields_of(error) == {"reason"}
    gone = cancel_meeting(moved, actor=inside.kam, version=2, reason="Tender")
    assert gone.status == "cancelled"
    with pytest.raises(Invalid):
        update_meeting(gone, some.draft(inside), actor=inside.kam, version=3, now=NOW)


def test_holding_logs_the_interaction_once(inside):
    account = factories.account(inside)
    one, two = people.stakeholder(inside, account), people.stakeholder(inside, account, "Karim Saïdi")
    yesterday = timezone.now() - timedelta(days=1)
    meeting = some.meeting(inside, account, one, two, starts_at=yesterday)
    held = hold_meeting(
        meeting, actor=inside.kam, version=1, summary="We extend by a year.", attended=[one.pk], now=timezone.now()
    )
    assert (held.status, held.summary) == ("held", "We extend by a year.")
    touchpoint = Touchpoint.objects.get()
    assert [who.stakeholder_id for who in touchpoint.people.all()] == [one.pk]
    one.refresh_from_db()
    two.refresh_from_db()
    assert (one.last_touch_on, two.last_touch_on) == (touchpoint.happened_on, None)
    assert Act.objects.filter(verb="touchpoint.log").count() == 0  # part of the meeting's own act
    for stale in (meeting, held):
        with pytest.raises((Invalid, Conflict)):
            hold_meeting(stale, actor=inside.kam, version=1, summary="Again", attended=[], now=timezone.now())
    assert Touchpoint.objects.count() == 1


def test_holding_waits_for_the_beginning_and_for_words(inside):
    meeting = some.meeting(inside, factories.account(inside))
    with pytest.raises(Invalid):
        hold_meeting(
            meeting, actor=inside.kam, version=1, summary="x", attended=[], now=meeting.starts_at - timedelta(1)
        )
    with pytest.raises(Invalid) as error:
        hold_meeting(meeting, actor=inside.kam, version=1, summary=" ", attended=[], now=meeting.starts_at)
    assert fields_of(error) == {"summary"}

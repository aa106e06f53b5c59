from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from kam.lib.errors import Conflict, Invalid, NotAllowed
from kam.outbox.models import OutboxRow
from kam.tenancy.scope import tenant
from stakeholders.models import Touchpoint, TouchpointColleague
from stakeholders.services.touchpoints import log_touchpoint, update_touchpoint
from tests import factories
from tests.stakeholders.factories import stakeholder, touchpoint


@pytest.fixture
def day():
    return timezone.localdate()


@pytest.fixture
def account(inside):
    return factories.account(inside)


def last(*objects):
    for one in objects:
        one.refresh_from_db()
    return [one.last_touch_on for one in objects]


def test_the_last_contact_moves_forward_and_never_back(inside, account, day):
    one, two = stakeholder(inside, account, "One"), stakeholder(inside, account, "Two")
    touchpoint(inside, account, one, day=day - timedelta(days=5))
    touchpoint(inside, account, one, two, day=day - timedelta(days=9), subject="Earlier, logged later")
    assert last(one, two, account) == [day - timedelta(days=5), day - timedelta(days=9), day - timedelta(days=5)]
    assert one.version == 1


def test_a_corrected_day_is_corrected_everywhere(inside, account, day):
    one = stakeholder(inside, account, "One")
    made = touchpoint(inside, account, one)
    update_touchpoint(
        made, actor=inside.kam, version=1, people=[one.pk], today=day, happened_on=day - timedelta(days=30)
    )
    assert last(one, account) == [day - timedelta(days=30)] * 2
    update_touchpoint(made, actor=inside.kam, version=2, people=[], today=day)
    assert last(one) == [None]


def test_people_of_other_accounts_and_organisations_are_refused_alike(inside, account, rival, day):
    other = stakeholder(inside, factories.account(inside, "Other"), "Else")
    with tenant(rival.organisation.pk):
        foreign = stakeholder(rival, factories.account(rival), "Zanzibar")
    messages = set()
    for pk in (other.pk, foreign.pk, 10**9):
        with pytest.raises(Invalid) as refused:
            log_touchpoint(
                account, actor=inside.kam, happened_on=day, channel="call", subject="x", people=[pk], today=day
            )
        messages.add(str(refused.value))
    assert len(messages) == 1
    assert Touchpoint.objects.count() == 0


def test_days_to_come_and_empty_subjects_are_refused(inside, account, day):
    with pytest.raises(Invalid):
        touchpoint(inside, account, day=day + timedelta(days=1))
    with pytest.raises(Invalid):
        touchpoint(inside, account, subject="  ")


def test_who_does_not_see_the_account_logs_nothing(inside, account):
    with pytest.raises(NotAllowed):
        touchpoint(inside, account, actor=inside.contributor)


def test_sent_twice_it_is_one(inside, account):
    assert touchpoint(inside, account) == touchpoint(inside, account)
    assert Touchpoint.objects.count() == 1


def test_a_stale_correction_is_refused(inside, account, day):
    made = touchpoint(inside, account)
    update_touchpoint(made, actor=inside.kam, version=1, people=[], today=day, subject="A")
    with pytest.raises(Conflict):
        update_touchpoint(made, actor=inside.kam, version=1, people=[], today=day, subject="B")


def took_part(made):
    return set(TouchpointColleague.objects.filter(touchpoint=made).values_list("member_id", flat=True))


def test_whoever_logs_took_part_unless_others_are_named(inside, account, day):
    assert took_part(touchpoint(inside, account)) == {inside.kam.pk}
    other = touchpoint(inside, account, subject="Visit", colleagues=[inside.executive.pk])
    assert took_part(other) == {inside.executive.pk}
    update_touchpoint(other, actor=inside.kam, version=1, people=[], today=day)
    assert took_part(other) == {inside.executive.pk}
    both = [inside.kam.pk, inside.executive.pk]
    update_touchpoint(other, actor=inside.kam, version=2, people=[], colleagues=both, today=day)
    assert took_part(other) == set(both)


def test_colleagues_of_elsewhere_are_refused_and_nothing_is_written(inside, account, rival):
    with pytest.raises(Invalid) as refused:
        touchpoint(inside, account, colleagues=[rival.kam.pk])
    assert "colleagues" in refused.value.errors
    assert Touchpoint.objects.count() == 0


def test_whoever_is_named_in_a_note_is_told_once(inside, account, day):
    mail = OutboxRow.objects.filter(kind="touchpoint.mention")
    made = touchpoint(inside, account, note=f"@{inside.executive.name} knows them. @{inside.kam.name} wrote this.")
    assert [(one.recipient) for one in mail] == [inside.executive.email]
    assert made.subject in mail[0].payload["text"]
    update_touchpoint(made, actor=inside.kam, version=1, people=[], today=day, note=made.note + " Twice.")
    assert mail.count() == 1


def test_whoever_may_not_open_the_account_is_not_told(inside, account):
    touchpoint(inside, account, note=f"@{inside.contributor.name} should not read this.")
    assert not OutboxRow.objects.filter(kind="touchpoint.mention").exists()


def test_a_role_to_fill_takes_part_in_nothing(inside, account, day):
    role = stakeholder(inside, account, "Finance director", kind="role")
    with pytest.raises(Invalid):
        touchpoint(inside, account, role)

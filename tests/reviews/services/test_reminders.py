"""Reminders in the outbox: whom, when, what, once."""

from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection, transaction

from kam.outbox.models import OutboxRow, State
from kam.outbox.post import _message
from kam.tenancy.models import Membership, MembershipStatus
from kam.tenancy.scope import tenant
from reviews.models import Meeting
from reviews.services.meetings import cancel_meeting, reschedule
from reviews.services.reminders import queue_due_reminders
from reviews.tasks import dispatch_reminders
from tests import factories
from tests.reviews import factories as some
from tests.stakeholders import factories as people

START = datetime(2026, 12, 10, 13, 0, tzinfo=UTC)
pytestmark = pytest.mark.django_db


def sent() -> list[OutboxRow]:
    return list(OutboxRow.objects.filter(kind="reminder", state=State.QUEUED).order_by("id"))


@pytest.fixture
def meeting(inside):
    account = factories.account(inside)
    boss = people.stakeholder(inside, account, "Hélène Baroux", profile="decision_maker", job_title="CFO")
    return some.meeting(inside, account, boss, starts_at=START, location="Lyon, salle 4", members=[inside.executive.pk])


def test_each_mark_is_queued_at_its_morning_and_never_again(meeting):
    for days in (30, 14, 7, 1):
        morning = datetime(2026, 12, 10, 7, 0, tzinfo=UTC) - timedelta(days=days)
        assert queue_due_reminders(now=morning - timedelta(minutes=1)) == 0
        assert queue_due_reminders(now=morning) == 1
        assert queue_due_reminders(now=morning + timedelta(minutes=15)) == 0
    assert [row.key for row in sent()] == [f"reminder:{meeting.pk}:{days}:2026-12-10" for days in (30, 14, 7, 1)]


def test_missed_marks_are_kept_as_skipped(meeting):
    assert queue_due_reminders(now=START - timedelta(days=3)) == 1
    skipped = OutboxRow.objects.filter(kind="reminder", state=State.CANCELLED)
    assert sorted(row.key.split(":")[2] for row in skipped) == ["14", "30"]
    assert [row.key.split(":")[2] for row in sent()] == ["7"]


def test_only_an_active_owner_with_an_address_who_wants_them(meeting, inside):
    now = START - timedelta(hours=20)
    for change in ({"reminders": False}, {"status": MembershipStatus.DEACTIVATED}, {"email": ""}):
        Membership.objects.filter(pk=inside.kam.pk).update(**change)
        assert queue_due_reminders(now=now) == 0
        Membership.objects.filter(pk=inside.kam.pk).update(
            reminders=True, status=MembershipStatus.ACTIVE, email=inside.kam.email
        )
    assert queue_due_reminders(now=now) == 1


def test_a_cancelled_meeting_is_silent_and_its_waiting_reminder_is_taken_back(meeting, inside):
    queue_due_reminders(now=START - timedelta(days=7))
    assert len(sent()) == 1
    cancel_meeting(meeting, actor=inside.kam, version=1, reason="Client asked")
    assert sent() == []
    assert queue_due_reminders(now=START - timedelta(days=1)) == 0


def test_reminders_follow_a_new_date(meeting, inside):
    queue_due_reminders(now=START - timedelta(days=7))
    later = START + timedelta(days=21)
    reschedule(
        meeting, actor=inside.kam, version=1, starts_at=later, minutes=60, time_zone="Europe/Paris",
        now=START - timedelta(days=7),
    )  # fmt: skip
    assert queue_due_reminders(now=START - timedelta(days=6)) == 1
    assert [row.key for row in sent()] == [f"reminder:{meeting.pk}:30:2026-12-31"]


def test_the_mail_speaks_the_owners_language_in_the_owners_zone(meeting, inside):
    user = inside.kam.user
    user.locale, user.time_zone = "fr", "America/New_York"
    user.save()
    # 08:00 in New York is 13:00 UTC.
    assert queue_due_reminders(now=datetime(2026, 12, 3, 12, 59, tzinfo=UTC)) == 1  # the 14-day mark, late
    assert queue_due_reminders(now=datetime(2026, 12, 3, 13, 0, tzinfo=UTC)) == 1
    row = sent()[-1]
    assert row.recipient == inside.kam.email
    assert row.subject.startswith("Dans 7")
    text, html = row.payload["text"], row.payload["html"]
    for part in (text, html):
        assert "jeudi 10 décembre 2026 à 08:00 (heure de New York)" in part
        assert "jeudi 10 décembre 2026 à 14:00 (heure de Paris)" in part
        assert "Hélène Baroux (CFO)" in part
        assert "Lyon, salle 4" in part
        assert f"/meetings/{meeting.pk}/" in part
    assert "À préparer" in text
    assert "08:20" in text  # the second point of the agenda
    assert "style=" in html
    assert "<img" not in html
    assert "http" not in html.replace("http://127.0.0.1:8000/meetings/", "")
    assert len(html.encode()) < 100_000
    assert "&" not in text


def test_the_mail_in_english(meeting):
    queue_due_reminders(now=START - timedelta(days=1))
    row = sent()[0]
    assert row.subject == "Tomorrow: Autumn review · Orvelle Logistique"
    assert "Thursday 10 December 2026 at 14:00 (Paris time)" in row.payload["text"].replace("Thursday,", "Thursday")
    assert "The goal of the meeting is not written down." in row.payload["text"]


def test_markup_in_titles_stays_text(inside):
    account = factories.account(inside, "A & B <b>")
    some.meeting(inside, account, starts_at=START, title='<script>alert("x")</script>\r\nBcc: all@x.example')
    queue_due_reminders(now=START - timedelta(days=1))
    row = sent()[0]
    assert "<script" not in row.payload["html"]
    assert '<script>alert("x")</script>' in row.payload["text"]
    assert "\n" not in row.subject
    assert "&amp;" not in row.subject


def test_one_click_unsubscribe_headers(meeting):
    queue_due_reminders(now=START - timedelta(days=1))
    message = _message(sent()[0]).message()
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    url = message["List-Unsubscribe"].replace("\n", "").strip("<> ")
    assert url.startswith("http://127.0.0.1:8000/meetings/reminders/stop/")
    assert url in sent()[0].payload["text"]


def test_nothing_leaves_when_the_transaction_rolls_back(meeting):
    """R11 for reminders: no row, no bell."""
    with transaction.atomic():
        assert queue_due_reminders(now=START - timedelta(days=1)) == 1
        transaction.set_rollback(True)
    assert OutboxRow.objects.count() == 0


def test_queries_do_not_grow_with_meetings_that_are_not_due(inside, django_assert_num_queries):
    account = factories.account(inside)
    now = START - timedelta(days=1)
    some.meeting(inside, account, starts_at=START)
    queue_due_reminders(now=now)
    for _ in range(5):
        some.meeting(inside, account, starts_at=START)
    queue_due_reminders(now=now)
    with django_assert_num_queries(4):  # a savepoint's two, the meetings, their marks
        queue_due_reminders(now=now)


def test_one_organisations_trouble_does_not_silence_the_others(house, rival, monkeypatch, caplog):
    soon = datetime.now(UTC) + timedelta(hours=20)
    for each in (house, rival):
        with tenant(each.organisation.pk):
            some.meeting(each, factories.account(each), starts_at=soon)
    with tenant(house.organisation.pk):
        user = house.kam.user
        user.time_zone = "No/Where"
        user.save()
    dispatch_reminders()
    with tenant(house.organisation.pk):
        assert sent() == []
    with tenant(rival.organisation.pk):
        assert len(sent()) == 1


@pytest.mark.reliability
@pytest.mark.django_db(transaction=True)
def test_thirty_days_with_two_dispatchers_and_a_dead_week(capsys):
    """R9 and R10: exactly one reminder per meeting and day-mark, none for the marks that a later one made pointless."""
    house = factories.organisation_with_people("Vallier", "vallier-r10")
    first = datetime(2026, 10, 10, 4, 0, tzinfo=UTC)  # clocks change on the 25th
    with tenant(house.organisation.pk):
        account = factories.account(house)
        for n in range(12):
            some.meeting(house, account, starts_at=first + timedelta(days=4 * n + 1, hours=9))
        meetings = Meeting.objects.count()
    failures: list[BaseException] = []
    runs = 0
    for hour in range(0, 30 * 24, 4):
        if 9 * 24 <= hour < 16 * 24:
            continue  # nobody rings for a week
        now, barrier = first + timedelta(hours=hour), threading.Barrier(2)

        def run(now: datetime = now, barrier: threading.Barrier = barrier) -> None:
            try:
                barrier.wait()
                with tenant(house.organisation.pk):
                    queue_due_reminders(now=now)
            except BaseException as error:
                failures.append(error)
            finally:
                connection.close()

        pair = [threading.Thread(target=run) for _ in range(2)]
        for one in pair:
            one.start()
        for one in pair:
            one.join()
        runs += 2
    assert failures == []
    with tenant(house.organisation.pk):
        keys = list(OutboxRow.objects.filter(kind="reminder").values_list("key", "state"))
        sent_keys = [key for key, state in keys if state == State.QUEUED]
        skipped = [key for key, state in keys if state == State.CANCELLED]
        expected = expected_marks(house, first)
    duplicates, missing = len(keys) - len(set(keys)), len(expected - {*sent_keys, *skipped})
    assert set(sent_keys) | set(skipped) == expected
    assert not set(sent_keys) & set(skipped)
    assert duplicates == 0
    with capsys.disabled():
        print(
            f"\nR10 reminders: days=30 dispatchers=2 runs={runs} dead_days=7 meetings={meetings} marks={len(expected)} "
            f"sent={len(sent_keys)} skipped={len(skipped)} duplicates={duplicates} missing={missing}"
        )


def expected_marks(house, first) -> set[str]:
    """Every mark that came before its meeting began while the clock was looked at."""
    from reviews.reminders import marks_of

    looks = [first + timedelta(hours=hour) for hour in range(0, 720, 4) if not 216 <= hour < 384]
    return {
        mark.key(one.pk)
        for one in Meeting.objects.all()
        for mark in marks_of(one.starts_at, "Europe/Paris")
        if any(mark.due_at <= look < one.starts_at for look in looks)
    }

"""The outbox: nothing sent on rollback, nothing twice, every failure visible."""

from __future__ import annotations

import smtplib
from datetime import timedelta

import pytest
from django.core import mail
from django.db import transaction
from django.utils import timezone

from kam.outbox import delivery
from kam.outbox.delivery import deliver_row
from kam.outbox.jobs import job_handler
from kam.outbox.models import Job, JobState, OutboxRow, State
from kam.outbox.post import Refused, Unreachable
from kam.outbox.services import cancel_job, send_message, start_job
from kam.outbox.tasks import relay
from kam.tenancy.scope import tenant


def _queue(**fields):
    row = send_message("note", to="someone@client.example", subject="Hello", text="Text", **fields)
    assert row is not None
    return row


def _deliver(row, **kwargs):
    return deliver_row(row.organisation_id, row.pk, **kwargs)


def test_a_message_is_sent_once_however_often_it_is_rung(inside):
    row = _queue()
    assert _deliver(row) == State.SENT
    assert _deliver(row) == ""
    assert len(mail.outbox) == 1
    assert mail.outbox[0].extra_headers["Message-ID"] == row.message_id


def test_what_was_sent_keeps_its_words_but_not_its_keys(inside):
    key = "c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0"
    text = f"Come in: https://ancrage.example/in/{key}/ until Friday"
    row = send_message("invitation", to="a@b.example", subject="s", text=text, html=f"<a href='{key}'>in</a>")
    assert row is not None
    _deliver(row)
    assert key in mail.outbox[0].body
    row.refresh_from_db()
    assert row.payload == {"text": "Come in: https://ancrage.example/in/…/ until Friday"}


def test_the_same_key_is_queued_once(inside):
    assert send_message("note", to="a@b.example", subject="s", text="t", key="same") is not None
    assert send_message("note", to="a@b.example", subject="s", text="t", key="same") is None
    assert OutboxRow.objects.filter(key="same").count() == 1


def test_a_rolled_back_transaction_sends_nothing(inside):
    def write_and_fail():
        with transaction.atomic():
            _queue(key="lost")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        write_and_fail()
    assert not OutboxRow.objects.filter(key="lost").exists()
    assert mail.outbox == []


def test_an_unreachable_server_is_tried_again_later_and_in_the_end_fails_visibly(inside, monkeypatch):
    row = _queue()

    def down(_row):
        raise Unreachable("connection refused")

    monkeypatch.setattr(delivery, "hand_over", down)
    at = timezone.now()
    for attempt in range(1, 7):
        state = _deliver(row, now=at)
        row.refresh_from_db()
        assert row.attempts == attempt
        at = row.next_attempt_at + timedelta(seconds=1)
    assert state == State.FAILED
    assert "connection refused" in row.error


def test_a_refused_message_fails_at_once(inside, monkeypatch):
    row = _queue()

    def refuse(_row):
        raise Refused("550 no such user")

    monkeypatch.setattr(delivery, "hand_over", refuse)
    assert _deliver(row) == State.FAILED


@pytest.mark.parametrize(
    ("arrived", "state", "sent"), [(True, State.SENT, 0), (False, State.SENT, 1), (None, State.UNKNOWN, 0)]
)
def test_after_a_crash_in_the_gap_the_receiver_is_asked(inside, monkeypatch, arrived, state, sent):
    row = _queue()
    OutboxRow.objects.filter(pk=row.pk).update(
        state=State.HANDED_OVER, lease_until=timezone.now() - timedelta(seconds=1)
    )

    class Lookup:
        def arrived(self, message_id):
            assert message_id == row.message_id
            return arrived

    monkeypatch.setattr(delivery, "delivery_lookup", Lookup)
    assert _deliver(row) == state
    assert len(mail.outbox) == sent


def test_a_broken_connection_leaves_the_row_for_the_look_up(inside, monkeypatch):
    row = _queue()

    def broken(_row):
        raise smtplib.SMTPServerDisconnected("in the middle of DATA")

    monkeypatch.setattr(delivery, "hand_over", broken)
    with pytest.raises(smtplib.SMTPServerDisconnected):
        _deliver(row)
    row.refresh_from_db()
    assert row.state == State.HANDED_OVER


def test_held_delivery_sends_nothing(inside, settings):
    settings.OUTBOX_HELD = True
    row = _queue()
    assert _deliver(row) == ""
    assert mail.outbox == []


def test_the_relay_finds_rows_of_every_organisation(house, rival, monkeypatch):
    rung = []
    monkeypatch.setattr("kam.outbox.tasks.ring", lambda organisation_id, row_id: rung.append((organisation_id, row_id)))
    expected = []
    for one in (house, rival):
        with tenant(one.organisation.pk):
            expected.append((one.organisation.pk, _queue().pk))
    assert relay() == 2
    assert sorted(rung) == sorted(expected)


@pytest.mark.django_db(transaction=True)
class TestJobs:
    """Real commits: a job's progress travels on a connection of its own."""

    def test_progress_result_and_end(self, house):
        seen = []

        @job_handler("test.count")
        def count(job, report):
            for step in range(3):
                report(step, 3, f"step {step}")
                seen.append(Job.objects.get(pk=job.pk).state)
            return {"url": "/there/", "counted": 3}

        with tenant(house.organisation.pk):
            job = start_job("test.count", title="Count", payload={}, actor=house.kam)
        assert deliver_row(job.organisation_id, job.row_id) == State.SENT
        with tenant(house.organisation.pk):
            job.refresh_from_db()
        assert (job.state, job.result_url, job.result["counted"]) == (JobState.DONE, "/there/", 3)
        assert seen == [JobState.RUNNING] * 3

    def test_a_failing_job_leaves_nothing_and_says_why(self, house):
        @job_handler("test.fail")
        def fail(job, report):
            OutboxRow.objects.filter(pk=job.row_id).update(subject="half done")
            raise ValueError("the file is broken")

        with tenant(house.organisation.pk):
            job = start_job("test.fail", title="Fail", payload={}, actor=house.kam)
        assert deliver_row(job.organisation_id, job.row_id) == State.FAILED
        with tenant(house.organisation.pk):
            job.refresh_from_db()
            assert job.state == JobState.FAILED
            assert "the file is broken" in job.message
            assert OutboxRow.objects.get(pk=job.row_id).subject == ""

    def test_a_job_stops_when_asked(self, house):
        @job_handler("test.stop")
        def stop(job, report):
            report(0, 2)
            raise AssertionError("it should have stopped")

        with tenant(house.organisation.pk):
            job = start_job("test.stop", title="Stop", payload={}, actor=house.kam)
            cancel_job(job, actor=house.kam)
        assert deliver_row(job.organisation_id, job.row_id) == State.CANCELLED

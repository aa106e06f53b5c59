"""Queueing the reminders that are due, exactly once, and stopping them."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.urls import reverse
from django.utils import timezone

from kam.audit.acts import act
from kam.outbox.models import Channel, OutboxRow, State
from kam.outbox.services import send_email
from kam.tenancy.models import Membership
from reviews.models import Meeting
from reviews.queries.reminding import KIND, known_marks, meetings_to_recall, with_details, zone_of
from reviews.reminder_mail import reminder_context, reminder_locale
from reviews.reminders import Due, Mark, due_reminders, marks_of
from reviews.unsubscribe import unsubscribe_token


def queue_due_reminders(*, now: datetime) -> int:
    """Queue what is due in the organisation in scope and return how many e-mails that made.

    Safe to run at any time, any number of times, in parallel: the outbox key decides who was first. The meetings
    and what is known of them come in two queries, whatever their number.
    """
    with transaction.atomic():
        meetings = meetings_to_recall(now)
        known = known_marks(meetings)
        due = [(one, due_reminders(one.starts_at, zone_of(one.owner), now, known[one.pk])) for one in meetings]
        queued = _queue([(meeting, found) for meeting, found in due if found.send or found.skip], now)
        if queued:
            with act(None, "meeting.remind") as entry:
                entry.details = {"queued": queued}
    return queued


def _queue(due: Collection[tuple[Meeting, Due]], now: datetime) -> int:
    """In the meetings' order, so that two runs wait for each other rather than block each other."""
    with_details([meeting for meeting, found in due if found.send])
    queued = 0
    for meeting, found in due:
        _skip(meeting, found.skip)
        if found.send and _send(meeting, found.send, now):
            queued += 1
    return queued


def _skip(meeting: Meeting, marks: Collection[Mark]) -> None:
    """Keep the marks that a later one has made pointless as settled rows: they are never sent afterwards."""
    OutboxRow.objects.bulk_create(
        [
            OutboxRow(
                channel=Channel.EMAIL,
                kind=KIND,
                key=mark.key(meeting.pk),
                state=State.CANCELLED,
                recipient=meeting.owner.email,
                subject=meeting.title,
                payload={"skipped": True},
                settled_at=timezone.now(),
            )
            for mark in marks
        ],
        ignore_conflicts=True,
    )


def _send(meeting: Meeting, mark: Mark, now: datetime) -> bool:
    stop = settings.PUBLIC_URL + reverse("reviews:reminders_unsubscribe", args=[unsubscribe_token(meeting.owner)])
    row = send_email(
        KIND,
        to=meeting.owner.email,
        template="reviews/email/reminder",
        context=reminder_context(meeting, now=now, unsubscribe_url=stop),
        key=mark.key(meeting.pk),
        locale=reminder_locale(meeting.owner),
        headers={"List-Unsubscribe": f"<{stop}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"},
    )
    return row is not None


def forget_waiting_reminders(meeting: Meeting) -> None:
    """Take back reminders of this meeting's date that are queued and that no worker has begun to send."""
    keys = [mark.key(meeting.pk) for mark in marks_of(meeting.starts_at, zone_of(meeting.owner))]
    OutboxRow.objects.filter(key__in=keys, state=State.QUEUED).delete()


def stop_reminders(member: Membership) -> None:
    """No meeting reminders by e-mail for this member any more; again changes nothing."""
    if not Membership.objects.filter(pk=member.pk, reminders=True).exists():
        return
    with act(member, "member.stop_reminders", target=member):
        Membership.objects.filter(pk=member.pk, reminders=True).update(reminders=False, version=F("version") + 1)

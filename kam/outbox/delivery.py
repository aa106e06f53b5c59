"""Delivering one row: claim it by one conditional UPDATE, do the work, settle it. Safe to call again at any time.

An e-mail goes `queued → claimed → handed_over → sent`. A worker that dies before `handed_over` has sent nothing, so
the row is simply taken again when its lease ends. One that dies after it may have sent: then the receiver is asked
for the Message-ID, and only where nobody can say does the kind decide (RFC 1047 describes this gap).
"""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import F, Q
from django.utils import timezone

from kam.outbox import crash
from kam.outbox.keys import without_keys
from kam.outbox.lookup import delivery_lookup
from kam.outbox.models import Channel, OutboxRow, State
from kam.outbox.post import Refused, Unreachable, hand_over
from kam.outbox.run import run_job
from kam.tenancy.scope import tenant

log = logging.getLogger(__name__)

LADDER = [timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 240)]
# Lost is worse than twice for these; for all others the next period covers an unknown one.
RESEND_WHEN_UNKNOWN = ("invitation", "password_reset_key", "email_confirmation")


def deliver_row(organisation_id: int, row_id: int, *, now: datetime | None = None) -> str:
    """Deliver the row if it is due and nobody else has it; returns the state it is left in ('' when not ours)."""
    now = now or timezone.now()
    crash.point("before_claim")
    with tenant(organisation_id):
        before = OutboxRow.objects.filter(pk=row_id).first()
    if before is None or (settings.OUTBOX_HELD and before.channel == Channel.EMAIL):
        return ""
    row = _claim(before, now)
    if row is None:
        return ""
    crash.point("after_claim")
    if row.channel == Channel.JOB:
        return run_job(row)
    if before.state == State.HANDED_OVER and not _send_again(row):
        return _state_of(row)
    return _send(row)


def _claim(row: OutboxRow, now: datetime) -> OutboxRow | None:
    """Take the row for one lease: of any number of workers exactly one gets it."""
    expired = Q(state__in=[State.CLAIMED, State.HANDED_OVER], lease_until__lt=now)
    with tenant(row.organisation_id):
        taken = (
            OutboxRow.objects.filter(Q(state=State.QUEUED) | expired, pk=row.pk, next_attempt_at__lte=now)
            .filter(state=row.state)
            .update(state=State.CLAIMED, lease_until=now + settings.OUTBOX_LEASE, attempts=F("attempts") + 1)
        )
        return OutboxRow.objects.get(pk=row.pk) if taken else None


def _send_again(row: OutboxRow) -> bool:
    """Whether a message that may have left must be sent once more; settles the row when it must not."""
    arrived = delivery_lookup().arrived(row.message_id)
    if arrived:
        _settle(row, State.SENT)
    elif arrived is None and row.kind not in RESEND_WHEN_UNKNOWN:
        _settle(
            row, State.UNKNOWN, error="The worker stopped while handing this over; nobody can say whether it arrived."
        )
    else:
        return True
    return False


def _send(row: OutboxRow) -> str:
    _settle(row, State.HANDED_OVER)
    try:
        hand_over(row)
    except Refused as error:
        _settle(row, State.FAILED, error=str(error))
    except Unreachable as error:
        _retry(row, str(error))
    else:
        crash.point("after_accept")
        _settle(row, State.SENT)
        crash.point("after_commit")
    return _state_of(row)


def _retry(row: OutboxRow, error: str) -> None:
    """Nothing left the house: wait a rung of the ladder, or give up visibly."""
    if row.attempts > len(LADDER):
        _settle(row, State.FAILED, error=error)
        return
    with tenant(row.organisation_id):
        OutboxRow.objects.filter(pk=row.pk).update(
            state=State.QUEUED, error=error, lease_until=None, next_attempt_at=timezone.now() + LADDER[row.attempts - 1]
        )
    log.warning("delivery postponed", extra={"row": row.pk, "error": error})


def _settle(row: OutboxRow, state: State, *, error: str = "") -> None:
    """Write down how it stands; what has left keeps its words, but no key that would still open a door."""
    final = state in {State.SENT, State.FAILED, State.UNKNOWN}
    kept = {"payload": {"text": without_keys(row.payload.get("text", ""))}} if state == State.SENT else {}
    with tenant(row.organisation_id):
        OutboxRow.objects.filter(pk=row.pk).update(
            state=state, error=error, settled_at=timezone.now() if final else None, **kept
        )


def _state_of(row: OutboxRow) -> str:
    with tenant(row.organisation_id):
        return OutboxRow.objects.values_list("state", flat=True).get(pk=row.pk)

"""Putting work into the outbox, in the caller's transaction; the bell rings only after its commit."""

from __future__ import annotations

import re
import secrets
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone, translation

from kam.audit.acts import act
from kam.lib.errors import Invalid
from kam.outbox.bell import ring
from kam.outbox.models import Channel, Job, JobState, OutboxRow, State
from kam.tenancy.capabilities import Capability, require
from kam.tenancy.models import Membership
from kam.tenancy.scope import required_organisation_id


def _queue(channel: Channel, kind: str, key: str, *, at: datetime | None = None, **fields: Any) -> OutboxRow | None:
    """A new row, or None when the same effect is queued already."""
    row = OutboxRow(channel=channel, kind=kind, key=key, next_attempt_at=at or timezone.now(), **fields)
    OutboxRow.objects.bulk_create([row], ignore_conflicts=True)
    made = OutboxRow.objects.filter(key=key, uuid=row.uuid).first()
    if made is not None:
        organisation_id, row_id = required_organisation_id(), made.pk
        transaction.on_commit(lambda: ring(organisation_id, row_id))
    return made


def send_message(kind: str, *, to: str, subject: str, text: str, html: str = "", key: str = "") -> OutboxRow | None:
    """Queue a ready-made e-mail. Without `key` every call is a message of its own."""
    return _queue(
        Channel.EMAIL,
        kind,
        key or f"{kind}:{secrets.token_hex(12)}",
        recipient=to,
        subject=" ".join(subject.split())[:300],
        payload={"text": text, "html": html},
    )


def send_email(
    kind: str,
    *,
    to: str,
    template: str,
    context: dict[str, Any],
    key: str,
    locale: str,
    headers: dict[str, str] | None = None,
) -> OutboxRow | None:
    """Queue an e-mail from `templates/<template>.txt`, `.html` and `_subject.txt`, worded in `locale`.

    Promises that the same `key` is queued once per organisation, and that nothing leaves if the caller's
    transaction rolls back. Returns None when the key was there already.
    """
    with translation.override(locale):
        context = {"public_url": settings.PUBLIC_URL, "locale": locale, **context}
        # Line breaks and plain spaces only: the no-break spaces of French stay.
        subject = re.sub(r"[ \t\r\n]+", " ", render_to_string(f"{template}_subject.txt", context)).strip()
        text = render_to_string(f"{template}.txt", context)
        html = render_to_string(f"{template}.html", {**context, "subject": subject})
    return _queue(
        Channel.EMAIL,
        kind,
        key,
        recipient=to,
        subject=subject[:300],
        payload={"text": text, "html": html, "headers": headers or {}},
    )


def start_job(name: str, *, title: str, payload: dict[str, Any], actor: Membership | None, key: str = "") -> Job:
    """Queue long work for the worker and return what the person can watch.

    `name` is a registered handler (kam.outbox.jobs). With a `key` that was used before, the earlier job is returned.
    """
    key = key or f"{name}:{secrets.token_hex(12)}"
    row = _queue(Channel.JOB, name, key, payload=payload)
    if row is None:
        return Job.objects.get(row__key=key)
    return Job.objects.create(row=row, name=name, title=title[:200], started_by=actor)


def cancel_job(job: Job, *, actor: Membership) -> Job:
    """Ask a running job to stop at its next step; a waiting one never starts. Only its starter or an administrator."""
    if job.started_by_id != actor.pk:
        require(actor, Capability.MANAGE_OUTBOX)
    with act(actor, "job.cancel", target=job):
        Job.objects.filter(pk=job.pk, state__in=[JobState.WAITING, JobState.RUNNING]).update(cancel_requested=True)
    job.refresh_from_db()
    return job


def resend(row: OutboxRow, *, actor: Membership, reason: str) -> OutboxRow:
    """Queue a failed or unknown row once more, with a written reason. The Message-ID stays the same."""
    require(actor, Capability.MANAGE_OUTBOX)
    if not reason.strip():
        raise Invalid({"reason": [translation.gettext("Say why it is sent again.")]})
    organisation_id = required_organisation_id()
    with act(actor, "outbox.resend", target=row, reason=reason):
        changed = OutboxRow.objects.filter(pk=row.pk, state__in=[State.FAILED, State.UNKNOWN]).update(
            state=State.QUEUED, attempts=0, next_attempt_at=timezone.now(), error="", settled_at=None, lease_until=None
        )
        if not changed:
            raise Invalid(translation.gettext("Only a failed or unknown message can be sent again."))
        transaction.on_commit(lambda: ring(organisation_id, row.pk))
    row.refresh_from_db()
    return row

"""What the clock starts."""

from __future__ import annotations

import logging

from celery import shared_task
from django.db import connection
from django.utils import timezone

from kam.tenancy.scope import tenant
from reviews.services.reminders import queue_due_reminders

log = logging.getLogger(__name__)


@shared_task(name="reviews.tasks.dispatch_reminders")
def dispatch_reminders() -> None:
    """Queue what is due, one organisation after the other. Late, twice or in parallel makes no difference."""
    now = timezone.now()
    with connection.cursor() as cursor:
        cursor.execute("select kam_organisation_ids()")
        organisations = [row[0] for row in cursor.fetchall()]
    for organisation_id in organisations:
        try:
            with tenant(organisation_id):
                queue_due_reminders(now=now)
        except Exception:  # one organisation's trouble must not silence the others; the next beat tries again
            log.exception("reminders not queued", extra={"organisation": organisation_id})

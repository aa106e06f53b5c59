"""Celery's doors into the outbox."""

from __future__ import annotations

from celery import shared_task
from django.db import connection
from django.utils import timezone

from kam.outbox.bell import ring
from kam.outbox.delivery import deliver_row

MOST_PER_TICK = 500


@shared_task(name="kam.outbox.tasks.deliver")
def deliver(organisation_id: int, row_id: int) -> None:
    """Deliver one row; harmless when it is done, held or somebody else's."""
    deliver_row(organisation_id, row_id)


@shared_task(name="kam.outbox.tasks.relay")
def relay() -> int:
    """Ring for every due row nobody claimed (lost bell, wiped broker, dead worker); returns how many."""
    with connection.cursor() as cursor:
        cursor.execute("select organisation_id, id from kam_outbox_due(%s, %s)", [timezone.now(), MOST_PER_TICK])
        due = cursor.fetchall()
    for organisation_id, row_id in due:
        ring(organisation_id, row_id)
    return len(due)

"""Ringing the worker: best effort, because the relay looks at the database anyway."""

from __future__ import annotations

import logging

from celery import current_app

log = logging.getLogger(__name__)


def ring(organisation_id: int, row_id: int) -> None:
    """Tell a worker that a row waits. A broker that is down costs at most one relay period, never the row."""
    try:
        current_app.send_task("kam.outbox.tasks.deliver", args=[organisation_id, row_id], retry=False)
    except Exception as error:  # noqa: BLE001  (any broker failure: the write must still succeed)
        log.warning("broker not reachable, the relay will find the row", extra={"row": row_id, "error": str(error)})

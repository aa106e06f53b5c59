"""Running one job: its work and its end are one transaction, its progress travels on a connection of its own."""

from __future__ import annotations

import logging
import time
from typing import Any

from django.conf import settings
from django.db import connection
from django.utils import timezone, translation

from kam.outbox.jobs import Cancelled, handler_of
from kam.outbox.models import Job, JobState, OutboxRow, State
from kam.tenancy.scope import tenant

log = logging.getLogger(__name__)

MOST_ATTEMPTS = 3
STEP_SECONDS = 0.3


def run_job(row: OutboxRow) -> str:
    """Run the claimed row's job to its end and return the row's state.

    The work commits together with the word that it is done, so a worker killed in the middle leaves nothing, and a
    second run after its lease starts afresh. An advisory lock keeps a slow first run and a second one apart.
    """
    with tenant(row.organisation_id):
        job = Job.objects.select_related("started_by__user", "started_by__organisation").get(row=row)
    if job.cancel_requested:
        return _end(job, JobState.CANCELLED, State.CANCELLED)
    if row.attempts > MOST_ATTEMPTS:
        return _end(job, JobState.FAILED, State.FAILED, error="The worker stopped three times during this job.")
    try:
        with _Progress(job) as progress, tenant(row.organisation_id), translation.override(_locale(job)):
            if not _alone(row.pk):
                return ""
            result = handler_of(job.name)(job, progress)
            _finish(job, result)
        return State.SENT
    except Cancelled:
        return _end(job, JobState.CANCELLED, State.CANCELLED)
    except Exception as error:  # the job's own failure: shown to its starter, logged for us
        log.exception("job failed", extra={"job": job.pk, "job_name": job.name})
        return _end(job, JobState.FAILED, State.FAILED, error=f"{type(error).__name__}: {error}"[:500])


def _alone(row_id: int) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("select pg_try_advisory_xact_lock(%s)", [row_id])
        return bool(cursor.fetchone()[0])


def _locale(job: Job) -> str:
    starter = job.started_by
    if starter is None:
        return settings.LANGUAGE_CODE
    return (starter.user.locale if starter.user else "") or starter.organisation.locale


def _finish(job: Job, result: dict[str, Any]) -> None:
    now = timezone.now()
    Job.objects.filter(pk=job.pk).update(
        state=JobState.DONE,
        result=result,
        result_url=result.get("url", ""),
        file_id=result.get("file"),
        message="",
        finished_at=now,
    )
    OutboxRow.objects.filter(pk=job.row_id).update(state=State.SENT, settled_at=now, error="")


def _end(job: Job, state: JobState, row_state: State, *, error: str = "") -> str:
    now = timezone.now()
    with tenant(job.organisation_id):
        Job.objects.filter(pk=job.pk).update(state=state, message=error[:300], finished_at=now)
        OutboxRow.objects.filter(pk=job.row_id).update(state=row_state, settled_at=now, error=error)
    return row_state


class _Progress:
    """Saves how far a job is, at once visible to the page, and prolongs its lease; notices when it should stop."""

    def __init__(self, job: Job) -> None:
        self.job, self.last = job, 0.0
        self.side = connection.copy()

    def __enter__(self) -> _Progress:
        self._save(0, 0, "")
        return self

    def __exit__(self, *_error: object) -> None:
        self.side.close()

    def __call__(self, done: int, total: int, message: str = "") -> None:
        """See kam.outbox.jobs.Report."""
        if time.monotonic() - self.last < STEP_SECONDS and done < total:
            return
        self.last = time.monotonic()
        if self._save(done, total, message):
            raise Cancelled

    def _save(self, done: int, total: int, message: str) -> bool:
        """True when the person asked to stop. Its own short transaction, inside the same wall."""
        lease = timezone.now() + settings.OUTBOX_LEASE
        with self.side.cursor() as cursor:
            self.side.set_autocommit(False)
            try:
                cursor.execute("select set_config('app.org', %s, true)", [str(self.job.organisation_id)])
                cursor.execute("update outbox_outboxrow set lease_until = %s where id = %s", [lease, self.job.row_id])
                cursor.execute(
                    "update outbox_job set state = 'running', done = %s, total = %s, message = %s "
                    "where id = %s and state in ('waiting', 'running') returning cancel_requested",
                    [done, total, message[:300], self.job.pk],
                )
                answer = cursor.fetchone()
                self.side.commit()
            finally:
                self.side.set_autocommit(True)
        return bool(answer and answer[0])

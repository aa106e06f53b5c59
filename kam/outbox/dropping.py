"""Files that must go, with the promise of the outbox: marked with the caller's change, deleted after its commit."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.utils.translation import gettext as _

from kam.files.services import delete_content, mark_dropped
from kam.outbox.jobs import Report, job_handler
from kam.outbox.models import Job
from kam.outbox.services import start_job


def drop_files(ids: Collection[int]) -> int:
    """Nobody is handed these files from the commit on, and a job deletes them. Returns how many that are."""
    marked = mark_dropped(ids)
    if marked:
        start_job("files.drop", title=_("Deleting files"), payload={"files": marked}, actor=None)
    return len(marked)


@job_handler("files.drop")
def _delete(job: Job, report: Report) -> dict[str, Any]:
    return {"files": delete_content(job.row.payload["files"])}

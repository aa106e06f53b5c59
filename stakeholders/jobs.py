"""The long work of this room: large exports."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from kam.files.services import store
from kam.outbox.jobs import Report, job_handler
from kam.outbox.models import Job
from stakeholders.services.exports import people_of_job


@job_handler("stakeholders.export")
def export(job: Job, report: Report) -> dict[str, Any]:
    """Write a long list of people into a file; its starter downloads it from the job's page."""
    report(0, 0, _("Writing the file"))
    assert job.started_by is not None  # noqa: S101  (only people start exports)
    made = people_of_job(job.row.payload, job.started_by, timezone.localdate())
    return {"file": store(made.content, made.name, made.content_type, actor=job.started_by, purpose="export").pk}

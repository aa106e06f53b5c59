"""The long work of this room: large exports, copies of personal data, erasures."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from kam.files.services import store
from kam.outbox.jobs import Report, job_handler
from kam.outbox.models import Job
from stakeholders.models import PrivacyRequest
from stakeholders.services.erasing import erase_person
from stakeholders.services.exports import people_of_job
from stakeholders.services.personal_data import hand_copy


@job_handler("stakeholders.export")
def export(job: Job, report: Report) -> dict[str, Any]:
    """Write a long list of people into a file; its starter downloads it from the job's page."""
    report(0, 0, _("Writing the file"))
    assert job.started_by is not None  # noqa: S101  (only people start exports)
    made = people_of_job(job.row.payload, job.started_by, timezone.localdate())
    return {"file": store(made.content, made.name, made.content_type, actor=job.started_by, purpose="export").pk}


@job_handler("stakeholders.personal_data")
def copy_personal_data(job: Job, report: Report) -> dict[str, Any]:
    """Make the copy somebody asked for of their data; the request's page hands it out."""
    report(0, 0, _("Collecting what is kept"))
    assert job.started_by is not None  # noqa: S101  (only people start copies)
    request = PrivacyRequest.objects.select_related("stakeholder").get(pk=job.row.payload["request"])
    hand_copy(request, actor=job.started_by)
    return {"url": reverse("stakeholders:privacy_detail", args=[request.pk])}


@job_handler("stakeholders.erase")
def erase(job: Job, report: Report) -> dict[str, Any]:
    """Erase somebody; killed in the middle it leaves everything as it was and begins again."""
    report(0, 0, _("Looking through texts, files and history"))
    assert job.started_by is not None  # noqa: S101  (only people start erasures)
    request = PrivacyRequest.objects.get(pk=job.row.payload["request"])
    erase_person(request, actor=job.started_by)
    return {"url": reverse("stakeholders:privacy_detail", args=[request.pk])}

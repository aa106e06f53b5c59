"""The work that takes long: the journey map and the pictures of people as PDF."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils import timezone, translation

from accounts.access import account_for
from insights import chart_pictures, people_pictures
from insights.map_pdf import render_map
from insights.services import picture_exports
from insights.services.map_exports import JOB, file_name
from insights.services.picture_exports import Picture, picture_file_name
from kam.files.services import store
from kam.outbox.jobs import Report, job_handler
from kam.outbox.models import Job
from kam.tenancy.capabilities import Capability, require


@job_handler(JOB)
def make_map(job: Job, report: Report) -> dict[str, Any]:
    """Draw the map within the rights its starter has by now, and keep the file."""
    payload, actor = job.row.payload, job.started_by
    assert actor is not None  # noqa: S101  (a person orders it)
    require(actor, Capability.EXPORT_DATA)
    account = account_for(actor, payload["account"])
    with translation.override(payload["locale"]), timezone.override(actor.organisation.time_zone):
        content = render_map(account, payload["state"], locale=payload["locale"], report=report)
        name = file_name(account, timezone.localdate(), "pdf")
    stored = store(content, name, "application/pdf", actor=actor, purpose="map-export")
    return {"url": f"{reverse('insights:account_map', args=[account.pk])}?{payload['state']}", "file": stored.pk}


@job_handler(picture_exports.JOB)
def make_picture(job: Job, report: Report) -> dict[str, Any]:
    """Draw people's picture within the rights its starter has by now, and keep the file."""
    payload, actor = job.row.payload, job.started_by
    assert actor is not None  # noqa: S101  (a person orders it)
    require(actor, Capability.EXPORT_DATA)
    account, what = account_for(actor, payload["account"]), Picture(payload["what"])
    render, page = _PICTURES[what]
    with translation.override(payload["locale"]), timezone.override(actor.organisation.time_zone):
        content = render(account, payload["state"], locale=payload["locale"], report=report)
        name = picture_file_name(account, what, timezone.localdate(), "pdf")
    stored = store(content, name, "application/pdf", actor=actor, purpose="map-export")
    return {"url": f"{reverse(page, args=[account.pk])}?{payload['state']}", "file": stored.pk}


_PICTURES = {
    Picture.POWER_MAP: (people_pictures.render_map, "stakeholders:account_people"),
    Picture.ORG_CHART: (chart_pictures.render_chart, "stakeholders:account_chart"),
}

"""The work that takes long: making the PDF of a plan, of a charter, of a hand-over dossier, of a kit."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from accounts.access import account_for, charter_for
from kam.files.services import store
from kam.outbox.jobs import Report, job_handler
from kam.outbox.models import Job
from kam.tenancy.capabilities import Capability, require
from plans.models import PlanExport
from plans.pdf.charter import render_charter
from plans.pdf.dossier import render_dossier
from plans.pdf.kit import render_kit
from plans.pdf.render import render_plan
from plans.services.charter_exports import JOB, file_name
from plans.services.dossier_exports import JOB as DOSSIER
from plans.services.dossier_exports import file_name as dossier_name
from plans.services.exports import attach_file
from plans.services.kit_exports import JOB as KIT
from plans.services.kit_exports import kit_name
from stakeholders.access import stakeholder_for


@job_handler("plans.export")
def make_export(job: Job, report: Report) -> dict[str, Any]:
    """Render the plan of this job's export and keep the file; run twice it makes one."""
    export = (
        PlanExport.objects.filter(job=job)
        .select_related("file", "requested_by", "organisation", "plan__owner", "plan__approved_by")
        .select_related("plan__account__owner", "plan__account__sponsor", "plan__account__parent")
        .get()
    )
    url = reverse("plans:export_download", args=[export.pk])
    if export.file is not None:
        return {"url": url, "file": export.file_id}
    with translation.override(export.locale), timezone.override(export.organisation.time_zone):
        content = render_plan(export.plan, reader=export.requested_by, locale=export.locale, report=report)
        name = _("%(account)s - %(plan)s.pdf") % {"account": export.plan.account.name, "plan": export.plan.title}
    stored = store(content, name, "application/pdf", actor=export.requested_by, purpose="plan-export")
    attach_file(export, stored)
    return {"url": url, "file": stored.pk}


@job_handler(JOB)
def make_charter(job: Job, report: Report) -> dict[str, Any]:
    """Render the charter within the rights its starter has by now, and keep the file."""
    payload, actor = job.row.payload, job.started_by
    assert actor is not None  # noqa: S101  (a person orders it)
    require(actor, Capability.EXPORT_DATA)
    charter = charter_for(actor, payload["charter"])
    with translation.override(payload["locale"]), timezone.override(actor.organisation.time_zone):
        content = render_charter(charter, reader=actor, locale=payload["locale"], report=report)
        name = file_name(charter)
    stored = store(content, name, "application/pdf", actor=actor, purpose="charter-export")
    return {"url": reverse("accounts:account_charter", args=[charter.account_id]), "file": stored.pk}


@job_handler(DOSSIER)
def make_dossier(job: Job, report: Report) -> dict[str, Any]:
    """Render the hand-over dossier within the rights its starter has by now, and keep the file."""
    payload, actor = job.row.payload, job.started_by
    assert actor is not None  # noqa: S101  (a person orders it)
    require(actor, Capability.EXPORT_DATA)
    account = account_for(actor, payload["account"])
    with translation.override(payload["locale"]), timezone.override(actor.organisation.time_zone):
        content = render_dossier(account, reader=actor, locale=payload["locale"], report=report)
        name = dossier_name(account)
    stored = store(content, name, "application/pdf", actor=actor, purpose="dossier-export")
    return {"url": reverse("stakeholders:account_dossier", args=[account.pk]), "file": stored.pk}


@job_handler(KIT)
def make_kit(job: Job, report: Report) -> dict[str, Any]:
    """Render a person's kit within the rights its starter has by now, and keep the file."""
    payload, actor = job.row.payload, job.started_by
    assert actor is not None  # noqa: S101  (a person orders it)
    require(actor, Capability.EXPORT_DATA)
    person = stakeholder_for(actor, payload["person"])
    account = account_for(actor, person.account_id)
    with translation.override(payload["locale"]), timezone.override(actor.organisation.time_zone):
        content = render_kit(person, account, reader=actor, locale=payload["locale"], report=report)
        name = kit_name(person)
    stored = store(content, name, "application/pdf", actor=actor, purpose="kit-export")
    return {"url": reverse("stakeholders:stakeholder_kit", args=[person.pk]), "file": stored.pk}

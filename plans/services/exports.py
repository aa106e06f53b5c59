"""Ordering a PDF: once per state of the plan and language."""

from __future__ import annotations

import hashlib
from datetime import date

from django.db import transaction
from django.db.models import Count, Max, Sum
from django.utils.translation import gettext as _

from accounts.access import Right, require_right
from accounts.models import Revenue
from kam.audit.acts import act
from kam.files.models import StoredFile
from kam.outbox.models import JobState
from kam.outbox.services import start_job
from kam.tenancy.capabilities import Capability, require
from kam.tenancy.models import Membership
from plans.models import Action, Objective, Plan, PlanExport
from stakeholders.models import Stakeholder

DESIGN = 1  # advance it when the document's design changes: older files are then made anew
_ENDED = (JobState.FAILED, JobState.CANCELLED)


def export_plan(plan: Plan, *, actor: Membership, locale: str, today: date) -> PlanExport:
    """The export of the plan as it stands today in this language: the finished one, the running one, or a new job."""
    require_right(actor, plan.account, Right.VIEW)
    require(actor, Capability.EXPORT_DATA)
    with transaction.atomic():
        now = Plan.objects.select_for_update(of=("self",)).select_related("account").get(pk=plan.pk)
        fingerprint = fingerprint_of(now, today)
        same = PlanExport.objects.filter(plan=now, locale=locale, fingerprint=fingerprint)
        usable = same.exclude(job__state__in=_ENDED).exclude(job__state=JobState.DONE, file=None)
        found = usable.order_by("-id").first()
        if found is not None:
            return found
        with act(actor, "plan.export", target=now) as entry:
            entry.details = {"locale": locale, "version": now.version}
            return _ordered(now, actor, locale, fingerprint, attempt=same.count() + 1)


def _ordered(plan: Plan, actor: Membership, locale: str, fingerprint: str, attempt: int) -> PlanExport:
    job = start_job(
        "plans.export",
        key=f"plans.export:{plan.pk}:{locale}:{fingerprint}:{attempt}",
        title=_("PDF of %(plan)s, %(account)s") % {"plan": plan.title, "account": plan.account.name},
        payload={"plan": plan.pk, "locale": locale, "fingerprint": fingerprint},
        actor=actor,
    )
    return PlanExport.objects.create(
        plan=plan, plan_version=plan.version, locale=locale, fingerprint=fingerprint, job=job, requested_by=actor
    )


def attach_file(export: PlanExport, stored: StoredFile) -> None:
    """The rendered file belongs to the export from now on."""
    PlanExport.objects.filter(pk=export.pk).update(file=stored)


def fingerprint_of(plan: Plan, today: date) -> str:
    """What the document depends on, in short: the plan and what it shows from elsewhere, and the day it is read."""
    account = plan.account_id
    parts: list[object] = [DESIGN, today, plan.version, plan.account.version]
    parts += Objective.objects.filter(plan=plan).order_by("pk").values_list("pk", "version")
    parts += Action.objects.filter(plan=plan).order_by("pk").values_list("pk", "version", "objective_id")
    parts += Stakeholder.objects.filter(account=account).order_by("pk").values_list("pk", "version", "last_touch_on")
    revenue = Revenue.objects.filter(account=account)
    parts.append(revenue.aggregate(sum=Sum("amount"), rows=Count("pk"), last=Max("pk")))
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:32]

"""Asking for the PDF of a plan, and handing it out."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language

from kam.files.responses import download
from kam.lib.limits import spend
from kam.tenancy.capabilities import Capability
from kam.tenancy.decorators import page
from kam.tenancy.requests import ActorRequest
from kam.ui.templatetags.ui import maybe_url
from plans.access import export_for, plan_for
from plans.services.exports import export_plan
from plans.views.frame import plan_url

ALLOWED, WINDOW = 10, 60


@page(Capability.EXPORT_DATA, methods=("POST",))
def plan_export(request: ActorRequest, pk: int) -> HttpResponse:
    """Make the PDF, or lead to the one that was made of this state in this language."""
    plan = plan_for(request.actor, pk)
    spend("plan-export", f"{request.organisation.pk}:{request.actor.pk}", allowed=ALLOWED, seconds=WINDOW)
    asked = request.POST.get("locale", "")
    locale = asked if asked in dict(settings.LANGUAGES) else (get_language() or "en")[:2]
    export = export_plan(plan, actor=request.actor, locale=locale, today=timezone.localdate())
    if export.file_id is not None:
        return HttpResponseRedirect(reverse("plans:export_download", args=[export.pk]))
    return HttpResponseRedirect(maybe_url("outbox:job_detail", export.job_id) or plan_url(plan.account_id, plan))


@page(Capability.EXPORT_DATA)
def export_download(request: ActorRequest, pk: int) -> Any:
    """The PDF as an attachment."""
    export = export_for(request.actor, pk)
    assert export.file is not None  # noqa: S101  (export_for gives finished exports alone)
    return download(export.file)

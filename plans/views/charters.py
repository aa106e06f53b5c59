"""Asking for the relationship charter as PDF."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import get_language

from accounts.access import charter_for
from kam.lib.limits import spend
from kam.tenancy.capabilities import Capability
from kam.tenancy.decorators import page
from kam.tenancy.requests import ActorRequest
from plans.services.charter_exports import export_charter

ALLOWED, WINDOW = 10, 60


@page(Capability.EXPORT_DATA, methods=("POST",))
def charter_pdf(request: ActorRequest, pk: int) -> HttpResponse:
    """Order this version: a job makes it, and its page hands it out."""
    charter = charter_for(request.actor, pk)
    spend("charter-export", f"{request.organisation.pk}:{request.actor.pk}", allowed=ALLOWED, seconds=WINDOW)
    job = export_charter(charter, actor=request.actor, locale=(get_language() or "en")[:2])
    return HttpResponseRedirect(reverse("outbox:job_detail", args=[job.pk]))

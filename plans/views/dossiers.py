"""Asking for the hand-over dossier as PDF."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import get_language

from accounts.access import account_for
from kam.lib.limits import spend
from kam.tenancy.capabilities import Capability
from kam.tenancy.decorators import page
from kam.tenancy.requests import ActorRequest
from plans.services.dossier_exports import export_dossier

ALLOWED, WINDOW = 10, 60


@page(Capability.EXPORT_DATA, methods=("POST",))
def account_dossier_pdf(request: ActorRequest, account_id: int) -> HttpResponse:
    """Order it: a job makes it, and its page hands it out."""
    account = account_for(request.actor, account_id)
    spend("dossier-export", f"{request.organisation.pk}:{request.actor.pk}", allowed=ALLOWED, seconds=WINDOW)
    job = export_dossier(account, actor=request.actor, locale=(get_language() or "en")[:2])
    return HttpResponseRedirect(reverse("outbox:job_detail", args=[job.pk]))

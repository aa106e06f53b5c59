"""Asking for a person's kit as PDF."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import get_language

from kam.lib.limits import spend
from kam.tenancy.capabilities import Capability
from kam.tenancy.decorators import page
from kam.tenancy.requests import ActorRequest
from plans.services.kit_exports import export_kit
from stakeholders.access import stakeholder_for

ALLOWED, WINDOW = 10, 60


@page(Capability.EXPORT_DATA, methods=("POST",))
def person_kit_pdf(request: ActorRequest, pk: int) -> HttpResponse:
    """Order it: a job makes it, and its page hands it out."""
    person = stakeholder_for(request.actor, pk)
    spend("kit-export", f"{request.organisation.pk}:{request.actor.pk}", allowed=ALLOWED, seconds=WINDOW)
    job = export_kit(person, actor=request.actor, locale=(get_language() or "en")[:2])
    return HttpResponseRedirect(reverse("outbox:job_detail", args=[job.pk]))

"""The digest on screen, and stopping it from the e-mail."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt

from insights.queries.digest import digest_of
from insights.services.digests import stop_digest
from insights.unsubscribe import read_digest_token
from kam.lib.errors import NotVisible
from kam.tenancy.capabilities import Capability
from kam.tenancy.decorators import page, public
from kam.tenancy.models import Membership
from kam.tenancy.requests import ActorRequest
from kam.tenancy.scope import tenant


@page(Capability.VIEW_PORTFOLIO)
def digest_preview(request: ActorRequest) -> HttpResponse:
    """What the next digest would say to this person now."""
    digest = digest_of(request.actor, today=timezone.localdate())
    return render(request, "insights/digest_preview.html", {"nav": "insights:my_day", "digest": digest})


@csrf_exempt  # the mail program posts here by itself (RFC 8058); the signed token is the permission
@public("one-click unsubscribe of the weekly digest, by signed token", methods=("GET", "POST"))
def digest_unsubscribe(request: HttpRequest, token: str) -> HttpResponse:
    """Asking shows what will stop; posting stops it, again and again."""
    organisation_id, membership_id = read_digest_token(token)
    with tenant(organisation_id):
        member = Membership.objects.select_related("organisation").filter(pk=membership_id).first()
        if member is None:
            raise NotVisible
        if request.method == "POST":
            stop_digest(member)
        context = {"organisation_name": member.organisation.name, "stopped": request.method == "POST"}
        return render(request, "insights/digest_unsubscribe.html", context)

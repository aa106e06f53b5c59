"""Stopping meeting reminders from the e-mail itself."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt

from kam.lib.errors import NotVisible
from kam.tenancy.decorators import public
from kam.tenancy.models import Membership
from kam.tenancy.scope import tenant
from reviews.services.reminders import stop_reminders
from reviews.unsubscribe import read_token


@csrf_exempt  # the mail program posts here by itself (RFC 8058); the signed token is the permission
@public("one-click unsubscribe of meeting reminders, by signed token", methods=("GET", "POST"))
def reminders_unsubscribe(request: HttpRequest, token: str) -> HttpResponse:
    """Asking shows what will stop; posting stops it, again and again."""
    who = read_token(token)
    with tenant(who.organisation_id):
        member = Membership.objects.select_related("organisation").filter(pk=who.membership_id).first()
        if member is None:
            raise NotVisible
        if request.method == "POST":
            stop_reminders(member)
        context = {"organisation_name": member.organisation.name, "stopped": request.method == "POST"}
        return render(request, "reviews/reminders_unsubscribe.html", context)

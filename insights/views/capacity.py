"""Who carries how much, against the limits the organisation sets."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.access import colleague_for
from accounts.forms.conflicts import differences, rebased
from accounts.views.answers import done, posted
from insights.forms.capacity import LimitsForm
from insights.queries.capacity import capacity_of, carried_by, limits_of
from insights.queries.capacity_lists import KINDS, things_of
from insights.services.capacity import set_limits
from kam.lib.errors import Conflict
from kam.tenancy.capabilities import Capability
from kam.tenancy.decorators import page
from kam.tenancy.requests import ActorRequest

NAV = "insights:programme"


@page(Capability.VIEW_PROGRAMME)
def capacity(request: ActorRequest) -> HttpResponse:
    """Every key account manager's load, the most loaded first, and who has room."""
    limits, after = limits_of(), request.GET.get("after", "")
    known = int(after) if after.isascii() and after.isdecimal() and len(after) < 18 else 0
    found = capacity_of(limits, today=timezone.localdate(), after=known)
    return render(request, "insights/capacity.html", {"found": found, "limits": limits, "after": known, "nav": NAV})


@page(Capability.VIEW_PROGRAMME)
def capacity_detail(request: ActorRequest, member_pk: int) -> HttpResponse:
    """What makes one manager's load: the hours by their source, and the things behind each figure."""
    member, limits, today = colleague_for(member_pk), limits_of(), timezone.localdate()
    asked = request.GET.get("of", "")
    kind = asked if asked in KINDS else KINDS[0]
    context = {
        "member": member,
        "found": carried_by(member.pk, limits, today=today),
        "limits": limits,
        "kind": kind,
        "page": things_of(kind, member.pk, today=today, cursor=request.GET.get("after", "")),
        "nav": NAV,
    }
    return render(request, "insights/capacity_detail.html", context)


@page(Capability.MANAGE_PROGRAMME, methods=("GET", "POST"))
def capacity_limits(request: ActorRequest) -> HttpResponse:
    """The limits and the hours things take; a stale save shows both versions."""
    limits = limits_of()
    form = LimitsForm(posted(request), limits=limits)
    context: dict[str, Any] = {"form": form, "limits": limits, "nav": "members:settings"}
    if request.method != "POST":
        return render(request, "insights/capacity_limits.html", context)
    if not form.is_valid():
        return render(request, "insights/capacity_limits.html", context, status=422)
    try:
        set_limits(actor=request.actor, **form.values())
    except Conflict as error:
        context["current_values"] = differences(form, error.current)
        context["form"] = LimitsForm(rebased(request.POST, error.current.version), limits=error.current)
        return render(request, "insights/capacity_limits.html", context, status=409)
    return done(request, reverse("insights:capacity"), _("The limits are set."))

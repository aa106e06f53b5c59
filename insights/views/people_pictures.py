"""Handing out the pictures of an account's people: the power map and the organisation chart, as SVG and as PDF."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from accounts.access import account_for
from accounts.models import Account
from insights.chart_pictures import chart_svg
from insights.people_pictures import map_svg
from insights.services.picture_exports import Picture, export_picture, picture_file_name, take_people_picture
from kam.lib.limits import spend
from kam.tenancy.capabilities import Capability
from kam.tenancy.decorators import page
from kam.tenancy.requests import ActorRequest

ALLOWED, WINDOW = 10, 60


def _account(request: ActorRequest, pk: int) -> Account:
    account = account_for(request.actor, pk)
    spend("map-export", f"{request.organisation.pk}:{request.actor.pk}", allowed=ALLOWED, seconds=WINDOW)
    return account


def _file(account: Account, what: Picture, drawing: SafeString) -> HttpResponse:
    response = HttpResponse(drawing, content_type="image/svg+xml")
    name = picture_file_name(account, what, timezone.localdate(), "svg")
    response.headers["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


def _ordered(request: ActorRequest, account: Account, what: Picture) -> HttpResponse:
    locale = (get_language() or "en")[:2]
    job = export_picture(account, actor=request.actor, what=what, state=request.GET.urlencode(), locale=locale)
    return HttpResponseRedirect(reverse("outbox:job_detail", args=[job.pk]))


@page(Capability.VIEW_PORTFOLIO, methods=("POST",))
def power_map_svg(request: ActorRequest, pk: int) -> HttpResponse:
    """The power map as its address asks it, as a file of vectors."""
    account = _account(request, pk)
    take_people_picture(account, actor=request.actor, what=Picture.POWER_MAP)
    return _file(account, Picture.POWER_MAP, map_svg(account, request.GET.urlencode()))


@page(Capability.VIEW_PORTFOLIO, methods=("POST",))
def power_map_pdf(request: ActorRequest, pk: int) -> HttpResponse:
    """Order the power map as PDF: a job makes it, and its page hands it out."""
    return _ordered(request, _account(request, pk), Picture.POWER_MAP)


@page(Capability.VIEW_PORTFOLIO, methods=("POST",))
def org_chart_svg(request: ActorRequest, pk: int) -> HttpResponse:
    """The whole organisation chart, or that of `?entity=`, as a file of vectors."""
    account = _account(request, pk)
    take_people_picture(account, actor=request.actor, what=Picture.ORG_CHART)
    return _file(account, Picture.ORG_CHART, chart_svg(account, request.GET.urlencode()))


@page(Capability.VIEW_PORTFOLIO, methods=("POST",))
def org_chart_pdf(request: ActorRequest, pk: int) -> HttpResponse:
    """Order the organisation chart as PDF: a job makes it, and its page hands it out."""
    return _ordered(request, _account(request, pk), Picture.ORG_CHART)

"""The journey map: one picture of an account's life, its moments, and the same on paper."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import get_language

from accounts.access import account_for
from accounts.journey_moments import contract_rows
from accounts.models import Account
from accounts.moments import told
from accounts.queries.header import account_header
from insights.journey_map.drawing import draw, draw_names
from insights.journey_map.words import lane_words, mood_words
from insights.map_addresses import filters, links, query, ranges, steps
from insights.map_lists import moments_by_lane
from insights.map_words import finding, hints, legend, legend_phases, standing_out
from insights.queries.journey_map import JourneyMap, journey_map
from insights.queries.moments import moments_page
from insights.services.map_exports import export_map, file_name, take_picture
from kam.lib.errors import NotVisible
from kam.lib.limits import spend
from kam.tenancy.capabilities import Capability, actor_can
from kam.tenancy.decorators import page
from kam.tenancy.requests import ActorRequest
from kam.ui.answers import NAV, shown

ALLOWED, WINDOW = 10, 60


def _drawn(account: Account, found: JourneyMap, *, glance: bool = False) -> dict[str, Any]:
    title = finding(account.name, found)
    return {
        "account": account,
        "map": found,
        "title": title,
        "picture": draw(found.picture, title, links(account.pk, found), {} if glance else hints(found), glance=glance),
        "names": draw_names(found.picture),
        "legend": legend(get_language() or "en"),
        "phases": legend_phases(found),
        "lasting": standing_out(found),
    }


@page(Capability.VIEW_PORTFOLIO)
def account_map(request: ActorRequest, pk: int) -> HttpResponse:
    """The map as its address asks it; for htmx the picture with its controls alone."""
    account, today = account_for(request.actor, pk), timezone.localdate()
    found = journey_map(account, request.GET, today)
    context = {
        **_drawn(account, found),
        "nav": NAV,
        "state": query(found),
        "ranges": ranges(found),
        "steps": steps(found),
        "filters": filters(found),
        "clear_url": query(found, chosen=type(found.chosen)()) if found.chosen else "",
        "lanes": moments_by_lane(account.pk, found),
        "may_export": actor_can(request.actor, Capability.EXPORT_DATA),
    }
    if request.htmx and request.htmx.target == "journey-map":
        response = render(request, "insights/account_map.html#map", context)
        response.headers["HX-Push-Url"] = request.get_full_path()
        return response
    contracts = sorted(contract_rows(found.read), key=lambda row: (row.end_on, row.notice_on))
    context["header"] = account_header(account, request.actor, today, contracts=contracts)
    return render(request, "insights/account_map.html", context)


@page(Capability.VIEW_PORTFOLIO)
def account_journey_map(request: ActorRequest, pk: int) -> HttpResponse:
    """The panel of the journey tab: the whole life, and the way to the map; `glance` is that of the overview."""
    account, glance = account_for(request.actor, pk), "glance" in request.GET
    found = journey_map(account, request.GET, timezone.localdate(), glance=glance)
    context = {**_drawn(account, found, glance=glance), "glance": glance}
    return render(request, "insights/account_journey_map.html", context)


@page(Capability.VIEW_PORTFOLIO)
def account_moment(request: ActorRequest, pk: int, source: str, moment_pk: int) -> HttpResponse:
    """One moment in full: in the side panel, or as a page."""
    account = account_for(request.actor, pk)
    moment = told(account, source, moment_pk, timezone.localdate())
    if moment is None:
        raise NotVisible
    context = {"account": account, "moment": moment, "mood": mood_words()[moment.mood]}
    return shown(request, "insights/account_moment.html", context)


@page(Capability.VIEW_PORTFOLIO)
def account_moments(request: ActorRequest, pk: int) -> HttpResponse:
    """The moments of a lane between two days, the latest first: in the side panel, or as a page."""
    account = account_for(request.actor, pk)
    found = moments_page(account, request.GET, timezone.localdate())
    lane = lane_words().get(found.lane, "")
    return shown(request, "insights/account_moments.html", {"account": account, "found": found, "lane": lane})


@page(Capability.VIEW_PORTFOLIO, methods=("POST",))
def account_map_svg(request: ActorRequest, pk: int) -> HttpResponse:
    """The picture as a file: vectors with their own colours, for a slide or a print."""
    account = account_for(request.actor, pk)
    spend("map-export", f"{request.organisation.pk}:{request.actor.pk}", allowed=ALLOWED, seconds=WINDOW)
    take_picture(account, actor=request.actor)
    found = journey_map(account, request.GET, timezone.localdate())
    response = HttpResponse(draw(found.picture, finding(account.name, found)), content_type="image/svg+xml")
    name = file_name(account, found.today, "svg")
    response.headers["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


@page(Capability.VIEW_PORTFOLIO, methods=("POST",))
def account_map_pdf(request: ActorRequest, pk: int) -> HttpResponse:
    """Order the map as PDF: a job makes it, and its page hands it out."""
    account = account_for(request.actor, pk)
    spend("map-export", f"{request.organisation.pk}:{request.actor.pk}", allowed=ALLOWED, seconds=WINDOW)
    locale = (get_language() or "en")[:2]
    job = export_map(account, actor=request.actor, state=request.GET.urlencode(), locale=locale)
    return HttpResponseRedirect(reverse("outbox:job_detail", args=[job.pk]))

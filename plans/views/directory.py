"""All plans of the accounts one can see."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from kam.tenancy.capabilities import Capability
from kam.tenancy.decorators import page
from kam.tenancy.requests import ActorRequest
from kam.ui.answers import NAV
from plans.choices import PlanStatus
from plans.queries.directory import PlanFilter, plans_page


@page(Capability.VIEW_PORTFOLIO)
def plan_list(request: ActorRequest) -> HttpResponse:
    """Plans, the newest period first; for htmx only the list."""
    wanted = PlanFilter.parse(request.GET)
    found = plans_page(request.actor, wanted, cursor=request.GET.get("after", ""), today=timezone.localdate())
    context = {
        "nav": NAV,
        "rows": found.rows,
        "next_url": _turn(request, found.next_cursor),
        "previous_url": _turn(request, found.previous_cursor),
        "q": wanted.q,
        "filtered": wanted != PlanFilter(),
        "chips": _chips(wanted),
        "keep": {
            name: value for name, value in (("status", wanted.status), ("mine", "1" if wanted.mine else "")) if value
        },
        "crumbs": [{"label": _("Portfolio"), "url": reverse("accounts:portfolio")}, {"label": _("Plans"), "url": ""}],
    }
    template = "plans/plan_list.html#list" if request.htmx else "plans/plan_list.html"
    return render(request, template, context)


def _chips(wanted: PlanFilter) -> list[dict[str, object]]:
    here = reverse("plans:plan_list")
    everything = not wanted.status and not wanted.mine
    chips: list[tuple[object, str, bool]] = [
        (_("All"), here, everything),
        (_("Mine"), f"{here}?mine=1", wanted.mine),
        *((one.label, f"{here}?status={one.value}", wanted.status == one) for one in PlanStatus),
    ]
    return [{"label": label, "url": url, "active": active, "count": None} for label, url, active in chips]


def _turn(request: ActorRequest, cursor: str | None) -> str:
    if not cursor:
        return ""
    query = request.GET.copy()
    query["after"] = cursor
    return f"?{query.urlencode()}"

"""How well accounts are covered: one account's page, all accounts, and what the organisation asks for."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.access import account_for
from accounts.forms.conflicts import differences, rebased
from accounts.queries.header import account_header
from accounts.views.answers import done, posted
from kam.lib.errors import Conflict
from kam.tenancy.capabilities import Capability
from kam.tenancy.decorators import page
from kam.tenancy.requests import ActorRequest
from kam.ui.answers import NAV
from stakeholders.drawing.coverage_trend import draw_weeks
from stakeholders.forms.coverage import TargetsForm
from stakeholders.queries.coverage import coverage_of, targets_of
from stakeholders.queries.coverage_list import coverage_list_of
from stakeholders.queries.coverage_weeks import weeks_of
from stakeholders.services.coverage import set_targets
from stakeholders.views.answers import crumbs_of


@page(Capability.VIEW_PORTFOLIO)
def account_coverage(request: ActorRequest, account_id: int) -> HttpResponse:
    """The score and its reasons, the holes and the weeks behind; for htmx only the line for the overview."""
    account, today = account_for(request.actor, account_id), timezone.localdate()
    context: dict[str, Any] = {"account": account, "coverage": coverage_of(account, today=today), "nav": NAV}
    if request.htmx:
        return render(request, "stakeholders/account_coverage.html#glance", context)
    header = account_header(account, request.actor)
    context |= {
        "header": header,
        "may_edit": header.may_change,
        "trend": draw_weeks(weeks_of(account)),
        "crumbs": crumbs_of(account, (_("Coverage"), "")),
    }
    return render(request, "stakeholders/account_coverage.html", context)


@page(Capability.VIEW_PORTFOLIO)
def coverage_list(request: ActorRequest) -> HttpResponse:
    """All accounts, the least covered first; `?mine=1` keeps one's own, `?sort=-score` turns it round."""
    mine, highest = request.GET.get("mine") == "1", request.GET.get("sort") == "-score"
    found = coverage_list_of(request.actor, mine=mine, highest=highest, cursor=request.GET.get("after", ""))
    kept = ("mine=1&" if mine else "") + ("sort=-score&" if highest else "")

    def link(cursor: str | None) -> str:
        return f"?{kept}after={cursor}" if cursor else ""

    context = {
        "rows": found.page.rows,
        "week": found.week,
        "mine": mine,
        "highest": highest,
        "next_url": link(found.page.next_cursor),
        "previous_url": link(found.page.previous_cursor),
    }
    return render(request, "stakeholders/coverage_list.html", context)


@page(Capability.MANAGE_PROGRAMME, methods=("GET", "POST"))
def coverage_targets(request: ActorRequest) -> HttpResponse:
    """What an account's map should have; a stale save shows both versions."""
    targets = targets_of()
    form = TargetsForm(posted(request), targets=targets)
    context: dict[str, Any] = {"form": form, "nav": "members:settings"}
    if request.method != "POST":
        return render(request, "stakeholders/coverage_targets.html", context)
    if not form.is_valid():
        return render(request, "stakeholders/coverage_targets.html", context, status=422)
    try:
        set_targets(actor=request.actor, **form.values())
    except Conflict as error:
        context["current_values"] = differences(form, error.current)
        context["form"] = TargetsForm(rebased(request.POST, error.current.version), targets=error.current)
        return render(request, "stakeholders/coverage_targets.html", context, status=409)
    return done(request, reverse("members:settings"), _("The targets of coverage are set."))

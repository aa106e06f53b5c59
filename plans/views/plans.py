"""Starting a plan and writing its parts."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.access import Right, account_for, may
from accounts.forms.conflicts import differences, rebased
from kam.lib.errors import Conflict, Invalid
from kam.tenancy.capabilities import Capability
from kam.tenancy.decorators import page
from kam.tenancy.requests import ActorRequest
from kam.ui.answers import NAV, saved, shown
from kam.ui.refusals import put_on_form
from plans.access import plan_for
from plans.choices import PlanStatus
from plans.forms.plan import part_form
from plans.models import Plan
from plans.services.plans import PARTS, start_plan, update_plan_part
from plans.views.account import part_of
from plans.views.frame import crumbs_of, plan_url, toast


@page(Capability.VIEW_PORTFOLIO, methods=("POST",))
def plan_start(request: ActorRequest, account_id: int) -> HttpResponse:
    """One click: a draft for the next twelve months."""
    account = account_for(request.actor, account_id, Right.CHANGE)
    plan = start_plan(account, actor=request.actor, today=timezone.localdate())
    return HttpResponseRedirect(plan_url(account.pk, plan))


@page(Capability.VIEW_PORTFOLIO)
def plan_detail(request: ActorRequest, pk: int) -> HttpResponse:
    """The lasting address of a plan: leads to its account's tab."""
    plan = plan_for(request.actor, pk)
    return HttpResponseRedirect(plan_url(plan.account_id, plan))


@page(Capability.VIEW_PORTFOLIO)
def plan_part(request: ActorRequest, pk: int, part: str) -> HttpResponse:
    """One long text as it stands: what cancelling an edit brings back."""
    plan = plan_for(request.actor, pk)
    if part not in PARTS:
        raise Http404
    if not request.htmx or part == "frame":
        return HttpResponseRedirect(plan_url(plan.account_id, plan))
    return _part_fragment(request, plan, part)


def _part_fragment(request: ActorRequest, plan: Plan, part: str) -> HttpResponse:
    may_write = plan.status == PlanStatus.DRAFT and may(request.actor, plan.account, Right.CHANGE)
    context = {"plan": plan, "part": part_of(plan, part), "may_write": may_write}
    return render(request, "plans/_part.html", context)


@page(Capability.VIEW_PORTFOLIO, methods=("GET", "POST"))
def plan_part_edit(request: ActorRequest, pk: int, part: str) -> HttpResponse:
    """Write one part; a stale save is answered with both versions, and nothing typed is lost."""
    plan = plan_for(request.actor, pk, Right.CHANGE)
    if part not in PARTS:
        raise Http404
    form = part_form(part, plan, request.POST or None)
    context: dict[str, Any] = {"plan": plan, "account": plan.account, "part_name": part, "form": form}
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                fresh = update_plan_part(
                    plan, part, actor=request.actor, version=form.cleaned_data["version"], **form.values()
                )
                return _written(request, plan, fresh, part)
            except Invalid as error:
                put_on_form(form, error)
            except Conflict as error:
                status = 409
                context["conflict"] = differences(form, error.current)
                context["form"] = part_form(part, error.current, rebased(request.POST, error.current.version))
    return _part_form(request, context, part, status)


def _written(request: ActorRequest, plan: Plan, fresh: Plan, part: str) -> HttpResponse:
    if part == "frame" or not request.htmx:
        return saved(request, _("Saved."), plan_url(plan.account_id, plan))
    fresh.account = plan.account
    return toast(_part_fragment(request, fresh, part), _("Saved."))


def _part_form(request: ActorRequest, context: dict[str, Any], part: str, status: int) -> HttpResponse:
    plan = context["plan"]
    if part == "frame":
        here = _("Title and period")
        context |= {"crumbs": crumbs_of(plan.account, plan, here), "heading": here}
        return shown(request, "plans/plan_frame.html", context, status)
    context["part"] = part_of(plan, part)
    if request.htmx:
        return render(request, "plans/plan_part_edit.html#form", context, status=status)
    context |= {"crumbs": crumbs_of(plan.account, plan, context["part"]["label"]), "nav": NAV}
    return render(request, "plans/plan_part_edit.html", context, status=status)

"""Writing objectives and noting where they stand."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.access import Right
from accounts.forms.conflicts import differences, rebased
from accounts.services.once import once
from kam.lib.errors import Conflict, Invalid
from kam.tenancy.capabilities import Capability
from kam.tenancy.decorators import page
from kam.tenancy.requests import ActorRequest
from kam.ui.answers import saved, shown
from kam.ui.refusals import put_on_form
from plans.access import objective_for, plan_for
from plans.forms.objective import ObjectiveForm, ValueForm
from plans.models import Objective
from plans.queries.plan import single_objective_row
from plans.services.objectives import add_objective, record_value, remove_objective, update_objective
from plans.views.frame import crumbs_of, plan_url, toast


@page(Capability.VIEW_PORTFOLIO, methods=("GET", "POST"))
def objective_create(request: ActorRequest, pk: int) -> HttpResponse:
    """A new objective of a draft; the form sent twice creates one."""
    plan = plan_for(request.actor, pk, Right.CHANGE)
    form = ObjectiveForm(request.POST or None, plan=plan)
    if request.method == "POST" and form.is_valid():
        token = form.cleaned_data["token"]

        def create() -> Objective:
            return add_objective(plan, actor=request.actor, **form.values())

        try:
            once(Objective, "objective.add", token, actor=request.actor, create=create) if token else create()
            return saved(request, _("The objective is in the plan."), plan_url(plan.account_id, plan))
        except Invalid as error:
            put_on_form(form, error)
    here = _("New objective")
    context = {"plan": plan, "account": plan.account, "form": form, "heading": here}
    context["crumbs"] = crumbs_of(plan.account, plan, here)
    return shown(request, "plans/objective_create.html", context, 422 if form.is_bound else 200)


@page(Capability.VIEW_PORTFOLIO, methods=("GET", "POST"))
def objective_edit(request: ActorRequest, pk: int) -> HttpResponse:
    """Change an objective of a draft; a stale save is answered with both versions."""
    objective = objective_for(request.actor, pk, Right.CHANGE)
    plan = objective.plan
    form = ObjectiveForm(request.POST or None, plan=plan, objective=objective)
    here = _("Edit the objective")
    context: dict[str, Any] = {"objective": objective, "plan": plan, "account": plan.account, "form": form}
    context |= {"crumbs": crumbs_of(plan.account, plan, here), "heading": here}
    status = 422 if form.is_bound else 200
    if request.method == "POST" and form.is_valid():
        version = form.cleaned_data["version"] or 0
        try:
            update_objective(objective, actor=request.actor, version=version, **form.values())
            return saved(request, _("Saved."), plan_url(plan.account_id, plan))
        except Invalid as error:
            put_on_form(form, error)
        except Conflict as error:
            status, context["conflict"] = 409, differences(form, error.current)
            kept = rebased(request.POST, error.current.version)
            context["form"] = ObjectiveForm(kept, plan=plan, objective=error.current)
    return shown(request, "plans/objective_edit.html", context, status)


@page(Capability.VIEW_PORTFOLIO, methods=("GET", "POST"))
def objective_value(request: ActorRequest, pk: int) -> HttpResponse:
    """Note where the objective stands: in place with htmx, as a page without."""
    objective = objective_for(request.actor, pk, Right.CHANGE)
    plan = objective.plan
    initial = {"current": objective.current, "version": objective.version}
    form = ValueForm(request.POST or None, initial=initial)
    context: dict[str, Any] = {"objective": objective, "plan": plan, "account": plan.account, "form": form}
    context["cancel"] = plan_url(plan.account_id, plan)
    status = 422 if form.is_bound else 200
    if request.method == "GET" and request.htmx and "cancel" in request.GET:
        return _head(request, objective)
    if request.method == "POST" and form.is_valid():
        try:
            changed = record_value(objective, actor=request.actor, **form.cleaned_data)
            changed.plan, changed.owner = plan, objective.owner
            if not request.htmx:
                return saved(request, _("Saved."), context["cancel"])
            return toast(_head(request, changed), _("Saved."))
        except Invalid as error:
            put_on_form(form, error)
        except Conflict as error:
            status, context["conflict"] = 409, differences(form, error.current)
            context["form"] = ValueForm(rebased(request.POST, error.current.version))
    if request.htmx:
        return render(request, "plans/objective_value.html#form", context, status=status)
    context["crumbs"] = crumbs_of(plan.account, plan, _("Value today"))
    return shown(request, "plans/objective_value.html", context, status)


def _head(request: ActorRequest, objective: Objective) -> HttpResponse:
    row = single_objective_row(objective, actor=request.actor, today=timezone.localdate())
    return render(request, "plans/_objective_progress.html", {"row": row, "may_record": True})


@page(Capability.VIEW_PORTFOLIO, methods=("POST",))
def objective_remove(request: ActorRequest, pk: int) -> HttpResponse:
    """Take an objective out of a draft; its actions stay."""
    objective = objective_for(request.actor, pk, Right.CHANGE)
    plan = objective.plan
    given = request.POST.get("version", "")
    version = int(given) if given.isdecimal() and given.isascii() else objective.version
    remove_objective(objective, actor=request.actor, version=version)
    return saved(request, _("The objective is removed; its actions stay in the plan."), plan_url(plan.account_id, plan))

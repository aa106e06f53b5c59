"""Submitting a plan, approving it, sending it back."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.access import Right
from kam.lib.errors import Conflict, Invalid, NotAllowed
from kam.tenancy.capabilities import Capability
from kam.tenancy.decorators import page
from kam.tenancy.requests import ActorRequest
from kam.ui.answers import saved, shown, version_of
from kam.ui.refusals import put_on_form
from plans.access import may_return, plan_for
from plans.forms.plan import ReasonForm
from plans.models import Plan
from plans.services.approval import approve_plan, return_to_draft, submit_plan
from plans.views.account import plan_page
from plans.views.frame import crumbs_of, plan_url


@page(Capability.VIEW_PORTFOLIO, methods=("POST",))
def plan_submit(request: ActorRequest, pk: int) -> HttpResponse:
    """Ask for approval."""
    plan = plan_for(request.actor, pk, Right.CHANGE)
    try:
        submit_plan(plan, actor=request.actor, version=version_of(request))
    except (Invalid, Conflict) as error:
        return _refused(request, plan, error)
    messages.success(request, _("The plan waits for approval."))
    return HttpResponseRedirect(plan_url(plan.account_id, plan))


@page(Capability.APPROVE_PLAN, methods=("POST",))
def plan_approve(request: ActorRequest, pk: int) -> HttpResponse:
    """Approve the version that was read."""
    plan = plan_for(request.actor, pk)
    try:
        approve_plan(plan, actor=request.actor, version=version_of(request), now=timezone.now())
    except (Invalid, Conflict) as error:
        return _refused(request, plan, error)
    messages.success(request, _("The plan is approved."))
    return HttpResponseRedirect(plan_url(plan.account_id, plan))


def _refused(request: ActorRequest, plan: Plan, error: Invalid | Conflict) -> HttpResponse:
    """The page as it stands now, with what stood in the way."""
    said = str(error) if isinstance(error, Invalid) else _("The plan changed since you read it. Read it again, please.")
    return plan_page(request, plan.account, plan.pk, refusal=said, status=error.status)


@page(Capability.VIEW_PORTFOLIO, methods=("GET", "POST"))
def plan_return(request: ActorRequest, pk: int) -> HttpResponse:
    """Send a plan back to draft, with the reason."""
    plan = plan_for(request.actor, pk)
    form = ReasonForm(request.POST or None, initial={"version": plan.version})
    if request.method == "GET" and not may_return(request.actor, plan):
        raise NotAllowed(Right.CHANGE.value)
    here = _("Return to draft")
    context: dict[str, Any] = {"form": form, "account": plan.account, "plan": plan, "heading": here}
    context |= {"crumbs": crumbs_of(plan.account, plan, here), "cancel": plan_url(plan.account_id, plan)}
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                version = form.cleaned_data["version"] or 0
                return_to_draft(plan, actor=request.actor, version=version, reason=form.cleaned_data["reason"])
                return saved(request, _("The plan is a draft again."), plan_url(plan.account_id, plan))
            except Invalid as error:
                put_on_form(form, error)
            except Conflict as error:
                status, context["stale"] = 409, True
                form.data = {**form.data.dict(), "version": str(error.current.version)}  # type: ignore[attr-defined]
    return shown(request, "plans/plan_return.html", context, status)

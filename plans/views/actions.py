"""Writing actions, and handing them over."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.access import Right, account_for
from accounts.forms.conflicts import differences, rebased
from accounts.models import Account
from accounts.services.once import once
from kam.lib.errors import Conflict, Invalid, NotAllowed
from kam.tenancy.capabilities import Capability
from kam.tenancy.decorators import page
from kam.tenancy.requests import ActorRequest
from kam.ui.answers import saved, shown
from kam.ui.refusals import put_on_form
from plans.access import action_for, may_follow, objective_for, plan_for
from plans.forms.action import ActionForm, ReassignForm, first_due
from plans.models import Action, Plan
from plans.services.actions import add_action, reassign, update_action
from plans.views.frame import crumbs_of, plan_url


@page(Capability.VIEW_PORTFOLIO, methods=("GET", "POST"))
def action_create(request: ActorRequest, account_id: int) -> HttpResponse:
    """A new action of the account; `?plan=` and `?objective=` say where it belongs. Sent twice it is created once."""
    account = account_for(request.actor, account_id, Right.CHANGE)
    plan, initial = _place(request, account)
    form = ActionForm(request.POST or None, account=account, plan=plan, initial=initial)
    if request.method == "POST" and form.is_valid():
        token = form.cleaned_data["token"]

        def create() -> Action:
            return add_action(account, actor=request.actor, plan=plan, **form.values())

        try:
            once(Action, "action.add", token, actor=request.actor, create=create) if token else create()
            return saved(request, _("The action is noted."), plan_url(account.pk, plan))
        except Invalid as error:
            put_on_form(form, error)
    here = _("New action")
    context: dict[str, Any] = {
        "account": account,
        "plan": plan,
        "form": form,
        "heading": here,
        "query": request.GET.urlencode(),
    }
    context |= {"crumbs": crumbs_of(account, plan, here), "cancel": plan_url(account.pk, plan)}
    return shown(request, "plans/action_create.html", context, 422 if form.is_bound else 200)


def _place(request: ActorRequest, account: Account) -> tuple[Plan | None, dict[str, Any]]:
    """The plan and the objective that the address names, and what the form proposes."""
    initial: dict[str, Any] = {"owner": request.actor.pk, "due_on": first_due(timezone.localdate())}
    wanted = request.GET.get("objective", "")
    if wanted.isdecimal() and wanted.isascii():
        objective = objective_for(request.actor, int(wanted), Right.CHANGE)
        return objective.plan, {**initial, "objective": objective.pk, "owner": objective.owner_id or request.actor.pk}
    wanted = request.GET.get("plan", "")
    if wanted.isdecimal() and wanted.isascii():
        return plan_for(request.actor, int(wanted), Right.CHANGE), initial
    return None, initial


@page(Capability.VIEW_PORTFOLIO, methods=("GET", "POST"))
def action_edit(request: ActorRequest, pk: int) -> HttpResponse:
    """Change an action; a stale save is answered with both versions."""
    action = action_for(request.actor, pk, Right.CHANGE)
    form = ActionForm(request.POST or None, account=action.account, plan=action.plan, action=action)
    context = _context(action, form, _("Edit the action"))
    status = 422 if form.is_bound else 200
    if request.method == "POST" and form.is_valid():
        version = form.cleaned_data["version"] or 0
        try:
            update_action(action, actor=request.actor, version=version, **form.values())
            return saved(request, _("Saved."), context["cancel"])
        except Invalid as error:
            put_on_form(form, error)
        except Conflict as error:
            status, context["conflict"] = 409, differences(form, error.current)
            kept = rebased(request.POST, error.current.version)
            context["form"] = ActionForm(kept, account=action.account, plan=action.plan, action=error.current)
    return shown(request, "plans/action_edit.html", context, status)


@page(Capability.VIEW_PORTFOLIO, methods=("GET", "POST"))
def action_reassign(request: ActorRequest, pk: int) -> HttpResponse:
    """Hand an action over to a colleague."""
    action = action_for(request.actor, pk)
    if not may_follow(request.actor, action):
        raise NotAllowed(Right.CHANGE.value)
    form = ReassignForm(request.POST or None, action=action)
    context = _context(action, form, _("Hand the action over"))
    status = 422 if form.is_bound else 200
    if request.method == "POST" and form.is_valid():
        try:
            reassign(action, actor=request.actor, **form.cleaned_data)
            name = {"name": form.cleaned_data["owner"].name}
            return saved(request, _("%(name)s takes the action over.") % name, context["cancel"])
        except Invalid as error:
            put_on_form(form, error)
        except Conflict as error:
            status, context["conflict"] = 409, differences(form, error.current)
            context["form"] = ReassignForm(rebased(request.POST, error.current.version), action=error.current)
    return shown(request, "plans/action_reassign.html", context, status)


def _context(action: Action, form: Any, heading: str) -> dict[str, Any]:
    return {
        "action": action,
        "account": action.account,
        "plan": action.plan,
        "form": form,
        "heading": heading,
        "cancel": plan_url(action.account_id, action.plan),
        "crumbs": crumbs_of(action.account, action.plan, heading),
    }

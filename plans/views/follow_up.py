"""One click on an action: done, reopened, put off, dropped. htmx gets the row and a toast with the way back."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.access import Right, may
from kam.lib import formats
from kam.lib.errors import Conflict, Invalid, NotAllowed
from kam.tenancy.capabilities import Capability
from kam.tenancy.decorators import page
from kam.tenancy.requests import ActorRequest
from kam.ui.answers import saved, shown
from kam.ui.refusals import put_on_form
from plans.access import action_for, may_follow
from plans.forms.action import PostponeForm
from plans.forms.plan import ReasonForm
from plans.models import Action
from plans.queries.actions import rows_of
from plans.services.follow_up import complete_action, drop_action, postpone_action, reopen_action, restore_due_date
from plans.urgency import postponed
from plans.views.frame import back, crumbs_of, plan_url, toast


def _answer(
    request: ActorRequest, action: Action, said: str, *, undo: str = "", level: str = "success", status: int = 200
) -> HttpResponse:
    """The row where it stands (or wherever it is on the page, after an undo), and what happened."""
    if not request.htmx:
        messages.add_message(request, messages.SUCCESS if level == "success" else messages.WARNING, said)
        return back(request, plan_url(action.account_id, action.plan))
    may_change = may(request.actor, action.account, Right.CHANGE)
    rows = rows_of([action], actor=request.actor, today=timezone.localdate(), may_change=may_change)
    aside = request.htmx.target != f"action-{action.pk}"
    response = render(request, "plans/_action_rows.html", {"rows": rows, "aside": aside}, status=status)
    return toast(response, said, undo=undo, level=level)


def _reloaded(request: ActorRequest, action: Action) -> Action:
    return action_for(request.actor, action.pk)


@page(Capability.VIEW_PORTFOLIO, methods=("POST",))
def action_done(request: ActorRequest, pk: int) -> HttpResponse:
    """The action is done."""
    action = action_for(request.actor, pk)
    complete_action(action, actor=request.actor, today=timezone.localdate())
    undo = reverse("plans:action_reopen", args=[pk])
    return _answer(request, _reloaded(request, action), _("Done: %(action)s") % {"action": action.title}, undo=undo)


@page(Capability.VIEW_PORTFOLIO, methods=("POST",))
def action_reopen(request: ActorRequest, pk: int) -> HttpResponse:
    """The action is open again."""
    action = action_for(request.actor, pk)
    reopen_action(action, actor=request.actor)
    return _answer(request, _reloaded(request, action), _("Open again: %(action)s") % {"action": action.title})


@page(Capability.VIEW_PORTFOLIO, methods=("GET", "POST"))
def action_postpone(request: ActorRequest, pk: int) -> HttpResponse:
    """Another day: `days=1` or `days=7` in one click, or a date with a reason from the form."""
    action = action_for(request.actor, pk)
    if not may_follow(request.actor, action):
        raise NotAllowed(Right.CHANGE.value)
    form = PostponeForm(request.POST or None, initial={"due_on": action.due_on, "version": action.version})
    context = _context(action, form, _("Postpone the action"))
    if request.method != "POST" or not form.is_valid():
        return shown(request, "plans/action_postpone.html", context, 422 if form.is_bound else 200)
    try:
        return _postponed(request, action, form.cleaned_data)
    except Invalid as error:
        put_on_form(form, error)
        return shown(request, "plans/action_postpone.html", context, 422)
    except Conflict:
        return _overtaken(request, action, form, context)


def _postponed(request: ActorRequest, action: Action, data: dict[str, Any]) -> HttpResponse:
    today, days = timezone.localdate(), data["days"]
    due_on = postponed(action.due_on, days, today) if days else data["due_on"]
    fresh = postpone_action(
        action, actor=request.actor, version=data["version"], due_on=due_on, today=today, reason=data["reason"]
    )
    said = _("Postponed to %(day)s: %(action)s") % {"day": formats.day(due_on), "action": action.title}
    if not days:
        return saved(request, said, plan_url(action.account_id, action.plan))
    undo = f"{reverse('plans:action_restore', args=[action.pk])}?version={fresh.version}"
    return _answer(request, _reloaded(request, action), said, undo=undo)


def _overtaken(request: ActorRequest, action: Action, form: PostponeForm, context: dict[str, Any]) -> HttpResponse:
    """Somebody changed the action first: the row as it stands, or the form with what was typed."""
    fresh = _reloaded(request, action)
    said = _("Somebody changed this action first. This is how it stands now.")
    if form.cleaned_data["days"]:
        return _answer(request, fresh, said, level="warning", status=409)
    form.data = {**form.data.dict(), "version": str(fresh.version)}  # type: ignore[attr-defined]
    return shown(request, "plans/action_postpone.html", {**context, "action": fresh, "stale": True}, 409)


@page(Capability.VIEW_PORTFOLIO, methods=("POST",))
def action_restore(request: ActorRequest, pk: int) -> HttpResponse:
    """Undo a postponement."""
    action = action_for(request.actor, pk)
    given = request.GET.get("version", "")
    version = int(given) if given.isdecimal() and given.isascii() and len(given) < 10 else 0
    restore_due_date(action, actor=request.actor, version=version)
    return _answer(request, _reloaded(request, action), _("Back to its date: %(action)s") % {"action": action.title})


@page(Capability.VIEW_PORTFOLIO, methods=("GET", "POST"))
def action_drop(request: ActorRequest, pk: int) -> HttpResponse:
    """The action will not be done, and why."""
    action = action_for(request.actor, pk)
    if not may_follow(request.actor, action):
        raise NotAllowed(Right.CHANGE.value)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            drop_action(action, actor=request.actor, reason=form.cleaned_data["reason"])
            return saved(request, _("The action is dropped."), plan_url(action.account_id, action.plan))
        except Invalid as error:
            put_on_form(form, error)
    context = _context(action, form, _("Drop the action"))
    return shown(request, "plans/action_drop.html", context, 422 if form.is_bound else 200)


def _context(action: Action, form: Any, heading: str) -> dict[str, Any]:
    return {
        "action": action,
        "account": action.account,
        "form": form,
        "heading": heading,
        "cancel": plan_url(action.account_id, action.plan),
        "crumbs": crumbs_of(action.account, action.plan, heading),
    }

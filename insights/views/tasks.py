"""The clicks of the day's list: an action done or put off by a week, and the way back. The list answers anew."""

from __future__ import annotations

import json

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from insights.views.my_day import tasks_context
from kam.lib import formats
from kam.lib.errors import Conflict, Invalid
from kam.tenancy.capabilities import Capability
from kam.tenancy.decorators import page
from kam.tenancy.requests import ActorRequest
from kam.ui.answers import read_version, version_of
from plans.access import action_for
from plans.services.follow_up import complete_action, postpone_action, reopen_action, restore_due_date
from plans.urgency import postponed

WEEK = 7


def _answer(
    request: ActorRequest, said: str, *, undo: str = "", level: str = "success", status: int = 200
) -> HttpResponse:
    """The list as it is now with the news in the corner; without JavaScript the page itself."""
    if not request.htmx:
        messages.add_message(request, messages.SUCCESS if level == "success" else messages.WARNING, said)
        return HttpResponseRedirect(reverse("insights:my_day"))
    # A click on Undo aims at nothing on the page: its list comes along out of band.
    context = {**tasks_context(request), "aside": request.htmx.target != "tasks"}
    response = render(request, "insights/my_day.html#tasks", context, status=status)
    response.headers["HX-Trigger"] = json.dumps({"toast": {"level": level, "text": said, "undo_url": undo}})
    return response


@page(Capability.VIEW_PORTFOLIO, methods=("POST",))
def task_done(request: ActorRequest, pk: int) -> HttpResponse:
    """The action is done."""
    action = action_for(request.actor, pk)
    complete_action(action, actor=request.actor, today=timezone.localdate())
    said = _("Done: %(action)s") % {"action": action.title}
    return _answer(request, said, undo=reverse("insights:task_reopen", args=[pk]))


@page(Capability.VIEW_PORTFOLIO, methods=("POST",))
def task_reopen(request: ActorRequest, pk: int) -> HttpResponse:
    """It was not done after all."""
    action = reopen_action(action_for(request.actor, pk), actor=request.actor)
    return _answer(request, _("Open again: %(action)s") % {"action": action.title})


@page(Capability.VIEW_PORTFOLIO, methods=("POST",))
def task_postpone(request: ActorRequest, pk: int) -> HttpResponse:
    """A week later. Who clicks on an old list gets the new one and is told."""
    action, today = action_for(request.actor, pk), timezone.localdate()
    due_on, version = postponed(action.due_on, WEEK, today), version_of(request)
    try:
        fresh = postpone_action(action, actor=request.actor, version=version, due_on=due_on, today=today)
    except (Conflict, Invalid) as refused:
        said = _("Somebody changed this action first. This is how it stands now.")
        return _answer(request, said, level="warning", status=409 if isinstance(refused, Conflict) else 422)
    said = _("Postponed to %(day)s: %(action)s") % {"day": formats.day(due_on), "action": action.title}
    return _answer(request, said, undo=f"{reverse('insights:task_restore', args=[pk])}?version={fresh.version}")


@page(Capability.VIEW_PORTFOLIO, methods=("POST",))
def task_restore(request: ActorRequest, pk: int) -> HttpResponse:
    """Back to the date before the postponement that led to `?version=`."""
    action = action_for(request.actor, pk)
    restore_due_date(action, actor=request.actor, version=read_version(request.GET.get("version", "")))
    return _answer(request, _("Back to its date: %(action)s") % {"action": action.title})

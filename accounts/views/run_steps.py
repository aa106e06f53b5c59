"""The steps of a run: done, left out, postponed, handed on, reopened."""

from __future__ import annotations

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.access import Right, run_step_for
from accounts.forms.protocol_runs import DoneForm, PostponeForm, ReassignForm, SkipForm
from accounts.models import RunStep
from accounts.services.protocols.steps import complete_step, postpone_step, reassign_step, reopen_step, skip_step
from accounts.views.answers import done
from accounts.views.protocol_forms import Asked, ask
from kam.lib.errors import Conflict
from kam.tenancy.capabilities import Capability
from kam.tenancy.decorators import page
from kam.tenancy.requests import ActorRequest
from kam.ui.answers import version_of


@page(Capability.VIEW_PORTFOLIO, methods=("GET", "POST"))
def run_step_done(request: ActorRequest, pk: int) -> HttpResponse:
    """Done, with what shows it."""
    step = _mine(request, pk)
    asked = Asked(step.step.title, _("Done"), DoneForm, complete_step, _("The step is done."), step.step.guidance)
    return ask(request, step, asked, today=timezone.localdate())


@page(Capability.VIEW_PORTFOLIO, methods=("GET", "POST"))
def run_step_skip(request: ActorRequest, pk: int) -> HttpResponse:
    """Left out, with a reason."""
    step = _mine(request, pk)
    asked = Asked(_("Leave the step out"), _("Leave out"), SkipForm, skip_step, _("Left out."), step.step.title)
    return ask(request, step, asked, today=timezone.localdate())


@page(Capability.VIEW_PORTFOLIO, methods=("GET", "POST"))
def run_step_postpone(request: ActorRequest, pk: int) -> HttpResponse:
    """Another day, with a reason."""
    step = _mine(request, pk)
    asked = Asked(_("Postpone the step"), _("Postpone"), PostponeForm, postpone_step, _("Postponed."), step.step.title)
    return ask(request, step, asked, today=timezone.localdate())


@page(Capability.VIEW_PORTFOLIO, methods=("GET", "POST"))
def run_step_reassign(request: ActorRequest, pk: int) -> HttpResponse:
    """Another owner."""
    step = _mine(request, pk)
    asked = Asked(_("Hand the step on"), _("Hand on"), ReassignForm, reassign_step, _("Handed on."), step.step.title)
    return ask(request, step, asked)


@page(Capability.VIEW_PORTFOLIO, methods=("POST",))
def run_step_reopen(request: ActorRequest, pk: int) -> HttpResponse:
    """Open again."""
    step, version = _mine(request, pk), version_of(request)
    if version != step.version:
        raise Conflict(step)
    url = reverse("accounts:run_detail", args=[step.run_id]) + f"#step-{step.pk}"
    reopen_step(step, actor=request.actor, version=version)
    return done(request, url, _("The step is open again."))


def _mine(request: ActorRequest, pk: int) -> RunStep:
    return run_step_for(request.actor, pk, Right.CHANGE)

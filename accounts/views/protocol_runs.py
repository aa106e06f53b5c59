"""The protocols of an account: its runs, starting one, and taking one to its end."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.access import Right, account_for, may, require_right, run_for, template_for
from accounts.choices import DueRule, RunState
from accounts.forms.protocol_runs import FinishForm, PauseForm, ReferenceForm, StartForm, StopForm
from accounts.models import Account, ProtocolRun
from accounts.queries import protocols as queries
from accounts.queries.header import account_header
from accounts.services.protocols.running import finish_run, pause_run, resume_run, set_reference, stop_run
from accounts.services.protocols.starting import start
from accounts.views.answers import done, posted
from accounts.views.protocol_forms import Asked, ask
from kam.lib.errors import Conflict, Invalid, NotVisible
from kam.tenancy.capabilities import Capability
from kam.tenancy.decorators import page
from kam.tenancy.requests import ActorRequest
from kam.ui.answers import shown
from kam.ui.refusals import put_on_form

NAV = {"nav": "accounts:portfolio"}


@page(Capability.VIEW_PORTFOLIO)
def account_protocols(request: ActorRequest, pk: int) -> HttpResponse:
    """Every run of the account; for htmx the panel of the overview."""
    account, today = account_for(request.actor, pk), timezone.localdate()
    if request.htmx:
        context = {"account": account, "lines": queries.live_runs_of(account, today), "today": today}
        context["may_start"] = may(request.actor, account, Right.CHANGE)
        return render(request, "accounts/account_protocols.html#panel", context)
    lines = queries.runs_of(account, today)
    context = {
        "account": account,
        "header": account_header(account, request.actor, today),
        "live": [one for one in lines if one.live],
        "ended": [one for one in lines if not one.live],
        "today": today,
        **NAV,
    }
    return render(request, "accounts/account_protocols.html", context)


@page(Capability.VIEW_PORTFOLIO, methods=("GET", "POST"))
def protocol_start(request: ActorRequest, pk: int) -> HttpResponse:
    """First which protocol, then with which dates; nothing starts before its steps have been seen."""
    account = account_for(request.actor, pk)
    require_right(request.actor, account, Right.CHANGE)
    chosen = request.POST.get("protocol") or request.GET.get("protocol") or ""
    if not chosen.isdecimal() or len(chosen) > 18:
        choice = {"account": account, "lines": queries.startable(), **NAV}
        return shown(request, "accounts/protocol_start.html", choice)
    context = _start_context(request, account, int(chosen))
    form, status = context["form"], 200
    if request.method == "POST" and form.is_valid() and "preview" not in request.POST:
        try:
            run = start(
                account, context["template"], actor=request.actor, origin=None, today=timezone.localdate(),
                reference_on=form.cleaned_data.get("reference_on"), reason=form.cleaned_data["reason"],
            )  # fmt: skip
        except Invalid as error:
            put_on_form(form, error)
        else:
            text = _("%(protocol)s has started.") % {"protocol": run.edition.name}
            return done(request, reverse("accounts:run_detail", args=[run.pk]), text)
    if request.method == "POST" and form.errors:
        status = 422
    return render(request, "accounts/protocol_start.html", context, status=status)


def _start_context(request: ActorRequest, account: Account, chosen: int) -> dict[str, Any]:
    template, today = template_for(chosen), timezone.localdate()
    edition = queries.published_of(template)
    if edition is None:
        raise NotVisible
    steps = queries.steps_of(edition)
    needs = any(one.due_rule == DueRule.BEFORE for one in steps)
    first = account.renewal_on if template.entering_phase == "renewal" else None
    form = StartForm(posted(request), needs_reference=needs, initial={"reference_on": first})
    reference = form.cleaned_data.get("reference_on") if form.is_bound and form.is_valid() else first
    planned = queries.preview(account, steps, actor=request.actor, start=today, reference=reference)
    same = [one for one in queries.live_runs_of(account, today) if one.run.template_id == template.pk]
    return {
        "account": account, "template": template, "edition": edition, "form": form, "planned": planned, "same": same,
        "today": today, **NAV,
    }  # fmt: skip


@page(Capability.VIEW_PORTFOLIO)
def run_detail(request: ActorRequest, pk: int) -> HttpResponse:
    """A run with the steps of both sides, what happened, and how it ended."""
    run, today = run_for(request.actor, pk), timezone.localdate()
    run_steps = list(queries.with_steps(run))
    for one in run_steps:
        one.run = run
    run._prefetched_objects_cache = {"steps": run_steps}  # type: ignore[attr-defined]  # read with all they need
    line = queries.run_line(run, run.account, today)
    may_change = may(request.actor, run.account, Right.CHANGE)
    context = {
        "account": run.account,
        "run": run,
        "line": line,
        "today": today,
        "paused": run.state == RunState.PAUSED,
        "may_change": may_change,
        "doable": {one.pk for one in run_steps if may_change or one.owner_id == request.actor.pk},
        **NAV,
    }
    return render(request, "accounts/run_detail.html", context)


@page(Capability.VIEW_PORTFOLIO, methods=("GET", "POST"))
def run_pause(request: ActorRequest, pk: int) -> HttpResponse:
    """Pause it, with a reason."""
    asked = Asked(_("Pause the protocol"), _("Pause"), PauseForm, pause_run, _("The protocol is paused."))
    return ask(request, _changing(request, pk), asked, today=timezone.localdate())


@page(Capability.VIEW_PORTFOLIO, methods=("GET", "POST"))
def run_stop(request: ActorRequest, pk: int) -> HttpResponse:
    """Stop it, with a reason."""
    asked = Asked(_("Stop the protocol"), _("Stop it for good"), StopForm, stop_run, _("The protocol is stopped."))
    return ask(request, _changing(request, pk), asked, today=timezone.localdate())


@page(Capability.VIEW_PORTFOLIO, methods=("GET", "POST"))
def run_finish(request: ActorRequest, pk: int) -> HttpResponse:
    """Finish it with its closing test and its lessons."""
    run = _changing(request, pk)
    asked = Asked(
        _("Finish the protocol"), _("Finish"), FinishForm, finish_run, _("The protocol is finished."),
        lead=run.edition.closing_test,
    )  # fmt: skip
    return ask(request, run, asked, today=timezone.localdate())


@page(Capability.VIEW_PORTFOLIO, methods=("GET", "POST"))
def run_reference(request: ActorRequest, pk: int) -> HttpResponse:
    """Give or change the day that steps count back from."""
    asked = Asked(_("Reference date"), _("Save the date"), ReferenceForm, set_reference, _("The steps have new days."))
    return ask(request, _changing(request, pk), asked)


@page(Capability.VIEW_PORTFOLIO, methods=("POST",))
def run_resume(request: ActorRequest, pk: int) -> HttpResponse:
    """Go on after a pause."""
    run, version = _changing(request, pk), request.POST.get("version", "")
    url = reverse("accounts:run_detail", args=[pk])
    if not version.isdecimal() or int(version) != run.version:
        raise Conflict(run)
    resume_run(run, actor=request.actor, version=int(version), today=timezone.localdate())
    return done(request, url, _("The protocol runs again: its open steps have new days."))


def _changing(request: ActorRequest, pk: int) -> ProtocolRun:
    return run_for(request.actor, pk, Right.CHANGE)

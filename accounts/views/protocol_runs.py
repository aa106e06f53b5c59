"""The protocols of an account: its runs, and taking one to its end."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.access import Right, account_for, may, run_for
from accounts.choices import RunState
from accounts.choices.protocols import LIVE
from accounts.forms.fields import is_id
from accounts.forms.protocol_runs import FinishForm, PauseForm, ReferenceForm, StopForm
from accounts.models import ProtocolRun
from accounts.protocols.closing import evidence_of
from accounts.protocols.events import tell
from accounts.queries import protocols as queries
from accounts.queries.header import account_header
from accounts.queries.protocol_offers import open_offers
from accounts.services.protocols.running import finish_run, pause_run, resume_run, set_reference, stop_run
from accounts.views.answers import done
from accounts.views.protocol_forms import Asked, ask
from kam.lib.errors import Conflict
from kam.tenancy.capabilities import Capability
from kam.tenancy.decorators import page
from kam.tenancy.requests import ActorRequest
from kam.ui.answers import version_of

NAV = {"nav": "accounts:portfolio"}


@page(Capability.VIEW_PORTFOLIO)
def account_protocols(request: ActorRequest, pk: int) -> HttpResponse:
    """Every run of the account; for htmx the panel of the overview."""
    account, today = account_for(request.actor, pk), timezone.localdate()
    may_start = may(request.actor, account, Right.CHANGE) and account.archived_at is None
    context = {"account": account, "today": today, "may_start": may_start, **NAV}
    if request.htmx:
        context["lines"] = queries.live_runs_of(account, today)
        context["offers"] = open_offers(account, today) if may_start else []
        return render(request, "accounts/account_protocols.html#panel", context)
    runs, after = queries.runs_of(account), request.GET.get("after", "")
    over = queries.over_of(runs, int(after) if is_id(after) else 0)
    context |= {
        "header": account_header(account, request.actor, today),
        "live": [queries.run_line(one, account, today) for one in runs if one.state in LIVE],
        "ended": over.runs,
        "previous_url": _over_at(over.previous),
        "next_url": _over_at(over.next),
        "offers": open_offers(account, today, runs) if may_start else [],
    }
    return render(request, "accounts/account_protocols.html", context)


def _over_at(after: int | None) -> str:
    return "" if after is None else f"?after={after}#over" if after else "?#over"


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
        "evidence": evidence_of(run),
        "because": tell(run.account, run.origin_kind, run.origin_id),
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
    run, version = _changing(request, pk), version_of(request)
    url = reverse("accounts:run_detail", args=[pk])
    if version != run.version:
        raise Conflict(run)
    resume_run(run, actor=request.actor, version=version, today=timezone.localdate())
    return done(request, url, _("The protocol runs again: its open steps have new days."))


def _changing(request: ActorRequest, pk: int) -> ProtocolRun:
    return run_for(request.actor, pk, Right.CHANGE)

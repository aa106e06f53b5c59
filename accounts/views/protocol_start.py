"""Starting a protocol on an account: by hand, or because of an event that offers it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.access import Right, account_for, require_right, template_for
from accounts.choices import DueRule, Phase
from accounts.choices.protocols import LIVE
from accounts.forms.protocol_runs import StartForm
from accounts.models import Account, ProtocolRun
from accounts.protocols.events import Happened, read_origin
from accounts.queries import protocols as queries
from accounts.services.protocols.starting import start, started_by
from accounts.views.answers import done, posted
from kam.lib.errors import Invalid, NotVisible
from kam.tenancy.capabilities import Capability
from kam.tenancy.decorators import page
from kam.tenancy.requests import ActorRequest
from kam.ui.answers import shown
from kam.ui.refusals import put_on_form

NAV = {"nav": "accounts:portfolio"}


@page(Capability.VIEW_PORTFOLIO, methods=("GET", "POST"))
def protocol_start(request: ActorRequest, pk: int) -> HttpResponse:
    """First which protocol, then with which dates. An offer's button sends both and starts with one click."""
    account = account_for(request.actor, pk)
    require_right(request.actor, account, Right.CHANGE)
    chosen = _asked(request, "protocol")
    if not chosen.isdecimal() or len(chosen) > 18:
        choice = {"account": account, "lines": queries.startable(), **NAV}
        return shown(request, "accounts/protocol_start.html", choice)
    context = _start_context(request, account, int(chosen))
    form, status = context["form"], 422 if request.method == "POST" else 200
    if request.method == "POST" and form.is_valid():
        if "preview" in request.POST:
            status = 200
        else:
            try:
                return _started(request, context)
            except Invalid as error:
                put_on_form(form, error)
    return render(request, "accounts/protocol_start.html", context, status=status)


def _started(request: ActorRequest, context: dict[str, Any]) -> HttpResponse:
    """Start it and show the run; the run that the same event started before is shown as it is."""
    happened, typed, template = context["because"], context["form"].cleaned_data, context["template"]
    origin = (happened.kind, happened.pk) if happened else None
    before = {one.pk for one in started_by(origin)} if origin else set()

    def begin() -> ProtocolRun:
        return start(
            context["account"], template, actor=request.actor, origin=origin, today=context["today"],
            reference_on=typed.get("reference_on"), reason=typed["reason"],
        )  # fmt: skip

    if origin:  # which starts once, whatever form asks
        run = begin()
    else:
        run = context["form"].made_once(
            ProtocolRun, "protocol.start", actor=request.actor, target=context["account"], create=begin,
            reason=typed["reason"], details={"protocol": str(context["edition"])},
        )  # fmt: skip
    said = _said_before(run) if run.pk in before else _("%(protocol)s has started.")
    return done(request, reverse("accounts:run_detail", args=[run.pk]), said % {"protocol": run.edition.name})


def _said_before(run: ProtocolRun) -> str:
    if run.state in LIVE:
        return _("%(protocol)s was started for this already.")
    return _("%(protocol)s was started for this before and is over. To go through it again, start it by hand.")


def _start_context(request: ActorRequest, account: Account, chosen: int) -> dict[str, Any]:
    template, today = template_for(chosen), timezone.localdate()
    edition = queries.published_of(template)
    if edition is None:
        raise NotVisible
    happened = _happened(request, account)
    steps = queries.steps_of(edition)
    needs = any(one.due_rule == DueRule.BEFORE for one in steps)
    first = _renewal_of(account, happened) if template.entering_phase == Phase.RENEWAL else None
    form = StartForm(posted(request), needs_reference=needs, initial={"reference_on": first})
    reference = form.cleaned_data.get("reference_on") if form.is_bound and form.is_valid() else first
    planned = queries.preview(account, steps, actor=request.actor, start=today, reference=reference)
    same = [one for one in queries.live_runs_of(account, today) if one.run.template_id == template.pk]
    return {
        "account": account, "template": template, "edition": edition, "form": form, "planned": planned, "same": same,
        "because": happened, "today": today, **NAV,
    }  # fmt: skip


def _happened(request: ActorRequest, account: Account) -> Happened | None:
    """What the protocol is to answer; one that is not this account's does not exist."""
    named = _asked(request, "origin")
    found = read_origin(account, named) if named else None
    if named and found is None:
        raise NotVisible
    return found


def _renewal_of(account: Account, happened: Happened | None) -> date | None:
    """The end of the contract that is to be renewed: the event's own, else the first to end."""
    return (happened.reference_on if happened else None) or account.renewal_on


def _asked(request: ActorRequest, name: str) -> str:
    return request.POST.get(name) or request.GET.get(name) or ""

"""The hand-over of an account: its page, and what is done with it as a whole."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.access import Right, account_for, may
from accounts.gates.checks import Facts
from accounts.models import Account
from accounts.protocol_events import recent_manager_changes
from accounts.queries.protocol_offers import offers_for
from kam.tenancy.capabilities import Capability, actor_can
from kam.tenancy.decorators import page
from kam.tenancy.requests import ActorRequest
from kam.ui.answers import NAV, saved, version_of
from stakeholders.access import handover_for, may_lead
from stakeholders.forms.handovers import RedateForm, StartForm, StopForm
from stakeholders.models import Handover
from stakeholders.queries.handovers import handover_page
from stakeholders.services.handovers import (
    add_newcomers,
    finish_handover,
    pass_account,
    redate_handover,
    start_handover,
    stop_handover,
)
from stakeholders.views.answers import Crumb, crumbs_of
from stakeholders.views.asking import Asked, ask


@page(Capability.VIEW_PORTFOLIO)
def handover_detail(request: ActorRequest, pk: int) -> HttpResponse:
    """Each relationship with how far it has passed, and what is next; for htmx the relationships alone."""
    handover, today = handover_for(request.actor, pk), timezone.localdate()
    account = handover.account
    may_change = may(request.actor, account, Right.CHANGE)
    context = {
        "handover": handover,
        "account": account,
        "page": handover_page(handover),
        "today": today,
        "may_lead": handover.running and may_lead(request.actor, handover),
        "may_change": handover.running and may_change,
        "may_pass": handover.running and may_change and account.owner_id != handover.successor_id,
        "may_export": actor_can(request.actor, Capability.EXPORT_DATA),
        "offers": offers_for(account, recent_manager_changes(Facts(account, today))) if may_change else [],
        "crumbs": handover_crumbs(account, (_("Hand-over"), "")),
        "nav": NAV,
    }
    name = "stakeholders/handover_detail.html"
    return render(request, f"{name}#lines" if request.htmx else name, context)


@page(Capability.VIEW_PORTFOLIO, methods=("GET", "POST"))
def handover_start(request: ActorRequest, account_id: int) -> HttpResponse:
    """Begin one by hand; `?from=` and `?to=` choose the two managers."""
    account = account_for(request.actor, account_id, Right.CHANGE)
    asked_for = {"former": request.GET.get("from", ""), "successor": request.GET.get("to", "")}
    initial: dict[str, Any] = {name: int(pk) for name, pk in asked_for.items() if pk.isdecimal() and len(pk) < 18}
    asked = Asked(
        _("Hand the account over"), _("Begin the hand-over"), partial(StartForm, account=account, initial=initial),
        partial(start_handover, account), _("The hand-over has begun: each relationship has its line."),
        reverse("stakeholders:account_transitions", args=[account.pk]),
        lead=_("The account keeps its manager until you hand it over; introductions may begin before."),
        crumbs=handover_crumbs(account, (_("Hand-over"), "")), onwards=lambda made: page_of(made),
    )  # fmt: skip
    return ask(request, "stakeholders/handover_start.html", asked, today=timezone.localdate())


@page(Capability.VIEW_PORTFOLIO, methods=("GET", "POST"))
def handover_edit(request: ActorRequest, pk: int) -> HttpResponse:
    """Other days."""
    handover = handover_for(request.actor, pk, lead=True)
    return ask(
        request,
        "stakeholders/handover_edit.html",
        _asked(handover, _("Days of the hand-over"), _("Save"), RedateForm, redate_handover, _("Saved.")),
    )


@page(Capability.VIEW_PORTFOLIO, methods=("GET", "POST"))
def handover_stop(request: ActorRequest, pk: int) -> HttpResponse:
    """Stop it, with a reason."""
    handover = _changing(request, pk)
    asked = _asked(
        handover, _("Stop the hand-over"), _("Stop it"), StopForm, stop_handover, _("The hand-over is stopped.")
    )
    return ask(request, "stakeholders/handover_stop.html", asked, today=timezone.localdate())


@page(Capability.VIEW_PORTFOLIO, methods=("POST",))
def handover_pass(request: ActorRequest, pk: int) -> HttpResponse:
    """Make the successor the account's manager."""
    handover = _changing(request, pk)
    pass_account(handover, actor=request.actor, version=version_of(request))
    said = _("%(name)s manages the account from now on.") % {"name": handover.successor.name}
    return saved(request, said, page_of(handover))


@page(Capability.VIEW_PORTFOLIO, methods=("POST",))
def handover_finish(request: ActorRequest, pk: int) -> HttpResponse:
    """Complete it where nothing is open."""
    handover = handover_for(request.actor, pk, lead=True)
    finish_handover(handover, actor=request.actor, version=version_of(request), today=timezone.localdate())
    return saved(request, _("The hand-over is complete."), page_of(handover))


@page(Capability.VIEW_PORTFOLIO, methods=("POST",))
def handover_people(request: ActorRequest, pk: int) -> HttpResponse:
    """Add who counts and has no line yet."""
    handover = handover_for(request.actor, pk, lead=True)
    added = add_newcomers(handover, actor=request.actor, today=timezone.localdate())
    said = ngettext("%(count)d person added.", "%(count)d people added.", added) % {"count": added}
    return saved(request, said if added else _("Everybody who counts has a line already."), page_of(handover))


def handover_crumbs(account: Account, *more: tuple[str, str]) -> list[Crumb]:
    """Down to the account's transitions, and what follows."""
    return crumbs_of(account, (_("Transitions"), reverse("stakeholders:account_transitions", args=[account.pk])), *more)


def page_of(handover: Handover) -> str:
    """Where one reads it."""
    return reverse("stakeholders:handover_detail", args=[handover.pk])


def _asked(handover: Handover, title: str, submit: str, form: Any, service: Any, said: str) -> Asked:
    crumbs = handover_crumbs(handover.account, (_("Hand-over"), page_of(handover)), (title, ""))
    return Asked(
        title, submit, partial(form, obj=handover), partial(service, handover), said, page_of(handover), crumbs=crumbs
    )


def _changing(request: ActorRequest, pk: int) -> Handover:
    handover = handover_for(request.actor, pk)
    account_for(request.actor, handover.account_id, Right.CHANGE)
    return handover

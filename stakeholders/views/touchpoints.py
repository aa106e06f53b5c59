"""Interactions: logging one in twenty seconds, correcting it, and an account's list of them."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.access import Right, account_for, may
from accounts.models import Account
from accounts.queries.header import account_header
from kam.audit.queries import history_of
from kam.lib.errors import Conflict, Invalid
from kam.tenancy.capabilities import Capability
from kam.tenancy.decorators import page
from kam.tenancy.requests import ActorRequest
from kam.ui.answers import NAV, saved, shown
from kam.ui.refusals import put_on_form
from stakeholders.access import account_to_log, touchpoint_for
from stakeholders.choices import Direction, Importance
from stakeholders.forms.touchpoints import AccountChoice, TouchpointForm
from stakeholders.models import Touchpoint
from stakeholders.queries.colleagues import colleagues_of
from stakeholders.queries.mail import letter_behind
from stakeholders.queries.touchpoints import (
    accounts_to_log,
    colleagues_in,
    people_in,
    people_to_choose,
    touchpoints_page,
)
from stakeholders.services.touchpoints import log_touchpoint, update_touchpoint
from stakeholders.views.answers import crumbs_of, differences, read_anew


@page(Capability.LOG_TOUCHPOINT, methods=("GET", "POST"))
def touchpoint_create(request: ActorRequest) -> HttpResponse:
    """First the account, then what happened; `?account=&person=` skip the first step and tick a person."""
    account = _account_asked(request)
    if account is None:
        return _answer(request, "touchpoint_create", {"choice": _choice(request)})
    today = timezone.localdate()
    initial = {
        "happened_on": today,
        "sentiment": 0,
        "channel": request.GET.get("channel") or "meeting",
        "people": _ids(request.GET.getlist("person")),
        "colleagues": [request.actor.pk],
        "importance": Importance.ROUTINE,
        "direction": Direction.OURS,
    }
    form = TouchpointForm(
        request.POST or None,
        people=partial(people_to_choose, account),
        colleagues=partial(colleagues_of, account, request.actor),
        initial=initial,
    )
    if initial["people"]:  # with whom is said already: the next thing to say is what happened
        form.fields["subject"].widget.attrs["autofocus"] = True
    if request.method == "POST" and form.is_valid():
        try:
            log_touchpoint(account, actor=request.actor, today=today, **form.values())
            return saved(request, _("Interaction logged with %(name)s.") % {"name": account.name}, _list_of(account))
        except Invalid as error:
            put_on_form(form, error)
    action = f"{reverse('stakeholders:touchpoint_create')}?account={account.pk}"
    context = {"account": account, "form": form, "action": action}
    return _answer(request, "touchpoint_create", context, 422 if form.errors else 200)


@page(Capability.LOG_TOUCHPOINT, methods=("GET", "POST"))
def touchpoint_edit(request: ActorRequest, pk: int) -> HttpResponse:
    """Correct an interaction: its author, or whoever may change the account."""
    touchpoint = touchpoint_for(request.actor, pk, correct=True)
    account, took_part, ours = touchpoint.account, people_in(touchpoint), colleagues_in(touchpoint)
    form = TouchpointForm(
        request.POST or None,
        people=partial(people_to_choose, account, also=took_part),
        colleagues=partial(colleagues_of, account, request.actor, also=ours),
        initial=_values(touchpoint, took_part, ours),
    )
    context: dict[str, Any] = {"touchpoint": touchpoint, "account": account, "form": form}
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            version = form.cleaned_data["version"] or 0
            update_touchpoint(
                touchpoint, actor=request.actor, version=version, today=timezone.localdate(), **form.values()
            )
            return saved(request, _("Saved."), _list_of(account))
        except Invalid as error:
            put_on_form(form, error)
        except Conflict as conflict:
            status = 409
            names = ("happened_on", "channel", "subject", "sentiment", "importance", "direction", "note")
            context["current_values"] = [*form.sides(took_part, ours), *differences(form, conflict.current, names)]
            read_anew(form, conflict.current)
    return _answer(request, "touchpoint_edit", context, 422 if form.errors else status)


@page(Capability.VIEW_PORTFOLIO)
def touchpoint_history(request: ActorRequest, pk: int) -> HttpResponse:
    """Who changed the interaction, when, and what it said before."""
    touchpoint = touchpoint_for(request.actor, pk)
    context = {
        "touchpoint": touchpoint,
        "account": touchpoint.account,
        "entries": history_of(touchpoint),
        "letter": letter_behind(touchpoint) if may(request.actor, touchpoint.account, Right.CHANGE) else None,
        "nav": NAV,
        "crumbs": crumbs_of(touchpoint.account, (_("Interactions"), _list_of(touchpoint.account)), (_("History"), "")),
    }
    return shown(request, "stakeholders/touchpoint_history.html", context)


@page(Capability.VIEW_PORTFOLIO)
def touchpoint_list(request: ActorRequest, account_id: int) -> HttpResponse:
    """The account's interactions, newest first."""
    account = account_for(request.actor, account_id)
    found = touchpoints_page(account, cursor=request.GET.get("after", ""))
    header = account_header(account, request.actor)
    context = {
        "account": account,
        "header": header,
        "crumbs": crumbs_of(account, (_("Interactions"), "")),
        "nav": NAV,
        "rows": found.rows,
        "may_edit": header.may_change,
        "next_url": f"?after={found.next_cursor}" if found.next_cursor else "",
        "previous_url": f"?after={found.previous_cursor}" if found.previous_cursor else "",
    }
    name = "stakeholders/touchpoint_list.html"
    return render(request, f"{name}#list" if request.htmx else name, context)


def _answer(request: ActorRequest, name: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    """The page; in a panel its panel; for a step inside either, the step alone."""
    fragment = ""
    if request.htmx:
        fragment = "#step" if request.htmx.target == "touchpoint" else "#panel"
    account = context.get("account")
    crumbs = crumbs_of(account, (_("Interaction"), "")) if account else [{"label": _("Log an interaction"), "url": ""}]
    context = {**context, "crumbs": crumbs, "nav": NAV, "hide_log": True}
    return render(request, f"stakeholders/{name}.html{fragment}", context, status=status)


def _account_asked(request: ActorRequest) -> Account | None:
    asked = _ids([request.GET.get("account", "") or request.POST.get("account", "")])
    return account_to_log(request.actor, asked[0]) if asked else None


def _choice(request: ActorRequest) -> AccountChoice:
    choices = [(one.pk, one.name) for one in accounts_to_log(request.actor)]
    return AccountChoice(choices=choices, url=reverse("accounts:account_options"))


def _values(touchpoint: Touchpoint, people: list[int], ours: list[int]) -> dict[str, Any]:
    names = ("version", "happened_on", "channel", "subject", "sentiment", "importance", "direction", "note")
    return {name: getattr(touchpoint, name) for name in names} | {"people": people, "colleagues": ours}


def _ids(texts: list[str]) -> list[int]:
    return [int(one) for one in texts if one.isdecimal() and len(one) < 19]


def _list_of(account: Account) -> str:
    return reverse("stakeholders:touchpoint_list", args=[account.pk])

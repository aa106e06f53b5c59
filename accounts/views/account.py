"""One account: its overview, its facts and its history."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.access import Right, account_for
from accounts.forms.account import AccountForm
from accounts.forms.conflicts import differences, rebased
from accounts.models import Account
from accounts.queries.account import group_of
from accounts.queries.header import account_header
from accounts.queries.onboarding import is_onboarding
from accounts.queries.overview import first_contracts, stays_on, team_at_a_glance
from accounts.queries.tags import tags_on
from accounts.services.accounts import create_account, update_account
from accounts.services.once import once
from accounts.views.answers import done, posted
from kam.audit.queries import history_of
from kam.lib.errors import Conflict, Invalid
from kam.tenancy.capabilities import Capability
from kam.tenancy.decorators import page
from kam.tenancy.requests import ActorRequest
from kam.ui.answers import shown
from kam.ui.refusals import put_on_form

GLANCE = 5  # acts shown on the overview


@page(Capability.VIEW_PORTFOLIO)
def account_detail(request: ActorRequest, pk: int) -> HttpResponse:
    """The overview: this room's facts, and the other rooms' panels by their addresses."""
    account, today = account_for(request.actor, pk), timezone.localdate()
    contracts = first_contracts(account)
    context = {
        "account": account,
        "header": account_header(account, request.actor, today, contracts=contracts),
        "today": today,
        "onboarding": is_onboarding(account),
        "group": group_of(account, request.actor),
        "contracts": contracts,
        "team": team_at_a_glance(account),
        "stays": stays_on(account),
        "tags": tags_on(account),
        "nav": "accounts:portfolio",
    }
    return render(request, "accounts/account_detail.html", context)


@page(Capability.VIEW_PORTFOLIO)
def account_history_panel(request: ActorRequest, pk: int) -> HttpResponse:
    """Who changed what and why; for htmx the list alone."""
    account = account_for(request.actor, pk)
    if request.htmx:
        latest = {"entries": history_of(account, limit=GLANCE)}
        return render(request, "accounts/account_history_panel.html#entries", latest)
    context = {
        "account": account,
        "header": account_header(account, request.actor),
        "entries": history_of(account),
        "nav": "accounts:portfolio",
    }
    return render(request, "accounts/account_history_panel.html", context)


@page(Capability.CREATE_ACCOUNT, methods=("GET", "POST"))
def account_create(request: ActorRequest) -> HttpResponse:
    """A new account; the form sent twice creates one."""
    form = AccountForm(posted(request), actor=request.actor)
    if request.method == "POST" and form.is_valid():
        try:
            account = _created(request, form)
        except Invalid as error:
            put_on_form(form, error)
        else:
            text = _("%(name)s is in the portfolio.") % {"name": account.name}
            return done(request, reverse("accounts:account_detail", args=[account.pk]), text)
    status = 422 if form.is_bound else 200
    return shown(request, "accounts/account_create.html", {"form": form}, status)


def _created(request: ActorRequest, form: AccountForm) -> Account:
    def create() -> Account:
        return create_account(actor=request.actor, today=timezone.localdate(), **form.values())

    token = form.cleaned_data["token"]
    return once(Account, "account.create", token, actor=request.actor, create=create) if token else create()


@page(Capability.VIEW_PORTFOLIO, methods=("GET", "POST"))
def account_edit(request: ActorRequest, pk: int) -> HttpResponse:
    """Change an account's facts; a stale save is answered with both versions."""
    account = account_for(request.actor, pk, Right.CHANGE)
    form = AccountForm(posted(request), actor=request.actor, account=account)
    context: dict[str, Any] = {"account": account, "form": form}
    if request.method != "POST":
        return shown(request, "accounts/account_edit.html", context)
    if form.is_valid():
        version = form.cleaned_data["version"] or 0
        try:
            update_account(account, actor=request.actor, version=version, **form.values())
            return done(request, reverse("accounts:account_detail", args=[pk]), _("Saved."))
        except Invalid as error:
            put_on_form(form, error)
        except Conflict as error:
            context["conflict"] = differences(form, error.current)
            context["form"] = _rebased(request, error.current)
            return shown(request, "accounts/account_edit.html", context, 409)
    return shown(request, "accounts/account_edit.html", context, 422)


def _rebased(request: ActorRequest, account: Account) -> AccountForm:
    form = AccountForm(rebased(request.POST, account.version), actor=request.actor, account=account)
    form.is_valid()
    return form

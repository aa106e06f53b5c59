"""Out of the programme, and what has left it."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.access import Right, account_for
from accounts.forms.conflicts import rebased
from accounts.forms.journey import LeaveForm
from accounts.queries.journey import former_accounts
from accounts.services.journey import leave_programme
from accounts.views.answers import done, posted
from kam.lib.errors import Conflict, Invalid
from kam.tenancy.capabilities import Capability
from kam.tenancy.decorators import page
from kam.tenancy.requests import ActorRequest
from kam.ui.answers import shown
from kam.ui.refusals import put_on_form


@page(Capability.VIEW_PORTFOLIO, methods=("GET", "POST"))
def account_leave(request: ActorRequest, pk: int) -> HttpResponse:
    """Take the account out of the programme; a stale page is refused and keeps what was written."""
    account = account_for(request.actor, pk, Right.CHANGE)
    form = LeaveForm(posted(request), account=account)
    context: dict[str, Any] = {"account": account, "form": form}
    if request.method != "POST":
        return shown(request, "accounts/account_leave.html", context)
    if not form.is_valid() and form.cleaned_data.get("version") == account.version:
        return shown(request, "accounts/account_leave.html", context, 422)
    try:
        if form.cleaned_data.get("version") != account.version:
            raise Conflict(account)
        left = leave_programme(account, actor=request.actor, today=timezone.localdate(), **form.cleaned_data)
    except Invalid as error:
        put_on_form(form, error)
        return shown(request, "accounts/account_leave.html", context, 422)
    except Conflict as error:
        context |= {"account": error.current, "stale": True}
        context["form"] = LeaveForm(rebased(request.POST, error.current.version), account=error.current)
        return shown(request, "accounts/account_leave.html", context, 409)
    text = _("%(name)s has left the programme.") % {"name": left.name}
    return done(request, reverse("accounts:account_journey", args=[pk]), text)


@page(Capability.VIEW_PORTFOLIO)
def former_list(request: ActorRequest) -> HttpResponse:
    """The accounts that left the programme, how and with what lessons, the latest first."""
    context = {"rows": former_accounts(request.actor), "nav": "accounts:portfolio"}
    return render(request, "accounts/former_list.html", context)

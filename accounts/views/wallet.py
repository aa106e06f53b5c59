"""What the client spends in all, and our share of it."""

from __future__ import annotations

from datetime import date

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.access import Right, account_for
from accounts.economics.wallet import share_at
from accounts.forms.footprint import WalletForm
from accounts.models import Account, WalletEstimate
from accounts.queries.footprint import estimates_of
from accounts.queries.header import account_header
from accounts.queries.wallet import facts, share_points
from accounts.services.footprint import estimate_wallet
from accounts.services.once import once
from accounts.views.answers import done, posted
from kam.lib.errors import Invalid
from kam.tenancy.capabilities import Capability
from kam.tenancy.decorators import page
from kam.tenancy.requests import ActorRequest
from kam.ui.answers import shown
from kam.ui.refusals import put_on_form


@page(Capability.VIEW_PORTFOLIO)
def account_wallet(request: ActorRequest, pk: int) -> HttpResponse:
    """Every estimate with its source and date, and the share over time."""
    account, today = account_for(request.actor, pk), timezone.localdate()
    rows = estimates_of(account)
    context = {
        "account": account,
        "header": account_header(account, request.actor, today),
        "estimates": rows,
        "share": share_at(account.revenue_12m, account.currency, facts(rows), today),
        "points": share_points(account, rows, today),
        "nav": "accounts:portfolio",
    }
    return render(request, "accounts/account_wallet.html", context)


@page(Capability.VIEW_PORTFOLIO, methods=("GET", "POST"))
def account_wallet_add(request: ActorRequest, pk: int) -> HttpResponse:
    """A new estimate, one however often it is sent; the earlier ones stay."""
    account, today = account_for(request.actor, pk, Right.CHANGE), timezone.localdate()
    form = WalletForm(posted(request), account=account, today=today)
    if request.method == "POST" and form.is_valid():
        try:
            _estimated(request, account, form, today)
        except Invalid as error:
            put_on_form(form, error)
        else:
            return done(request, reverse("accounts:account_wallet", args=[pk]), _("The estimate is recorded."))
    context = {"account": account, "form": form}
    return shown(request, "accounts/account_wallet_add.html", context, 422 if form.is_bound else 200)


def _estimated(request: ActorRequest, account: Account, form: WalletForm, today: date) -> None:
    given = dict(form.cleaned_data)
    token = given.pop("token")

    def create() -> WalletEstimate:
        return estimate_wallet(account, actor=request.actor, today=today, **given)

    if token:
        once(WalletEstimate, "wallet.estimate", token, actor=request.actor, create=create, target=account)
    else:
        create()

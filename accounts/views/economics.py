"""The economics of an account, the entry of a quarter, the ranking, and the rates."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.access import Right, account_for
from accounts.choices import CostKind
from accounts.forms.conflicts import differences, rebased
from accounts.forms.economics import CostsForm, RateForm
from accounts.models import Account, FunctionRate, QuarterCosts
from accounts.queries.economics import economics_of, quarter_word, rates_at
from accounts.queries.header import account_header
from accounts.services.economics import enter_costs, set_rate
from accounts.views.answers import done, posted
from kam.lib.errors import Conflict, Invalid, NotVisible
from kam.tenancy.capabilities import Capability
from kam.tenancy.decorators import page
from kam.tenancy.requests import ActorRequest
from kam.ui.refusals import put_on_form


@page(Capability.VIEW_PORTFOLIO)
def account_economics(request: ActorRequest, pk: int) -> HttpResponse:
    """Quarter by quarter: revenue, margin, cost-to-serve, what is left."""
    account, today = account_for(request.actor, pk), timezone.localdate()
    context = {
        "account": account, "header": account_header(account, request.actor, today), "kinds": CostKind.choices,
        "found": economics_of(account, today), "nav": "accounts:portfolio",
    }  # fmt: skip
    return render(request, "accounts/account_economics.html", context)


def _quarter(text: str) -> date:
    match = re.fullmatch(r"(20\d\d)-Q([1-4])", text)
    if match is None:
        raise NotVisible
    return date(int(match[1]), 3 * int(match[2]) - 2, 1)


@page(Capability.VIEW_PORTFOLIO, methods=("GET", "POST"))
def account_quarter(request: ActorRequest, pk: int, quarter: str) -> HttpResponse:
    """Enter a quarter's costs, all lines in one form."""
    account, start, today = account_for(request.actor, pk, Right.CHANGE), _quarter(quarter), timezone.localdate()
    costs = QuarterCosts.objects.filter(account=account, quarter=start).first()
    form = _costs_form(request, account, start, costs, posted(request))
    context: dict[str, Any] = {
        "account": account, "quarter": quarter, "word": quarter_word(start), "form": form, "nav": "accounts:portfolio",
        "other": account.currency != request.organisation.currency,
        "foreign": costs.currency if costs and costs.currency != account.currency else "",
    }  # fmt: skip
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            got = form.cleaned_data
            try:
                enter_costs(
                    account, start, actor=request.actor, version=got["version"] or 0, lines=form.lines(),
                    cost_of_sales=got["cost_of_sales"], note=got["note"], today=today,
                )  # fmt: skip
                url = reverse("accounts:account_economics", args=[pk])
                return done(request, url, _("The costs of the quarter are saved."))
            except Invalid as error:
                put_on_form(form, error)
            except Conflict as error:
                typed = rebased(request.POST, error.current.version)
                context["form"] = _costs_form(request, account, start, error.current, typed)
                lines = form.conflicts(list(error.current.lines.all()))
                context["current_values"], status = [*differences(form, error.current), *lines], 409
    return render(request, "accounts/account_quarter.html", context, status=status)


def _costs_form(
    request: ActorRequest, account: Account, start: date, costs: QuarterCosts | None, data: Any
) -> CostsForm:
    lines = list(costs.lines.order_by("id")) if costs else []
    same = account.currency == request.organisation.currency
    return CostsForm(
        data, costs=costs, lines=lines, rates=rates_at(start), currency=account.currency, same_currency=same
    )


@page(Capability.MANAGE_PROGRAMME, methods=("GET", "POST"))
def rate_list(request: ActorRequest) -> HttpResponse:
    """Every rate with the day it holds from, and a form for the next."""
    form = RateForm(posted(request), initial={"valid_from": timezone.localdate()})
    form.fields["hourly_rate"].widget.currency = request.organisation.currency
    if request.method == "POST" and form.is_valid():
        try:
            set_rate(actor=request.actor, **form.cleaned_data)
        except Invalid as error:
            put_on_form(form, error)
        else:
            return done(request, reverse("accounts:rate_list"), _("The rate is set."))
    rates = FunctionRate.objects.order_by("sort_name", "-valid_from")[:200]
    context = {"form": form, "rates": rates, "nav": "members:settings"}
    return render(request, "accounts/rate_list.html", context, status=422 if form.is_bound else 200)

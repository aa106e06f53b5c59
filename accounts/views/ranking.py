"""Accounts ranked by what they leave: the page and the file."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import content_disposition_header

from accounts.queries.economics import ranking
from accounts.queries.exchange import currencies_in_use
from accounts.services.economics_export import export_economics
from kam.lib.limits import spend
from kam.lib.money import CURRENCIES
from kam.lib.paging import Order, page_of
from kam.tenancy.capabilities import Capability
from kam.tenancy.decorators import page
from kam.tenancy.requests import ActorRequest

SORTS = {"name": "sort_name", "net": "net", "ratio": "ratio", "revenue": "revenue", "serve": "serve"}


def _asked(request: ActorRequest) -> tuple[str, Order]:
    currency = request.GET.get("currency", "")
    sort = request.GET.get("sort", "net")
    column = SORTS.get(sort.removeprefix("-"), "net")
    return currency if currency in CURRENCIES else request.organisation.currency, Order(column, sort.startswith("-"))


@page(Capability.VIEW_ALL_ACCOUNTS)
def economics_ranking(request: ActorRequest) -> HttpResponse:
    """Accounts by what they leave, least first unless asked otherwise."""
    currency, order = _asked(request)
    found = page_of(ranking(request.actor, currency, timezone.localdate()), order, request.GET.get("after", ""))
    context = {"page": found, "currency": currency, "currencies": currencies_in_use(), "nav": "accounts:portfolio",
               "sort": request.GET.get("sort", "net")}  # fmt: skip
    return render(request, "accounts/economics_ranking.html", context)


@page(Capability.EXPORT_DATA, methods=("POST",))
def economics_export(request: ActorRequest) -> HttpResponse:
    """The ranking as a file."""
    spend("economics-export", f"{request.organisation.pk}:{request.actor.pk}", allowed=10, seconds=60)
    currency, order = _asked(request)
    made = export_economics(
        actor=request.actor, currency=currency, order=order, form=request.POST.get("format", ""),
        today=timezone.localdate(),
    )  # fmt: skip
    response = HttpResponse(made.content, content_type=made.content_type)
    response.headers["Content-Disposition"] = content_disposition_header(True, made.name) or "attachment"
    return response

"""Accounts ranked by what they leave: the page and the file."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.text import slugify
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from accounts.models import Account
from accounts.queries.economics import ranking
from accounts.services.exports import TYPES
from kam.audit.acts import act
from kam.lib.errors import Invalid
from kam.lib.limits import spend
from kam.lib.money import CURRENCIES
from kam.lib.paging import Order, page_of
from kam.lib.tabular import Sheet, write_csv, write_xlsx
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
    held = Account.objects.order_by("currency").values_list("currency", flat=True).distinct()
    context = {"page": found, "currency": currency, "currencies": list(held), "sort": request.GET.get("sort", "net"),
               "nav": "accounts:portfolio"}  # fmt: skip
    return render(request, "accounts/economics_ranking.html", context)


@page(Capability.EXPORT_DATA, methods=("POST",))
def economics_export(request: ActorRequest) -> HttpResponse:
    """The ranking as a file."""
    form = request.POST.get("format", "")
    if form not in TYPES:
        raise Invalid(_("Choose CSV or Excel."))
    spend("economics-export", f"{request.organisation.pk}:{request.actor.pk}", allowed=10, seconds=60)
    currency, order = _asked(request)
    names = ("name", "currency", "quarters", "revenue", "sales_cost", "serve", "net", "ratio")
    found = ranking(request.actor, currency, timezone.localdate()).order_by(*order.clauses())[:5000]
    rows = [[_rounded(one[name]) for name in names] for one in found]
    heads = [_("Account"), _("Currency"), _("Quarters"), _("Revenue"), _("Cost of sales"), _("Cost-to-serve"),
             _("Net contribution"), _("Cost-to-serve, percent of revenue")]  # fmt: skip
    with act(request.actor, "economics.export") as entry:
        entry.details = {"format": form.upper(), "rows": len(rows)}
    french = (get_language() or "en").startswith("fr")
    marks: Any = {"delimiter": ";", "decimal_mark": ","} if french else {}
    content = write_xlsx([Sheet(_("Economics"), heads, rows)]) if form == "xlsx" else write_csv(heads, rows, **marks)
    response = HttpResponse(content, content_type=TYPES[form])
    what = slugify(_("economics"))
    name = f"{what}-{timezone.localdate():%Y-%m-%d}.{form}"
    response.headers["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    return response


def _rounded(value: Any) -> Any:
    return round(value, 2) if isinstance(value, Decimal) else value

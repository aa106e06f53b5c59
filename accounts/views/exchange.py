"""The organisation's exchange rates: those in force, a form for the next or a correction, all that were written."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.exchange import conversions
from accounts.forms.exchange import ExchangeForm
from accounts.models import ExchangeRate
from accounts.queries.exchange import currencies_in_use, quotes_on, rates_written
from accounts.services.exchange import add_rate, noted
from accounts.services.once import once
from accounts.views.answers import done, posted
from kam.lib.errors import Invalid
from kam.lib.money import CURRENCIES
from kam.lib.paging import Order, page_of
from kam.tenancy.capabilities import Capability
from kam.tenancy.decorators import page
from kam.tenancy.requests import ActorRequest
from kam.ui.refusals import put_on_form


@page(Capability.MANAGE_PROGRAMME, methods=("GET", "POST"))
def exchange_list(request: ActorRequest) -> HttpResponse:
    """What holds today, what is missing, and the next rate."""
    base, today = request.organisation.currency, timezone.localdate()
    form = ExchangeForm(posted(request), base=base, initial=_asked(request, today))
    if request.method == "POST" and form.is_valid():
        try:
            made = _written(request, form)
        except Invalid as error:
            put_on_form(form, error)
        else:
            said = _("The rate of %(currency)s is written.") % {"currency": made.currency}
            return done(request, reverse("accounts:exchange_list"), said)
    return render(request, "accounts/exchange_list.html", _context(request, form, today), status=_status(form))


def _written(request: ActorRequest, form: ExchangeForm) -> ExchangeRate:
    given = dict(form.cleaned_data)
    token = given.pop("token")

    def create() -> ExchangeRate:
        return add_rate(actor=request.actor, **given)

    if not token:
        return create()
    details = noted(given["currency"], given["rate"], given["valid_from"])
    return once(ExchangeRate, "exchange.add", token, actor=request.actor, create=create, details=details)


def _status(form: ExchangeForm) -> int:
    return 422 if form.is_bound else 200


def _asked(request: ActorRequest, today: date) -> dict[str, Any]:
    """A page that misses a rate, or a rate to be corrected, names the currency and the day."""
    currency, day = request.GET.get("currency", ""), request.GET.get("valid_from", "")
    known = {"currency": currency} if currency in CURRENCIES else {}
    return {"valid_from": day or today, **known}


def _context(request: ActorRequest, form: ExchangeForm, today: date) -> dict[str, Any]:
    base, quotes = request.organisation.currency, quotes_on(today)
    quoted = {one.currency for one in quotes} | {one.base for one in quotes}
    codes = sorted({*currencies_in_use(), *quoted} - {base})
    known, missing = conversions(quotes, codes, base, base=base, on=today)
    found = page_of(rates_written(), Order("valid_from", descending=True), request.GET.get("after", ""))
    return {"form": form, "base": base, "known": known, "missing": missing, "page": found, "nav": "members:settings"}

"""Writing exchange rates: each a new row, a correction too."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from accounts.models import ExchangeRate
from kam.audit.acts import act
from kam.lib.errors import Invalid
from kam.tenancy.capabilities import Capability, require
from kam.tenancy.models import Membership


def add_rate(*, actor: Membership, currency: str, rate: Decimal, valid_from: date, source: str = "") -> ExchangeRate:
    """One unit of `currency` is `rate` units of the organisation's currency from a day on.

    A rate for a day that has one corrects it: the newer holds, the older stays to be read. Raises Invalid for the
    organisation's own currency and for a rate that is not above zero.
    """
    require(actor, Capability.MANAGE_PROGRAMME)
    base = actor.organisation.currency
    if currency == base:
        sentence = _("%(currency)s is the currency of the organisation itself: it needs no rate.")
        raise Invalid({"currency": [sentence % {"currency": currency}]})
    if rate <= 0:
        raise Invalid({"rate": [_("A rate is above zero.")]})
    with act(actor, "exchange.add") as entry:
        made = ExchangeRate.objects.create(
            currency=currency, base=base, rate=rate, valid_from=valid_from, source=source, entered_by=actor
        )
        entry.target = made
        entry.details = noted(currency, rate, valid_from)
    return made


def noted(currency: str, rate: Decimal, valid_from: date) -> dict[str, str]:
    """What the trail keeps of a rate beside who wrote it."""
    return {"currency": currency, "rate": str(rate), "valid_from": valid_from.isoformat()}

"""Rates as a reader writes them."""

from __future__ import annotations

from decimal import Decimal

from django import template
from django.utils.translation import gettext as _

from accounts.exchange import Conversion, Quote
from kam.lib import formats

register = template.Library()
TELLING = 6  # figures that count: the eighth decimal of a hundred yen says nothing


def rate_text(value: Decimal) -> str:
    """A rate with six figures that count, eight decimals at most, and no zeros at the end."""
    places = min(8, max(0, TELLING - 1 - value.adjusted()))
    text = formats.number(value, places)
    mark = formats.number(Decimal("0.5"), 1)[1]
    return text.rstrip("0").rstrip(mark) if mark in text else text


def quote_text(quote: Quote) -> str:
    """`1 USD = 0.92 EUR of 1 October 2026`, with its source."""
    facts = {
        "currency": quote.currency, "rate": rate_text(quote.rate), "base": quote.base,
        "day": formats.day(quote.valid_from), "source": quote.source,
    }  # fmt: skip
    if quote.source:
        return _("1 %(currency)s = %(rate)s %(base)s of %(day)s (%(source)s)") % facts
    return _("1 %(currency)s = %(rate)s %(base)s of %(day)s") % facts


@register.simple_tag
def rate(value: Decimal) -> str:
    """See `rate_text`."""
    return rate_text(value)


@register.simple_tag
def inverse(one: Conversion) -> str:
    """What one unit of the target is worth in the source."""
    return rate_text(1 / one.factor)

"""The organisation's exchange rates."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import F, QuerySet, Window
from django.db.models.functions import RowNumber

from accounts.exchange import Quote
from accounts.models import Account, ExchangeRate
from kam.tenancy.compiled import compiled


def _latest(day: date) -> QuerySet[ExchangeRate, tuple[Any, ...]]:
    newest = Window(
        RowNumber(), partition_by=[F("currency"), F("base")], order_by=[F("valid_from").desc(), F("id").desc()]
    )
    rows = ExchangeRate.objects.filter(valid_from__lte=day).annotate(place=newest).filter(place=1)
    return rows.values_list("currency", "base", "rate", "valid_from", "pk", "source")


_quotes = compiled(_latest, day=date)


def quotes_on(day: date) -> list[Quote]:
    """The rates that hold on a day: of each pair of currencies the latest. One query, whatever was ever written."""
    return [Quote(*row) for row in _quotes(day=day)]


def rates_written() -> QuerySet[ExchangeRate]:
    """Every rate that was ever written, the latest first, with who wrote it."""
    return ExchangeRate.objects.select_related("entered_by").order_by("-valid_from", "-id")


def currencies_in_use() -> list[str]:
    """The currencies accounts are kept in."""
    return list(Account.objects.order_by("currency").values_list("currency", flat=True).distinct())

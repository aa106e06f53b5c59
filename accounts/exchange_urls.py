"""The addresses of exchange rates, below those of accounts."""

from __future__ import annotations

from django.urls import URLPattern, path

from accounts.views import exchange

urlpatterns: list[URLPattern] = [
    path("exchange/", exchange.exchange_list, name="exchange_list"),
]

"""Money is a Decimal and an ISO 4217 code; never a float."""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Decimal

CURRENCIES = (
    *("EUR", "USD", "GBP", "CHF", "CAD", "SEK", "NOK", "DKK", "PLN"),
    *("CZK", "JPY", "CNY", "INR", "AUD", "BRL", "MAD", "TND", "XOF"),
)
CENT = Decimal("0.01")


def cents(amount: Decimal) -> Decimal:
    """Round to two places, half to even (the banker's way: no drift in sums)."""
    return amount.quantize(CENT, rounding=ROUND_HALF_EVEN)

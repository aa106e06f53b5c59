"""How an objective's values read."""

from __future__ import annotations

from decimal import Decimal

from kam.lib import formats
from kam.lib.money import CURRENCIES


def figure_words(value: Decimal | None, unit: str) -> str:
    """A value with its unit: money rounded for reading, per cent, or a number and a word; a dash for none."""
    if value is None:
        return "–"
    if unit in CURRENCIES:
        return formats.money(value, unit)
    if unit == "%":
        return formats.percent(value, 2)
    text = formats.number(value, 2)
    return f"{text}{formats.NBSP}{unit}" if unit else text

"""At which rate money of one currency is counted in another on a day: the rule, without a database.

A quote says what one unit of a currency is worth in another from a day on. The latest one on or before the day holds;
of two for the same day the one written later. Read backwards it gives the inverse; two quotes through the
organisation's base currency give the cross rate. Nothing is ever taken as one to one but a currency and itself.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Context, Decimal

PRECISE = Context(prec=28)
ONE = Decimal(1)


@dataclass(frozen=True)
class Quote:
    """From `valid_from` on, one unit of `currency` is worth `rate` units of `base`. `pk` grows with each new one."""

    currency: str
    base: str
    rate: Decimal
    valid_from: date
    pk: int = 0
    source: str = ""

    @property
    def order(self) -> tuple[date, int]:
        """What is greater holds."""
        return self.valid_from, self.pk


@dataclass(frozen=True)
class Conversion:
    """How an amount of `source` becomes one of `target`: times `factor`, by the quotes in `by` (none: the same)."""

    source: str
    target: str
    factor: Decimal
    by: tuple[Quote, ...] = ()


@dataclass(frozen=True)
class NoRate:
    """Why an amount of `source` cannot be counted in `target`: no quote of `missing` in `base` holds on the day."""

    source: str
    target: str
    missing: str
    base: str
    on: date


def conversion(quotes: Iterable[Quote], source: str, target: str, *, base: str, on: date) -> Conversion | NoRate:
    """The conversion that holds on a day, or what is missing for it. `base` is the organisation's own currency."""
    if source == target:
        return Conversion(source, target, ONE)
    held = list(quotes)
    used: list[Quote] = []
    worth: dict[str, Decimal] = {}
    for currency in (source, target):
        if currency == base:
            worth[currency] = ONE
            continue
        found = _latest(held, currency, base, on)
        if found is None:
            return NoRate(source, target, currency, base, on)
        worth[currency] = found.rate if found.currency == currency else PRECISE.divide(ONE, found.rate)
        used.append(found)
    return Conversion(source, target, PRECISE.divide(worth[source], worth[target]), tuple(used))


def conversions(
    quotes: Iterable[Quote], sources: Iterable[str], target: str, *, base: str, on: date
) -> tuple[list[Conversion], list[NoRate]]:
    """The conversions of several currencies, in their order, and those for which a quote is missing."""
    held = list(quotes)
    found = [conversion(held, source, target, base=base, on=on) for source in sources]
    return [one for one in found if isinstance(one, Conversion)], [one for one in found if isinstance(one, NoRate)]


def _latest(quotes: Iterable[Quote], currency: str, base: str, on: date) -> Quote | None:
    between = {(currency, base), (base, currency)}
    known = [one for one in quotes if (one.currency, one.base) in between and one.valid_from <= on]
    return max(known, key=lambda one: one.order, default=None)

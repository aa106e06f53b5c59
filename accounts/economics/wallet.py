"""Share of wallet by the estimate that held at a date."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_EVEN, Decimal
from enum import StrEnum

OLD_DAYS = 365
HUNDRED = Decimal(100)
TENTH = Decimal("0.1")


class Doubt(StrEnum):
    """Why a share is missing, or to be read with care."""

    NO_ESTIMATE = "no_estimate"
    NO_REVENUE = "no_revenue"
    OTHER_CURRENCY = "other_currency"
    ABOVE_ALL = "above_all"  # more revenue than the client is said to spend
    OLD = "old"


@dataclass(frozen=True)
class Estimate:
    """What the client was said to spend per year, on a day."""

    pk: int
    on: date
    amount: Decimal
    currency: str


@dataclass(frozen=True)
class Share:
    """Our part in hundredths, the estimate it rests on, and what to doubt."""

    percent: Decimal | None
    estimate: Estimate | None
    doubts: tuple[Doubt, ...] = ()


def held_at(estimates: Iterable[Estimate], day: date) -> Estimate | None:
    """The latest estimate made on or before the day; of one day the one written last."""
    return max((one for one in estimates if one.on <= day), key=lambda one: (one.on, one.pk), default=None)


def share_at(revenue: Decimal | None, currency: str, estimates: Iterable[Estimate], day: date) -> Share:
    """Revenue of a year over the estimate that held; none across currencies, for a rate would move it."""
    held = held_at(estimates, day)
    if held is None:
        return Share(None, None, (Doubt.NO_ESTIMATE,))
    if held.currency != currency:
        return Share(None, held, (Doubt.OTHER_CURRENCY,))
    if revenue is None:
        return Share(None, held, (Doubt.NO_REVENUE,))
    percent = (revenue / held.amount * HUNDRED).quantize(TENTH, ROUND_HALF_EVEN)
    doubts = [Doubt.ABOVE_ALL] if revenue > held.amount else []
    doubts += [Doubt.OLD] if (day - held.on).days > OLD_DAYS else []
    return Share(percent, held, tuple(doubts))

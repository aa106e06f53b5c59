"""Share of wallet over time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from accounts.economics.wallet import Estimate, Share, share_at
from accounts.models import Account, WalletEstimate
from accounts.queries.value import Quarter, value_of
from kam.lib.dates import add_months

YEAR = 4  # quarters


@dataclass(frozen=True)
class SharePoint:
    """The share at the end of a quarter."""

    day: date
    share: Share


def facts(rows: list[WalletEstimate]) -> list[Estimate]:
    """What the rule needs to know."""
    return [Estimate(one.pk, one.estimated_on, one.amount, one.currency) for one in rows]


def share_points(account: Account, rows: list[WalletEstimate], today: date) -> list[SharePoint]:
    """At the end of each complete quarter that has four of them behind it: revenue by the estimate that held."""
    complete = [one for one in value_of(account, today).quarters if not one.running]
    known = facts(rows)
    points = []
    for last in range(YEAR - 1, len(complete)):
        day = add_months(complete[last].start, 3) - timedelta(days=1)
        points.append(SharePoint(day, share_at(_year(complete, last), account.currency, known, day)))
    return points


def _year(quarters: list[Quarter], last: int) -> Decimal:
    return sum((one.amount for one in quarters[last - YEAR + 1 : last + 1]), Decimal(0))

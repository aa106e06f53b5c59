"""The moments of one lane between two days, page by page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.http import QueryDict
from django.urls import reverse
from django.utils.safestring import SafeString

from accounts.models import Account
from accounts.moments import Lane
from insights.journey_map.window import Window
from insights.map_lists import rows_of
from insights.queries.journey_map import journey_map

PAGE = 50


@dataclass(frozen=True)
class MomentsPage:
    """The rows, how many there are in all, the days they lie between, and the way to those before and after."""

    lane: str
    window: Window
    count: int
    rows: SafeString
    map_url: str
    older_url: str
    newer_url: str


def moments_page(account: Account, asked: QueryDict, today: date) -> MomentsPage:
    """The moments that the address asks, the latest first; without a lane those of all."""
    found = journey_map(account, asked, today)
    lane = asked.get("lane", "") if asked.get("lane", "") in list(Lane) else ""
    window = found.asked or found.window
    held = [one for one in found.moments if window.holds(one.on) and lane in ("", one.lane)][::-1]
    skip = asked.get("skip", "")
    first = int(skip) if skip.isdecimal() and len(skip) < 7 else 0
    return MomentsPage(
        lane,
        window,
        len(held),
        rows_of(account.pk, held[first : first + PAGE]),
        _with(asked, account.pk),
        _skipping(asked, first + PAGE) if first + PAGE < len(held) else "",
        _skipping(asked, max(first - PAGE, 0)) if first else "",
    )


def _skipping(asked: QueryDict, rows: int) -> str:
    copy = asked.copy()
    copy["skip"] = str(rows)
    return f"?{copy.urlencode()}"


def _with(asked: QueryDict, account_id: int) -> str:
    """The map on the same time with the same filters."""
    copy = asked.copy()
    for name in ("lane", "skip"):
        copy.pop(name, None)
    return f"{reverse('insights:account_map', args=[account_id])}?{copy.urlencode()}"

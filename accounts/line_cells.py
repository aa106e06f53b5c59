"""What a row of the portfolio and a card of the board say alike."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from accounts.attention import Reason, percent_change, reason_of
from accounts.choices import Phase
from kam.ui import cells
from kam.ui.memo import remembered

LARGEST_CHANGE = 999  # percent: from next to nothing says nothing


def change_of(line: Mapping[str, Any]) -> int | None:
    """The revenue's change in percent, or None."""
    return percent_change(line["revenue_12m"], line["revenue_previous_12m"])


def reason_in(line: Mapping[str, Any], change: int | None, today: date) -> Reason | None:
    """Why look at this account today (accounts.attention)."""
    return reason_of(
        today,
        renewal_on=line["renewal_on"],
        notice_on=line["notice_on"],
        last_touch_on=line["last_touch_on"],
        since=line["phase_since"],
        has_owner=line["owner_id"] is not None,
        change=change,
    )


def is_prospect(phase: str, client_since: date | None, *revenues: Decimal | None) -> bool:
    """Whoever is in qualification and no client yet: no date since when, no revenue."""
    return phase == Phase.QUALIFICATION and client_since is None and not any(revenues)


def prospect_of(line: Mapping[str, Any]) -> str:
    """The quiet mark beside a prospect's name; nothing beside a client's."""
    known = (line["client_since"], line["revenue_12m"], line["revenue_previous_12m"])
    return f" {prospect_pill()}" if is_prospect(line["phase"], *known) else ""


def prospect_pill() -> SafeString:
    """The mark of a prospect."""
    return cells.pill("plain", _("prospect"))


@remembered(8192)
def revenue(amount: Decimal | None, change: int | None, currency: str) -> str:
    """The amount with its change; nothing when it is not known."""
    if amount is None:
        return ""
    told = change if change is None or change <= LARGEST_CHANGE else None
    return f"{cells.money(amount, currency)} {cells.delta(told, '%')}".rstrip()

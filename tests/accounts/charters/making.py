"""Charters for tests, written by the product's own services."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils import timezone

from accounts.models import Account, Charter
from accounts.services.charters.agreeing import agree_charter
from accounts.services.charters.opening import open_charter


def draft(house: Any, account: Account, *, language: str = "en", **given: Any) -> Charter:
    """A draft with the suggested lines, opened today."""
    given.setdefault("today", timezone.localdate())
    return open_charter(account, actor=house.kam, language=language, **given)


def agreed(house: Any, account: Account, *, on: date | None = None, **given: Any) -> Charter:
    """A version both sides agreed on."""
    made = draft(house, account, **given)
    made.refresh_from_db()
    return agree(house, made, on=on)


def agree(house: Any, charter: Charter, *, on: date | None = None, **given: Any) -> Charter:
    """The draft agreed as it stands."""
    today = timezone.localdate()
    given = {"agreed_by": house.kam, "agreed_by_client": "Hélène Baroux", "agreed_on": on or today} | given
    return agree_charter(charter, actor=house.kam, version=charter.version, today=today, **given)

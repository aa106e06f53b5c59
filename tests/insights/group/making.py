"""Groups for tests: rows made in a few statements, rates, rights."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.utils import timezone

from accounts.models import Account, Contract, ExchangeRate
from insights.models import RenewalAssessment


def account(name: str, parent: Account | None = None, **fields: Any) -> Account:
    """An account as it stands, without its journey."""
    given = {"phase": "development", "phase_since": date(2026, 1, 1), "currency": "EUR", **fields}
    return Account.objects.create(name=name, parent=parent, **given)


def contract(of: Account, value: int, *, ends_in: int = 100, score: int | None = None, **fields: Any) -> Contract:
    """A running contract, assessed where a score is given."""
    ends = timezone.localdate() + timedelta(days=ends_in)
    made = Contract.objects.create(
        account=of, reference=f"C-{of.pk}-{value}", start_on=ends - timedelta(days=700), end_on=ends,
        notice_on=ends - timedelta(days=90), annual_value=Decimal(value), **{"currency": of.currency, **fields},
    )  # fmt: skip
    if score is not None:
        level = "risk" if score >= 60 else "watch" if score >= 30 else "good"
        RenewalAssessment.objects.create(contract=made, account=of, score=score, level=level, assessed_on=ends)
    return made


def rate(currency: str, value: str, valid_from: date | None = None, source: str = "") -> ExchangeRate:
    """What one unit is worth in euro."""
    day = valid_from or timezone.localdate() - timedelta(days=30)
    return ExchangeRate.objects.create(
        currency=currency, base="EUR", rate=Decimal(value), valid_from=day, source=source
    )

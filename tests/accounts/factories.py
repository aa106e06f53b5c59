"""Accounts' nouns for tests, made by the services."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

from accounts.models import Account, AccountMember, Contract
from accounts.services.contracts import create_contract
from accounts.services.team import set_team_member
from kam.tenancy.models import Membership


def contract(house: SimpleNamespace, account: Account, **fields: Any) -> Contract:
    """A three-year contract until the end of 2027, recorded by the administrator."""
    given: dict[str, Any] = {
        "reference": "FR-2025-118",
        "start_on": date(2025, 1, 1),
        "end_on": date(2027, 12, 31),
        "notice_months": 3,
        "annual_value": Decimal("1200000.00"),
        "currency": "EUR",
    }
    return create_contract(account, actor=house.administrator, **(given | fields))


def contract_fields(**fields: Any) -> dict[str, Any]:
    """What a person types for a contract."""
    given = {
        "kind": "contract",
        "reference": "FR-2026-9",
        "title": "Framework agreement",
        "start_on": "2026-01-01",
        "end_on": "2028-12-31",
        "notice_months": "3",
        "annual_value": "1 400 000,50",
        "currency": "EUR",
    }
    return given | fields


def place(house: SimpleNamespace, account: Account, member: Membership, level: str = "reader") -> AccountMember:
    """A colleague's place on the team."""
    return set_team_member(account, actor=house.administrator, member=member, level=level)


def account_fields(house: SimpleNamespace, **fields: Any) -> dict[str, Any]:
    """What a person types for an account."""
    return {"name": "Cabral Foods", "owner": house.kam.pk, "currency": "EUR"} | fields

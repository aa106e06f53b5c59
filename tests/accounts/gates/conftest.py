"""A house whose gates ask everything they ask by default, and an account before its first."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from accounts.models import Account, GateCriterion
from kam.tenancy.scope import tenant
from tests import factories


@pytest.fixture
def gated(db: None) -> SimpleNamespace:
    """As `house`, with its gates."""
    return factories.organisation_with_people("Vallier", "vallier", locale="en", gates=True)


@pytest.fixture
def scope(gated: SimpleNamespace) -> Any:
    """The organisation in scope, for tests of services."""
    with tenant(gated.organisation.pk):
        yield gated


@pytest.fixture
def account(gated: SimpleNamespace) -> Account:
    """In qualification; onboarding asks for a manager and two judgements of people."""
    with tenant(gated.organisation.pk):
        return factories.account(gated)


def by_people(phase: str) -> list[GateCriterion]:
    """The criteria of a gate that people judge."""
    return list(GateCriterion.objects.filter(phase=phase, check_code="", active=True))

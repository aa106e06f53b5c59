"""One account with a draft, an approved plan, an objective and an action, in the house and at the rival's."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from kam.tenancy.scope import tenant
from tests import factories
from tests.plans import factories as made


def world_of(house: SimpleNamespace, word: str) -> SimpleNamespace:
    """The world of one organisation; every text carries the word."""
    with tenant(house.organisation.pk):
        account = factories.account(house, f"{word} Logistics")
        draft = made.plan(house, account, summary=f"{word} synthesis")
        objective = made.objective(house, draft, f"{word} objective")
        action = made.action(house, account, f"{word} action", objective=objective)
        other = factories.account(house, f"{word} Marine")
        running = made.plan(house, other, summary=f"{word} summary")
        goal = made.objective(house, running, f"{word} goal")
        step = made.action(house, other, f"{word} step", objective=goal)
        running = made.approved(house, running)
        return SimpleNamespace(
            account=account, draft=draft, objective=objective, action=action,
            other=other, running=running, goal=goal, step=step,
        )  # fmt: skip


@pytest.fixture
def world(house: SimpleNamespace) -> SimpleNamespace:
    """The house's."""
    return world_of(house, "Vallier")


@pytest.fixture
def theirs(rival: SimpleNamespace) -> SimpleNamespace:
    """The rival's."""
    return world_of(rival, "Zanzibar")

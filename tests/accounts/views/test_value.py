"""The value tab."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.utils import timezone

from accounts.models import Product, Revenue
from accounts.queries.value import value_of
from accounts.services.revenue import refresh_revenue
from kam.lib.dates import add_months, quarter_start
from kam.tenancy.scope import tenant
from tests import factories
from tests.accounts.factories import contract
from tests.accounts.rollcall import queries


@pytest.fixture
def account(house):
    with tenant(house.organisation.pk):
        return factories.account(house)


def test_contracts_quarters_and_products(house, sign_in, account):
    running = quarter_start(timezone.localdate())
    with tenant(house.organisation.pk):
        contract(house, account)
        audit = Product.objects.create(name="Energy audit")
        for back in range(9):
            Revenue.objects.create(
                account=account, product=audit, quarter=add_months(running, -3 * back), amount=250_000, currency="EUR"
            )
        Revenue.objects.create(account=account, quarter=add_months(running, -3), amount=7, currency="USD")
        refresh_revenue(None, timezone.localdate())
    body = sign_in(house.kam).get(f"/accounts/{account.pk}/value/").content.decode()
    assert "FR-2025-118" in body
    assert "Energy audit" in body
    assert "€1M over the last four quarters, as much as the year before" in body
    assert "Revenue in other currencies than EUR is left out." in body
    assert "style=" not in body


def test_nothing_yet_teaches(house, sign_in, account):
    body = sign_in(house.kam).get(f"/accounts/{account.pk}/value/").content.decode()
    assert "No contract yet" in body
    assert "No revenue recorded yet" in body


def test_it_costs_the_same_at_1_3_and_60_contracts(house, sign_in, account):
    client, costs = sign_in(house.kam), []
    for some in (range(1), range(1, 3), range(3, 60)):
        with tenant(house.organisation.pk):
            for number in some:
                contract(house, account, reference=f"R{number}")
        costs.append(queries(client, f"/accounts/{account.pk}/value/"))
    assert costs[0] == costs[1] == costs[2]
    assert costs[0] <= 12


def test_products_compare_complete_years(inside):
    account, audit = factories.account(inside), Product.objects.create(name="Audit")
    for quarter, amount in ((date(2026, 7, 1), 30), (date(2025, 7, 1), 20), (date(2026, 10, 1), 999)):
        Revenue.objects.create(account=account, product=audit, quarter=quarter, amount=amount, currency="EUR")
    found = value_of(account, date(2026, 11, 23))
    assert [(one.name, one.latest, one.previous) for one in found.products] == [("Audit", Decimal(30), Decimal(20))]
    assert [one.running for one in found.quarters] == [False] * 8 + [True]
    assert found.quarters[-1].amount == Decimal(999)

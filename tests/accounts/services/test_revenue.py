"""The revenue an account's row carries."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from accounts.models import Account, Revenue
from accounts.services.revenue import refresh_revenue
from kam.tenancy.scope import tenant
from tests import factories

TODAY = date(2026, 11, 23)


def _earn(account, quarter: date, amount: str, currency: str = "EUR") -> None:
    Revenue.objects.create(account=account, quarter=quarter, amount=Decimal(amount), currency=currency)


def test_the_last_four_complete_quarters_and_the_four_before(inside):
    account = factories.account(inside)
    _earn(account, date(2024, 7, 1), "1000")  # too old
    _earn(account, date(2024, 10, 1), "10")
    _earn(account, date(2025, 7, 1), "20")
    _earn(account, date(2025, 10, 1), "1")
    _earn(account, date(2026, 7, 1), "2")
    _earn(account, date(2026, 10, 1), "5000")  # still running
    assert refresh_revenue([account.pk], TODAY) == 1
    account.refresh_from_db()
    assert (account.revenue_12m, account.revenue_previous_12m) == (Decimal("3"), Decimal("30"))


def test_no_revenue_is_none_and_old_revenue_is_zero(inside):
    without, old = factories.account(inside), factories.account(inside, "Brandt Maschinenbau")
    _earn(old, date(2020, 1, 1), "7")
    refresh_revenue(None, TODAY)
    found = dict(Account.objects.values_list("pk", "revenue_12m"))
    assert found == {without.pk: None, old.pk: Decimal("0")}


def test_another_currency_is_not_added(inside):
    account = factories.account(inside)
    _earn(account, date(2026, 7, 1), "5", currency="USD")
    refresh_revenue(None, TODAY)
    account.refresh_from_db()
    assert account.revenue_12m is None


def test_what_stands_is_not_written_again(inside):
    account = factories.account(inside)
    _earn(account, date(2026, 7, 1), "5")
    assert refresh_revenue(None, TODAY) == 1
    assert refresh_revenue(None, TODAY) == 0


def test_only_the_named_accounts_and_never_another_organisation(house, rival):
    with tenant(rival.organisation.pk):
        foreign = factories.account(rival)
        _earn(foreign, date(2026, 7, 1), "9")
    with tenant(house.organisation.pk):
        one, other = factories.account(house), factories.account(house, "Cabral Foods")
        _earn(one, date(2026, 7, 1), "5")
        _earn(other, date(2026, 7, 1), "6")
        refresh_revenue([one.pk, foreign.pk], TODAY)
        other.refresh_from_db()
        assert other.revenue_12m is None
    with tenant(rival.organisation.pk):
        foreign.refresh_from_db()
        assert foreign.revenue_12m is None

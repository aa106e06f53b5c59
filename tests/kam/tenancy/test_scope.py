"""The three walls, smallest form; the full walk over all tables is in tests/guards."""

from __future__ import annotations

import pytest
from django.db import connection

from accounts.models import Account
from kam.tenancy.scope import NoScope, tenant
from tests import factories


def test_without_a_scope_there_are_no_rows(house):
    with tenant(house.organisation.pk):
        factories.account(house)
        assert Account.objects.count() == 1
    assert Account.objects.count() == 0
    with connection.cursor() as cursor:
        cursor.execute("select count(*) from accounts_account")
        assert cursor.fetchone()[0] == 0


def test_another_organisation_sees_nothing_even_in_raw_sql(house, rival):
    with tenant(house.organisation.pk):
        factories.account(house)
    with tenant(rival.organisation.pk), connection.cursor() as cursor:
        cursor.execute("select count(*) from accounts_account")
        assert cursor.fetchone()[0] == 0


def test_saving_outside_the_scope_raises(house, rival):
    with tenant(house.organisation.pk):
        account = factories.account(house)
    with tenant(rival.organisation.pk), pytest.raises(NoScope):
        account.save()
    with pytest.raises(NoScope):
        account.save()


def test_a_nested_scope_gives_the_outer_one_back(house, rival):
    with tenant(house.organisation.pk):
        factories.account(house)
        with tenant(rival.organisation.pk):
            assert Account.objects.count() == 0
        assert Account.objects.count() == 1
        with connection.cursor() as cursor:
            cursor.execute("select count(*) from accounts_account")
            assert cursor.fetchone()[0] == 1

"""Statements planned once for a connection: the rows of whoever is in scope, the plan and the statement kept."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import Account
from kam.settings.environment import database
from kam.tenancy.compiled import compiled
from kam.tenancy.prepared import prepared
from kam.tenancy.scope import tenant
from tests import factories

pytestmark = pytest.mark.django_db
TOLD = "select count(*), max(calls) from (select generic_plans + custom_plans as calls from pg_prepared_statements) x"


def forget():
    """Let the connection begin anew."""
    with connection.cursor() as cursor:
        cursor.execute("deallocate all")


def told():
    """How many statements this connection has kept, and how often the most used of them was asked."""
    with connection.cursor() as cursor:
        cursor.execute(TOLD)
        return cursor.fetchone()


def test_a_kept_plan_serves_every_organisation_its_own_rows(house, rival):
    ask = compiled(lambda owner: Account.objects.filter(owner_id=owner).values_list("name", flat=True), owner=int)
    for each, name in ((house, "Bavel"), (rival, "Zorn")):
        with tenant(each.organisation.pk):
            factories.account(each, name=name, owner=each.kam)
    forget()
    for _ in range(8):  # beyond the five tries after which PostgreSQL may settle on one plan
        for mine, other, name in ((house, rival, "Bavel"), (rival, house, "Zorn")):
            with tenant(mine.organisation.pk):
                assert ask(owner=mine.kam.pk) == [name]
                assert ask(owner=other.kam.pk) == []
    assert told() == (1, 32)


def test_the_wall_stands_whatever_the_statement_asks(house, rival):
    with tenant(rival.organisation.pk):
        theirs = factories.account(rival, name="Zorn")
    for _ in range(8):
        for here, found in ((rival, [("Zorn",)]), (house, [])):
            with tenant(here.organisation.pk), prepared(connection) as cursor:
                cursor.execute("select name from accounts_account where id = %s", [theirs.pk])
                assert cursor.fetchall() == found


def test_numbers_of_every_width_share_one_statement(inside):
    forget()
    for number in (1, 70_000, 5_000_000_000):
        with prepared(connection) as cursor:
            cursor.execute("select %(n)s::bigint, %(day)s::date", {"n": number, "day": date(2026, 2, 3)})
            assert cursor.fetchone() == (number, date(2026, 2, 3))
    assert told() == (1, 3)


def test_what_was_asked_is_seen_and_counted_with_its_values(inside):
    with CaptureQueriesContext(connection) as seen, prepared(connection) as cursor:
        cursor.execute("select name from accounts_account where id = %s", [7])
    assert [one["sql"] for one in seen.captured_queries] == ["select name from accounts_account where id = 7"]


def test_a_pooler_that_knows_no_prepared_statements_is_told_in_the_address():
    assert database("postgres://x@/kam?prepared=off")["OPTIONS"]["prepare_threshold"] is None
    assert database("postgres://x@/kam")["OPTIONS"]["prepare_threshold"]

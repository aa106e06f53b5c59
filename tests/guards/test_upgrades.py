"""Migrations on a database that exists already: a new session, the owner's role, nothing loaded yet."""

from __future__ import annotations

from importlib import import_module

import pytest
from django.db import connection

from kam.tenancy.owner import as_owner

STEPS = ("accounts.migrations.0004_forgiving_search", "stakeholders.migrations.0003_forgiving_search")


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("name", STEPS)
@pytest.mark.parametrize("direction", ["reverse_sql", "sql"])
def test_a_step_works_in_a_session_of_its_own(name, direction):
    """Back and forth, each in a new session; the last leaves the database as it was."""
    [operation] = import_module(name).Migration.operations
    with as_owner(), connection.cursor() as cursor:
        for statement in getattr(operation, direction):
            cursor.execute(statement)

"""The owner's side of the database: migrations, flushes and grants; never used while serving people."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import connection

CONNECTION_KEYS = ("USER", "PASSWORD", "HOST", "PORT")


@contextmanager
def as_owner() -> Iterator[None]:
    """Reconnect the default connection as the tables' owner for the block, then as before."""
    kept = {key: connection.settings_dict[key] for key in CONNECTION_KEYS}
    connection.close()
    connection.settings_dict.update({key: settings.OWNER_DATABASE[key] for key in CONNECTION_KEYS})
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict.update(kept)


def append_only_tables() -> list[str]:
    """Tables that the application may add to and read, and nothing else."""
    return [
        model._meta.db_table
        for model in apps.get_models()
        if getattr(model, "append_only", False) or hasattr(model, "pgh_tracked_model")
    ]


def grant_application_role(**_signal: Any) -> None:
    """Give the application's role reading and writing on all tables, but neither ownership nor TRUNCATE.

    Runs after every migration as the owner. Append-only tables lose UPDATE and DELETE again.
    """
    role = settings.APPLICATION_ROLE
    with connection.cursor() as cursor:
        cursor.execute("select current_user")
        if cursor.fetchone()[0] == role or not role:
            return
        name = connection.ops.quote_name(role)
        cursor.execute(f"grant usage on schema public to {name}")
        cursor.execute(f"grant select, insert, update, delete on all tables in schema public to {name}")
        cursor.execute(f"grant usage, select on all sequences in schema public to {name}")
        cursor.execute(f"grant execute on all functions in schema public to {name}")
        existing = set(connection.introspection.table_names(cursor))
        for table in append_only_tables():
            if table in existing:
                cursor.execute(f"revoke update, delete on {connection.ops.quote_name(table)} from {name}")
        cursor.execute("select 1 from pg_roles where rolname = 'kam_search'")
        if cursor.fetchone():
            cursor.execute("grant usage on schema public to kam_search")
            cursor.execute("grant select on all tables in schema public to kam_search")

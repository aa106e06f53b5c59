"""Holding the groups of an organisation still while many accounts are moved by a plan made beforehand."""

from __future__ import annotations

from django.db import connection

from kam.tenancy.scope import required_organisation_id


def hold_groups() -> None:
    """Until this transaction ends, whoever else moves an account into a group waits: the key is the trigger's own."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select pg_advisory_xact_lock(hashtext('accounts_account.parent'), %s)", [required_organisation_id()]
        )

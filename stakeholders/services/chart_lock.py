"""People who move others in the chart at the same moment follow each other."""

from __future__ import annotations

from django.db import connection

from kam.tenancy.scope import required_organisation_id


def hold_chart() -> None:
    """Until this transaction ends, whoever else moves somebody to a chief waits: the key is the trigger's own."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select pg_advisory_xact_lock(hashtext('stakeholders_stakeholder.reports_to'), %s)",
            [required_organisation_id()],
        )

"""Organisations that exist already get the runway gates with which new ones begin."""

from django.db import migrations

COLUMNS = (
    "variant", "code", "days", "before_notice", "label_en", "label_fr", "evidence_en", "evidence_fr",
    "evidence_required",
)
GATE = (
    f"insert into accounts_runwaygate (organisation_id, created_at, updated_at, version, active, {', '.join(COLUMNS)})"
    f" values (%s, now(), now(), 1, true, {', '.join(['%s'] * len(COLUMNS))})"
)


def furnish(apps, schema_editor):
    """One organisation at a time, inside its own scope: the wall stands for migrations too."""
    from accounts.renewals.defaults import DEFAULTS
    from accounts.services.runway_founding import columns_of

    with schema_editor.connection.cursor() as cursor:
        cursor.execute("select * from kam_organisation_ids()")
        for (organisation_id,) in cursor.fetchall():
            cursor.execute("select set_config('app.org', %s, true)", [str(organisation_id)])
            # Named, because an owner that is a superuser too sees past the wall.
            cursor.execute("select 1 from accounts_runwaygate where organisation_id = %s limit 1", [organisation_id])
            if cursor.fetchone() is None:
                for one in map(columns_of, DEFAULTS):
                    cursor.execute(GATE, [organisation_id, *(one[name] for name in COLUMNS)])
        cursor.execute("select set_config('app.org', '', true)")


class Migration(migrations.Migration):
    dependencies = [("accounts", "0016_contracts_and_runway")]

    operations = [migrations.RunPython(furnish, migrations.RunPython.noop)]

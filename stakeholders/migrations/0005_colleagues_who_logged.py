"""Whoever logged an interaction took part in it, as far as anybody knows."""

from django.db import migrations

FILL = (
    "insert into stakeholders_touchpointcolleague (created_at, touchpoint_id, member_id, organisation_id)"
    " select now(), id, logged_by_id, organisation_id from stakeholders_touchpoint where organisation_id = %s"
    " on conflict do nothing"
)


def fill(apps, schema_editor):
    """One organisation at a time, inside its own scope."""
    with schema_editor.connection.cursor() as cursor:
        cursor.execute("select * from kam_organisation_ids()")
        for (organisation_id,) in cursor.fetchall():
            cursor.execute("select set_config('app.org', %s, true)", [str(organisation_id)])
            cursor.execute(FILL, [organisation_id])
        cursor.execute("select set_config('app.org', '', true)")


class Migration(migrations.Migration):
    dependencies = [("stakeholders", "0004_people_in_depth")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]

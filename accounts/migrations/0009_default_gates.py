"""Organisations that exist already get the gates with which new ones begin."""

from django.db import migrations

from accounts.gates.defaults import defaults

INSERT = (
    "insert into accounts_gatecriterion (organisation_id, created_at, updated_at, version, phase, position, check_code,"
    " parameter, label_en, label_fr, active) values (%s, now(), now(), 1, %s, %s, %s, %s, %s, %s, true)"
)


def furnish(apps, schema_editor):
    """One organisation at a time, inside its own scope: the wall stands for migrations too."""
    with schema_editor.connection.cursor() as cursor:
        cursor.execute("select * from kam_organisation_ids()")
        for (organisation_id,) in cursor.fetchall():
            cursor.execute("select set_config('app.org', %s, true)", [str(organisation_id)])
            # Named, because an owner that is a superuser too sees past the wall.
            cursor.execute("select 1 from accounts_gatecriterion where organisation_id = %s limit 1", [organisation_id])
            if cursor.fetchone() is None:
                for one in defaults():
                    line = [one.phase, one.position, one.check, one.parameter, one.words.en, one.words.fr]
                    cursor.execute(INSERT, [organisation_id, *line])
        cursor.execute("select set_config('app.org', '', true)")


class Migration(migrations.Migration):
    dependencies = [("accounts", "0008_gates")]

    operations = [migrations.RunPython(furnish, migrations.RunPython.noop)]

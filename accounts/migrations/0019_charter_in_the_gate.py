"""Organisations whose gate still asks people for the charter, in the words it began with, let the system check it."""

from django.db import migrations

BEFORE = "The relationship charter is agreed: rhythm, channels, expectations, escalation path"
AVANT = "La charte relationnelle est convenue : rythme, canaux, attentes, voie d’escalade"
CODE = "accounts.charter_agreed"
SWITCH = (
    "update accounts_gatecriterion set check_code = %s, version = version + 1, updated_at = now()"
    " where organisation_id = %s and check_code = %s and label_en = %s and label_fr = %s"
)


def check_by_system(apps, schema_editor):
    """One organisation at a time, inside its own scope. What people judged of it until now stays with the passages."""
    _switch(schema_editor, "", CODE)


def ask_people(apps, schema_editor):
    """The way back: in the same words."""
    _switch(schema_editor, CODE, "")


def _switch(schema_editor, before, after):
    with schema_editor.connection.cursor() as cursor:
        cursor.execute("select * from kam_organisation_ids()")
        for (organisation_id,) in cursor.fetchall():
            cursor.execute("select set_config('app.org', %s, true)", [str(organisation_id)])
            # Named, because an owner that is a superuser too sees past the wall.
            cursor.execute(SWITCH, [after, organisation_id, before, BEFORE, AVANT])
        cursor.execute("select set_config('app.org', '', true)")


class Migration(migrations.Migration):
    dependencies = [("accounts", "0018_team_and_groups")]

    operations = [migrations.RunPython(check_by_system, ask_people)]

"""Organisations that exist already get the protocols with which new ones begin."""

from django.db import migrations

TEMPLATE = (
    "insert into accounts_protocoltemplate (organisation_id, created_at, updated_at, version, code, trigger,"
    " entering_phase, active) values (%s, now(), now(), 1, %s, %s, %s, true) returning id"
)
WORDS = ("name_en", "name_fr", "purpose_en", "purpose_fr", "closing_test_en", "closing_test_fr")
EDITION = (
    "insert into accounts_protocolversion (organisation_id, created_at, updated_at, version, template_id, number,"
    f" state, {', '.join(WORDS)}) values (%s, now(), now(), 1, %s, 1, 'draft', {', '.join(['%s'] * len(WORDS))})"
    " returning id"
)
COLUMNS = (
    "title_en", "title_fr", "guidance_en", "guidance_fr", "evidence_en", "evidence_fr", "due_rule", "offset_days",
    "owner_role", "side", "evidence_required",
)
STEP = (
    "insert into accounts_protocolstep (organisation_id, created_at, updated_at, version, edition_id, position,"
    f" {', '.join(COLUMNS)}) values (%s, now(), now(), 1, %s, %s, {', '.join(['%s'] * len(COLUMNS))})"
)
PUBLISH = "update accounts_protocolversion set state = 'published', published_on = current_date where id = %s"


def furnish(apps, schema_editor):
    """One organisation at a time, inside its own scope: the wall stands for migrations too."""
    with schema_editor.connection.cursor() as cursor:
        cursor.execute("select * from kam_organisation_ids()")
        for (organisation_id,) in cursor.fetchall():
            cursor.execute("select set_config('app.org', %s, true)", [str(organisation_id)])
            # Named, because an owner that is a superuser too sees past the wall.
            cursor.execute(
                "select 1 from accounts_protocoltemplate where organisation_id = %s limit 1", [organisation_id]
            )
            if cursor.fetchone() is None:
                _write(cursor, organisation_id)
        cursor.execute("select set_config('app.org', '', true)")


def _write(cursor, organisation_id):
    from accounts.protocols.defaults import DEFAULTS
    from accounts.services.protocols.founding import steps_of, words_of

    for one in DEFAULTS:
        cursor.execute(TEMPLATE, [organisation_id, one.code, one.trigger, one.phase])
        [template] = cursor.fetchone()
        words = words_of(one)
        cursor.execute(EDITION, [organisation_id, template, *(words[name] for name in WORDS)])
        [edition] = cursor.fetchone()
        for position, columns in enumerate(steps_of(one), start=1):
            cursor.execute(STEP, [organisation_id, edition, position, *(columns[name] for name in COLUMNS)])
        cursor.execute(PUBLISH, [edition])


class Migration(migrations.Migration):
    dependencies = [("accounts", "0010_protocols")]

    operations = [migrations.RunPython(furnish, migrations.RunPython.noop)]

"""A protocol may be bound to an event that offers it; those every organisation began with are bound to theirs."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


BOUND = {
    "contact-departure": "stakeholders.left",
    "new-decision-maker": "stakeholders.decider",
    "manager-change": "accounts.manager",
    "tender": "insights.alert",
    "renewal": "insights.alert",
}
BIND = (
    "update accounts_protocoltemplate set event = %s, version = version + 1, updated_at = now()"
    " where organisation_id = %s and code = %s and event = ''"
)


def bind(apps, schema_editor):
    """One organisation at a time, inside its own scope: the wall stands for migrations too."""
    with schema_editor.connection.cursor() as cursor:
        cursor.execute("select * from kam_organisation_ids()")
        for (organisation_id,) in cursor.fetchall():
            cursor.execute("select set_config('app.org', %s, true)", [str(organisation_id)])
            for code, event in BOUND.items():
                cursor.execute(BIND, [event, organisation_id, code])
        cursor.execute("select set_config('app.org', '', true)")


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0019_charter_in_the_gate'),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name='protocoltemplate',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='protocoltemplate',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='protocoltemplate',
            name='delete_delete',
        ),
        migrations.AddField(
            model_name='protocoltemplate',
            name='event',
            field=models.CharField(blank=True, db_default='', default='', max_length=40, verbose_name='offered when'),
        ),
        migrations.AddField(
            model_name='protocoltemplateevent',
            name='event',
            field=models.CharField(blank=True, db_default='', default='', max_length=40, verbose_name='offered when'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='protocoltemplate',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "accounts_protocoltemplateevent" ("active", "code", "created_at", "entering_phase", "event", "id", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "trigger", "updated_at", "version") VALUES (NEW."active", NEW."code", NEW."created_at", NEW."entering_phase", NEW."event", NEW."id", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."trigger", NEW."updated_at", NEW."version"); RETURN NULL;', hash='2312c921d67ed735e6d9cd0d47c550f63de77633', operation='INSERT', pgid='pgtrigger_insert_insert_4bf6e', table='accounts_protocoltemplate', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='protocoltemplate',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "accounts_protocoltemplateevent" ("active", "code", "created_at", "entering_phase", "event", "id", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "trigger", "updated_at", "version") VALUES (NEW."active", NEW."code", NEW."created_at", NEW."entering_phase", NEW."event", NEW."id", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."trigger", NEW."updated_at", NEW."version"); RETURN NULL;', hash='7e852704678e2f04360e1649353a2a89323866b8', operation='UPDATE', pgid='pgtrigger_update_update_866dd', table='accounts_protocoltemplate', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='protocoltemplate',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "accounts_protocoltemplateevent" ("active", "code", "created_at", "entering_phase", "event", "id", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "trigger", "updated_at", "version") VALUES (OLD."active", OLD."code", OLD."created_at", OLD."entering_phase", OLD."event", OLD."id", OLD."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."trigger", OLD."updated_at", OLD."version"); RETURN NULL;', hash='7edf5ce5eb2d90033e4315f16d7a3c36f19eeada', operation='DELETE', pgid='pgtrigger_delete_delete_33aae', table='accounts_protocoltemplate', when='AFTER')),
        ),
        migrations.RunPython(bind, migrations.RunPython.noop),
    ]

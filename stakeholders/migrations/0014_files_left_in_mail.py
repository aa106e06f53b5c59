"""Which files of a mail are kept within the letter alone."""


import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('stakeholders', '0013_questions'),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name='inboundmail',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='inboundmail',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='inboundmail',
            name='delete_delete',
        ),
        migrations.AddField(
            model_name='inboundmail',
            name='not_kept',
            field=models.JSONField(blank=True, db_default=models.Value([], models.JSONField()), default=list),
        ),
        migrations.AddField(
            model_name='inboundmailevent',
            name='not_kept',
            field=models.JSONField(blank=True, db_default=models.Value([], models.JSONField()), default=list),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='inboundmail',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "stakeholders_inboundmailevent" ("account_id", "brought_by_id", "created_at", "cut", "direction", "held", "id", "message_id", "not_kept", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "recipients", "sender", "sender_name", "sent_on", "source_id", "state", "subject", "text", "touchpoint_id", "updated_at", "version") VALUES (NEW."account_id", NEW."brought_by_id", NEW."created_at", NEW."cut", NEW."direction", NEW."held", NEW."id", NEW."message_id", NEW."not_kept", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."recipients", NEW."sender", NEW."sender_name", NEW."sent_on", NEW."source_id", NEW."state", NEW."subject", NEW."text", NEW."touchpoint_id", NEW."updated_at", NEW."version"); RETURN NULL;', hash='8faffbc4ebfeff37e5a5056a9135ba3f33f18122', operation='INSERT', pgid='pgtrigger_insert_insert_cfa09', table='stakeholders_inboundmail', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='inboundmail',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "stakeholders_inboundmailevent" ("account_id", "brought_by_id", "created_at", "cut", "direction", "held", "id", "message_id", "not_kept", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "recipients", "sender", "sender_name", "sent_on", "source_id", "state", "subject", "text", "touchpoint_id", "updated_at", "version") VALUES (NEW."account_id", NEW."brought_by_id", NEW."created_at", NEW."cut", NEW."direction", NEW."held", NEW."id", NEW."message_id", NEW."not_kept", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."recipients", NEW."sender", NEW."sender_name", NEW."sent_on", NEW."source_id", NEW."state", NEW."subject", NEW."text", NEW."touchpoint_id", NEW."updated_at", NEW."version"); RETURN NULL;', hash='954a62ee28b847f190dc2eef5726c1dca9f1d06c', operation='UPDATE', pgid='pgtrigger_update_update_5e66b', table='stakeholders_inboundmail', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='inboundmail',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "stakeholders_inboundmailevent" ("account_id", "brought_by_id", "created_at", "cut", "direction", "held", "id", "message_id", "not_kept", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "recipients", "sender", "sender_name", "sent_on", "source_id", "state", "subject", "text", "touchpoint_id", "updated_at", "version") VALUES (OLD."account_id", OLD."brought_by_id", OLD."created_at", OLD."cut", OLD."direction", OLD."held", OLD."id", OLD."message_id", OLD."not_kept", OLD."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."recipients", OLD."sender", OLD."sender_name", OLD."sent_on", OLD."source_id", OLD."state", OLD."subject", OLD."text", OLD."touchpoint_id", OLD."updated_at", OLD."version"); RETURN NULL;', hash='2bc182f42471f9981fdb9ff5f2c25b630c9c56a8', operation='DELETE', pgid='pgtrigger_delete_delete_7e67f', table='stakeholders_inboundmail', when='AFTER')),
        ),
    ]

"""For whom at the client an action is."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


# The row-level walls hide other organisations from reads; a reference is held to its own by the key itself.
WITHIN_THE_ORGANISATION = (
    'alter table plans_action add constraint "plans_action_person_id_org"'
    " foreign key (organisation_id, person_id) references stakeholders_stakeholder (organisation_id, id)"
    " deferrable initially deferred"
)


class Migration(migrations.Migration):

    dependencies = [
        ('plans', '0003_export_fingerprint'),
        ('stakeholders', '0011_executive_pairs'),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name='action',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='action',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='action',
            name='delete_delete',
        ),
        migrations.AddField(
            model_name='action',
            name='person',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='actions', to='stakeholders.stakeholder', verbose_name='for whom at the client'),
        ),
        migrations.AddField(
            model_name='actionevent',
            name='person',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='stakeholders.stakeholder', verbose_name='for whom at the client'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='action',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "plans_actionevent" ("account_id", "created_at", "done_on", "due_on", "id", "objective_id", "organisation_id", "owner_id", "person_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "status", "success_indicator", "title", "updated_at", "version") VALUES (NEW."account_id", NEW."created_at", NEW."done_on", NEW."due_on", NEW."id", NEW."objective_id", NEW."organisation_id", NEW."owner_id", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."plan_id", NEW."status", NEW."success_indicator", NEW."title", NEW."updated_at", NEW."version"); RETURN NULL;', hash='8c5e4357f36f659933d3aab3b1c83c3b2a212917', operation='INSERT', pgid='pgtrigger_insert_insert_c2072', table='plans_action', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='action',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "plans_actionevent" ("account_id", "created_at", "done_on", "due_on", "id", "objective_id", "organisation_id", "owner_id", "person_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "status", "success_indicator", "title", "updated_at", "version") VALUES (NEW."account_id", NEW."created_at", NEW."done_on", NEW."due_on", NEW."id", NEW."objective_id", NEW."organisation_id", NEW."owner_id", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."plan_id", NEW."status", NEW."success_indicator", NEW."title", NEW."updated_at", NEW."version"); RETURN NULL;', hash='98478518b93ea1458218b0e1f702f91bbd72baeb', operation='UPDATE', pgid='pgtrigger_update_update_c6d25', table='plans_action', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='action',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "plans_actionevent" ("account_id", "created_at", "done_on", "due_on", "id", "objective_id", "organisation_id", "owner_id", "person_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "status", "success_indicator", "title", "updated_at", "version") VALUES (OLD."account_id", OLD."created_at", OLD."done_on", OLD."due_on", OLD."id", OLD."objective_id", OLD."organisation_id", OLD."owner_id", OLD."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."plan_id", OLD."status", OLD."success_indicator", OLD."title", OLD."updated_at", OLD."version"); RETURN NULL;', hash='044eb2f085feefe0daf085cdc878147f487c089b', operation='DELETE', pgid='pgtrigger_delete_delete_b325f', table='plans_action', when='AFTER')),
        ),
        migrations.RunSQL(WITHIN_THE_ORGANISATION, migrations.RunSQL.noop),
    ]

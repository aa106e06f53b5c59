"""The hand-over of an account from one manager to the next, relationship by relationship."""

import django.db.models.deletion
import kam.tenancy.scope
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

from kam.tenancy.rls import SecureTenantTables


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0022_protocol_events'),
        ('stakeholders', '0008_ties_and_coverage'),
        ('tenancy', '0002_walls'),
    ]

    operations = [
        migrations.CreateModel(
            name='Handover',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('updated_at', models.DateTimeField(auto_now=True, verbose_name='updated')),
                ('state', models.CharField(choices=[('running', 'Running'), ('complete', 'Complete'), ('stopped', 'Stopped')], default='running', editable=False, max_length=8, verbose_name='state')),
                ('started_on', models.DateField(verbose_name='started')),
                ('due_on', models.DateField(verbose_name='complete by')),
                ('dual_from', models.DateField(blank=True, null=True, verbose_name='both answer from')),
                ('dual_until', models.DateField(blank=True, null=True, verbose_name='both answer until')),
                ('ended_on', models.DateField(editable=False, null=True, verbose_name='ended')),
                ('stop_reason', models.TextField(blank=True, verbose_name='why it stopped')),
                ('account', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='handovers', to='accounts.account')),
                ('former', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tenancy.membership', verbose_name='from')),
                ('organisation', models.ForeignKey(default=kam.tenancy.scope.current_organisation_id, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tenancy.organisation')),
                ('successor', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tenancy.membership', verbose_name='to')),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'objects',
            },
        ),
        migrations.CreateModel(
            name='HandoverEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('id', models.BigIntegerField()),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('updated_at', models.DateTimeField(auto_now=True, verbose_name='updated')),
                ('state', models.CharField(choices=[('running', 'Running'), ('complete', 'Complete'), ('stopped', 'Stopped')], default='running', editable=False, max_length=8, verbose_name='state')),
                ('started_on', models.DateField(verbose_name='started')),
                ('due_on', models.DateField(verbose_name='complete by')),
                ('dual_from', models.DateField(blank=True, null=True, verbose_name='both answer from')),
                ('dual_until', models.DateField(blank=True, null=True, verbose_name='both answer until')),
                ('ended_on', models.DateField(editable=False, null=True, verbose_name='ended')),
                ('stop_reason', models.TextField(blank=True, verbose_name='why it stopped')),
                ('account', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.account')),
                ('former', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='tenancy.membership', verbose_name='from')),
                ('organisation', models.ForeignKey(db_constraint=False, default=kam.tenancy.scope.current_organisation_id, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='tenancy.organisation')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='stakeholders.handover')),
                ('successor', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='tenancy.membership', verbose_name='to')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='HandoverLine',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('updated_at', models.DateTimeField(auto_now=True, verbose_name='updated')),
                ('state', models.CharField(choices=[('todo', 'To do'), ('introduced', 'Introduced'), ('alone', 'Met alone'), ('trusted', 'Trusted'), ('waived', 'Left out')], default='todo', max_length=10, verbose_name='state')),
                ('handover', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='lines', to='stakeholders.handover')),
                ('organisation', models.ForeignKey(default=kam.tenancy.scope.current_organisation_id, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tenancy.organisation')),
                ('stakeholder', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='stakeholders.stakeholder')),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'objects',
            },
        ),
        migrations.CreateModel(
            name='HandoverLineEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('id', models.BigIntegerField()),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('updated_at', models.DateTimeField(auto_now=True, verbose_name='updated')),
                ('state', models.CharField(choices=[('todo', 'To do'), ('introduced', 'Introduced'), ('alone', 'Met alone'), ('trusted', 'Trusted'), ('waived', 'Left out')], default='todo', max_length=10, verbose_name='state')),
                ('handover', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='stakeholders.handover')),
                ('organisation', models.ForeignKey(db_constraint=False, default=kam.tenancy.scope.current_organisation_id, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='tenancy.organisation')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='stakeholders.handoverline')),
                ('stakeholder', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='stakeholders.stakeholder')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='HandoverStep',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created')),
                ('state', models.CharField(choices=[('todo', 'To do'), ('introduced', 'Introduced'), ('alone', 'Met alone'), ('trusted', 'Trusted'), ('waived', 'Left out')], max_length=10, verbose_name='state')),
                ('happened_on', models.DateField(verbose_name='date')),
                ('note', models.TextField(blank=True, verbose_name='note')),
                ('line', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='steps', to='stakeholders.handoverline')),
                ('member', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tenancy.membership', verbose_name='by')),
                ('organisation', models.ForeignKey(default=kam.tenancy.scope.current_organisation_id, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tenancy.organisation')),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'objects',
            },
        ),
        migrations.AddIndex(
            model_name='handover',
            index=models.Index(fields=['organisation', 'account', '-id'], name='handover_by_account'),
        ),
        migrations.AddIndex(
            model_name='handover',
            index=models.Index(condition=models.Q(('state', 'running')), fields=['organisation', 'successor'], name='handover_by_successor'),
        ),
        migrations.AddConstraint(
            model_name='handover',
            constraint=models.UniqueConstraint(condition=models.Q(('state', 'running')), fields=('organisation', 'account'), name='handover_one_running'),
        ),
        migrations.AddConstraint(
            model_name='handover',
            constraint=models.CheckConstraint(condition=models.Q(('former', models.F('successor')), _negated=True), name='handover_to_another'),
        ),
        migrations.AddConstraint(
            model_name='handover',
            constraint=models.CheckConstraint(condition=models.Q(('due_on__gte', models.F('started_on'))), name='handover_due_after_start'),
        ),
        migrations.AddConstraint(
            model_name='handover',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('dual_from__isnull', True), ('dual_until__isnull', True)), ('dual_until__gte', models.F('dual_from')), _connector='OR'), name='handover_dual_days_in_order'),
        ),
        migrations.AddConstraint(
            model_name='handover',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('ended_on__isnull', True), ('state', 'running')), models.Q(models.Q(('state', 'running'), _negated=True), ('ended_on__isnull', False)), _connector='OR'), name='handover_ended_with_day'),
        ),
        migrations.AddConstraint(
            model_name='handover',
            constraint=models.CheckConstraint(condition=models.Q(('state', 'stopped'), ('stop_reason', ''), _connector='XOR'), name='handover_stopped_with_reason'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='handover',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "stakeholders_handoverevent" ("account_id", "created_at", "dual_from", "dual_until", "due_on", "ended_on", "former_id", "id", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "started_on", "state", "stop_reason", "successor_id", "updated_at", "version") VALUES (NEW."account_id", NEW."created_at", NEW."dual_from", NEW."dual_until", NEW."due_on", NEW."ended_on", NEW."former_id", NEW."id", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."started_on", NEW."state", NEW."stop_reason", NEW."successor_id", NEW."updated_at", NEW."version"); RETURN NULL;', hash='d5504846100ac31d5d8d57c77b32105ae26ec35e', operation='INSERT', pgid='pgtrigger_insert_insert_daf57', table='stakeholders_handover', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='handover',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "stakeholders_handoverevent" ("account_id", "created_at", "dual_from", "dual_until", "due_on", "ended_on", "former_id", "id", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "started_on", "state", "stop_reason", "successor_id", "updated_at", "version") VALUES (NEW."account_id", NEW."created_at", NEW."dual_from", NEW."dual_until", NEW."due_on", NEW."ended_on", NEW."former_id", NEW."id", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."started_on", NEW."state", NEW."stop_reason", NEW."successor_id", NEW."updated_at", NEW."version"); RETURN NULL;', hash='7b21e722a3c3f439ae78be53fcabacd994cfb2c0', operation='UPDATE', pgid='pgtrigger_update_update_2e8bc', table='stakeholders_handover', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='handover',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "stakeholders_handoverevent" ("account_id", "created_at", "dual_from", "dual_until", "due_on", "ended_on", "former_id", "id", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "started_on", "state", "stop_reason", "successor_id", "updated_at", "version") VALUES (OLD."account_id", OLD."created_at", OLD."dual_from", OLD."dual_until", OLD."due_on", OLD."ended_on", OLD."former_id", OLD."id", OLD."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."started_on", OLD."state", OLD."stop_reason", OLD."successor_id", OLD."updated_at", OLD."version"); RETURN NULL;', hash='485532e85d5b2708ae5b9683c0f44ddb6c3adeae', operation='DELETE', pgid='pgtrigger_delete_delete_1f254', table='stakeholders_handover', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='handoverevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='2480d5f91bc7eed52f4c8f7da48a341ef3357f73', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_27f88', table='stakeholders_handoverevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='handoverline',
            constraint=models.UniqueConstraint(fields=('organisation', 'handover', 'stakeholder'), name='handover_line_once'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='handoverline',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "stakeholders_handoverlineevent" ("created_at", "handover_id", "id", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "stakeholder_id", "state", "updated_at", "version") VALUES (NEW."created_at", NEW."handover_id", NEW."id", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."stakeholder_id", NEW."state", NEW."updated_at", NEW."version"); RETURN NULL;', hash='cca0a961418edcb83d1bc066e71b668d6a6a988d', operation='INSERT', pgid='pgtrigger_insert_insert_d7bc3', table='stakeholders_handoverline', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='handoverline',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "stakeholders_handoverlineevent" ("created_at", "handover_id", "id", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "stakeholder_id", "state", "updated_at", "version") VALUES (NEW."created_at", NEW."handover_id", NEW."id", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."stakeholder_id", NEW."state", NEW."updated_at", NEW."version"); RETURN NULL;', hash='212be050d16065e95490e2b0f4ad994592e58d45', operation='UPDATE', pgid='pgtrigger_update_update_37210', table='stakeholders_handoverline', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='handoverline',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "stakeholders_handoverlineevent" ("created_at", "handover_id", "id", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "stakeholder_id", "state", "updated_at", "version") VALUES (OLD."created_at", OLD."handover_id", OLD."id", OLD."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."stakeholder_id", OLD."state", OLD."updated_at", OLD."version"); RETURN NULL;', hash='0bfd6405e75e97ab02b871e618bd94dc172c9166', operation='DELETE', pgid='pgtrigger_delete_delete_0f03e', table='stakeholders_handoverline', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='handoverlineevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='bfcd6838b4ffa868c90b4957b07db1c208fae6cf', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_e2cc6', table='stakeholders_handoverlineevent', when='BEFORE')),
        ),
        migrations.AddIndex(
            model_name='handoverstep',
            index=models.Index(fields=['organisation', 'line', 'id'], name='handover_step_by_line'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='handoverstep',
            trigger=pgtrigger.compiler.Trigger(name='handover_step_append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='f21f9b9791210a5ccb7c38bcffc83ada3e7c6bde', operation='UPDATE OR DELETE', pgid='pgtrigger_handover_step_append_only_fbef3', table='stakeholders_handoverstep', when='BEFORE')),
        ),
        SecureTenantTables(only=("handover", "handoverevent", "handoverline", "handoverlineevent", "handoverstep")),
    ]

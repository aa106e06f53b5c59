"""What a client's people asked us or suffer from, and our answers."""

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
        ('stakeholders', '0012_profile_journeys'),
        ('tenancy', '0002_walls'),
    ]

    operations = [
        migrations.CreateModel(
            name='ClientQuestion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('updated_at', models.DateTimeField(auto_now=True, verbose_name='updated')),
                ('kind', models.CharField(choices=[('question', 'Question'), ('problem', 'Problem')], max_length=8, verbose_name='kind')),
                ('text', models.CharField(max_length=500, verbose_name='question or problem')),
                ('raised_on', models.DateField(verbose_name='raised on')),
                ('due_on', models.DateField(verbose_name='answer promised for')),
                ('answer', models.TextField(blank=True, verbose_name='answer')),
                ('answered_on', models.DateField(editable=False, null=True, verbose_name='answered on')),
                ('account', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='questions', to='accounts.account')),
                ('answered_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tenancy.membership')),
                ('organisation', models.ForeignKey(default=kam.tenancy.scope.current_organisation_id, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tenancy.organisation')),
                ('owner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tenancy.membership', verbose_name='who answers')),
                ('raised_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='questions', to='stakeholders.stakeholder', verbose_name='raised by')),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'objects',
            },
        ),
        migrations.CreateModel(
            name='ClientQuestionEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('id', models.BigIntegerField()),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('updated_at', models.DateTimeField(auto_now=True, verbose_name='updated')),
                ('kind', models.CharField(choices=[('question', 'Question'), ('problem', 'Problem')], max_length=8, verbose_name='kind')),
                ('text', models.CharField(max_length=500, verbose_name='question or problem')),
                ('raised_on', models.DateField(verbose_name='raised on')),
                ('due_on', models.DateField(verbose_name='answer promised for')),
                ('answer', models.TextField(blank=True, verbose_name='answer')),
                ('answered_on', models.DateField(editable=False, null=True, verbose_name='answered on')),
                ('account', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.account')),
                ('answered_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='tenancy.membership')),
                ('organisation', models.ForeignKey(db_constraint=False, default=kam.tenancy.scope.current_organisation_id, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='tenancy.organisation')),
                ('owner', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='tenancy.membership', verbose_name='who answers')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='stakeholders.clientquestion')),
                ('raised_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='stakeholders.stakeholder', verbose_name='raised by')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddIndex(
            model_name='clientquestion',
            index=models.Index(fields=['organisation', 'account', 'due_on', 'id'], name='question_by_account'),
        ),
        migrations.AddIndex(
            model_name='clientquestion',
            index=models.Index(fields=['organisation', 'raised_by'], name='question_by_person'),
        ),
        migrations.AddIndex(
            model_name='clientquestion',
            index=models.Index(condition=models.Q(('answered_on__isnull', True)), fields=['organisation', 'owner', 'due_on'], name='question_open_of_ours'),
        ),
        migrations.AddConstraint(
            model_name='clientquestion',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('answered_by__isnull', True), ('answered_on__isnull', True)), models.Q(('answered_by__isnull', False), ('answered_on__isnull', False), models.Q(('answer', ''), _negated=True)), _connector='OR'), name='question_answered_whole'),
        ),
        migrations.AddConstraint(
            model_name='clientquestion',
            constraint=models.CheckConstraint(condition=models.Q(('answered_on__isnull', True), ('answered_on__gte', models.F('raised_on')), _connector='OR'), name='question_answered_after'),
        ),
        migrations.AddConstraint(
            model_name='clientquestion',
            constraint=models.CheckConstraint(condition=models.Q(('due_on__gte', models.F('raised_on'))), name='question_due_after'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='clientquestion',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "stakeholders_clientquestionevent" ("account_id", "answer", "answered_by_id", "answered_on", "created_at", "due_on", "id", "kind", "organisation_id", "owner_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "raised_by_id", "raised_on", "text", "updated_at", "version") VALUES (NEW."account_id", NEW."answer", NEW."answered_by_id", NEW."answered_on", NEW."created_at", NEW."due_on", NEW."id", NEW."kind", NEW."organisation_id", NEW."owner_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."raised_by_id", NEW."raised_on", NEW."text", NEW."updated_at", NEW."version"); RETURN NULL;', hash='d92a9743723ac29f4ea53dbaa7e0dad2c28effc6', operation='INSERT', pgid='pgtrigger_insert_insert_70732', table='stakeholders_clientquestion', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='clientquestion',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "stakeholders_clientquestionevent" ("account_id", "answer", "answered_by_id", "answered_on", "created_at", "due_on", "id", "kind", "organisation_id", "owner_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "raised_by_id", "raised_on", "text", "updated_at", "version") VALUES (NEW."account_id", NEW."answer", NEW."answered_by_id", NEW."answered_on", NEW."created_at", NEW."due_on", NEW."id", NEW."kind", NEW."organisation_id", NEW."owner_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."raised_by_id", NEW."raised_on", NEW."text", NEW."updated_at", NEW."version"); RETURN NULL;', hash='623d7a71cb19651f8e93dc80e95578109b959e64', operation='UPDATE', pgid='pgtrigger_update_update_3bc58', table='stakeholders_clientquestion', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='clientquestion',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "stakeholders_clientquestionevent" ("account_id", "answer", "answered_by_id", "answered_on", "created_at", "due_on", "id", "kind", "organisation_id", "owner_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "raised_by_id", "raised_on", "text", "updated_at", "version") VALUES (OLD."account_id", OLD."answer", OLD."answered_by_id", OLD."answered_on", OLD."created_at", OLD."due_on", OLD."id", OLD."kind", OLD."organisation_id", OLD."owner_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."raised_by_id", OLD."raised_on", OLD."text", OLD."updated_at", OLD."version"); RETURN NULL;', hash='4cdc5680562b72c3c44bab754f998a035277ea33', operation='DELETE', pgid='pgtrigger_delete_delete_9b41d', table='stakeholders_clientquestion', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='clientquestionevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='0251622bc67fb4a9971f8897f8827312cf5d32ca', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_67827', table='stakeholders_clientquestionevent', when='BEFORE')),
        ),
        SecureTenantTables(only=("clientquestion", "clientquestionevent")),
    ]

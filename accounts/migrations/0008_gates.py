"""Entry gates: criteria of the organisation, what people judged of them, and the gate kept with each passage."""

import django.db.models.deletion
import kam.tenancy.scope
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

from kam.tenancy.rls import SecureTenantTables


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0007_tags'),
        ('tenancy', '0002_walls'),
    ]

    operations = [
        migrations.AddField(
            model_name='phasepassage',
            name='by_exception',
            field=models.BooleanField(db_default=False, default=False, verbose_name='by exception'),
        ),
        migrations.AddField(
            model_name='phasepassage',
            name='gate',
            field=models.JSONField(blank=True, null=True),
        ),
        migrations.CreateModel(
            name='GateCriterion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('updated_at', models.DateTimeField(auto_now=True, verbose_name='updated')),
                ('phase', models.CharField(choices=[('qualification', 'Qualification'), ('onboarding', 'Onboarding'), ('development', 'Development'), ('consolidation', 'Consolidation'), ('renewal', 'Renewal')], max_length=16, verbose_name='gate of')),
                ('position', models.PositiveSmallIntegerField()),
                ('check_code', models.CharField(blank=True, max_length=60, verbose_name='checked by')),
                ('parameter', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='number')),
                ('label_en', models.CharField(max_length=200, verbose_name='text in English')),
                ('label_fr', models.CharField(max_length=200, verbose_name='text in French')),
                ('active', models.BooleanField(default=True, verbose_name='asked')),
                ('organisation', models.ForeignKey(default=kam.tenancy.scope.current_organisation_id, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tenancy.organisation')),
            ],
            options={
                'ordering': ['position', 'id'],
                'abstract': False,
                'base_manager_name': 'objects',
            },
        ),
        migrations.CreateModel(
            name='GateCriterionEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('id', models.BigIntegerField()),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('updated_at', models.DateTimeField(auto_now=True, verbose_name='updated')),
                ('phase', models.CharField(choices=[('qualification', 'Qualification'), ('onboarding', 'Onboarding'), ('development', 'Development'), ('consolidation', 'Consolidation'), ('renewal', 'Renewal')], max_length=16, verbose_name='gate of')),
                ('position', models.PositiveSmallIntegerField()),
                ('check_code', models.CharField(blank=True, max_length=60, verbose_name='checked by')),
                ('parameter', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='number')),
                ('label_en', models.CharField(max_length=200, verbose_name='text in English')),
                ('label_fr', models.CharField(max_length=200, verbose_name='text in French')),
                ('active', models.BooleanField(default=True, verbose_name='asked')),
                ('organisation', models.ForeignKey(db_constraint=False, default=kam.tenancy.scope.current_organisation_id, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='tenancy.organisation')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='accounts.gatecriterion')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='GateTick',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created')),
                ('cycle', models.PositiveSmallIntegerField(verbose_name='cycle')),
                ('met', models.BooleanField(verbose_name='met')),
                ('note', models.TextField(blank=True, verbose_name='note')),
                ('judged_on', models.DateField(verbose_name='date')),
                ('account', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='gate_ticks', to='accounts.account')),
                ('actor', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tenancy.membership')),
                ('criterion', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='ticks', to='accounts.gatecriterion')),
                ('organisation', models.ForeignKey(default=kam.tenancy.scope.current_organisation_id, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tenancy.organisation')),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'objects',
            },
        ),
        migrations.AddIndex(
            model_name='gatecriterion',
            index=models.Index(fields=['organisation', 'phase', 'position'], name='criterion_by_phase'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='gatecriterion',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "accounts_gatecriterionevent" ("active", "check_code", "created_at", "id", "label_en", "label_fr", "organisation_id", "parameter", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "phase", "position", "updated_at", "version") VALUES (NEW."active", NEW."check_code", NEW."created_at", NEW."id", NEW."label_en", NEW."label_fr", NEW."organisation_id", NEW."parameter", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."phase", NEW."position", NEW."updated_at", NEW."version"); RETURN NULL;', hash='90411eb6dd504765c13fd2544a666e731436003a', operation='INSERT', pgid='pgtrigger_insert_insert_371b6', table='accounts_gatecriterion', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='gatecriterion',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "accounts_gatecriterionevent" ("active", "check_code", "created_at", "id", "label_en", "label_fr", "organisation_id", "parameter", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "phase", "position", "updated_at", "version") VALUES (NEW."active", NEW."check_code", NEW."created_at", NEW."id", NEW."label_en", NEW."label_fr", NEW."organisation_id", NEW."parameter", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."phase", NEW."position", NEW."updated_at", NEW."version"); RETURN NULL;', hash='25dcdb83f75918d37fb5b174f8859b434d812e7d', operation='UPDATE', pgid='pgtrigger_update_update_c4171', table='accounts_gatecriterion', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='gatecriterion',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "accounts_gatecriterionevent" ("active", "check_code", "created_at", "id", "label_en", "label_fr", "organisation_id", "parameter", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "phase", "position", "updated_at", "version") VALUES (OLD."active", OLD."check_code", OLD."created_at", OLD."id", OLD."label_en", OLD."label_fr", OLD."organisation_id", OLD."parameter", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."phase", OLD."position", OLD."updated_at", OLD."version"); RETURN NULL;', hash='6f9aa53ce4626ec3833f1320141b69e9ed55c5ee', operation='DELETE', pgid='pgtrigger_delete_delete_2f789', table='accounts_gatecriterion', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='gatecriterionevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='993bad9e97da7025dafbd01c1ab7de382fa9a437', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_38d23', table='accounts_gatecriterionevent', when='BEFORE')),
        ),
        migrations.AddIndex(
            model_name='gatetick',
            index=models.Index(fields=['organisation', 'account', 'criterion', 'cycle', '-id'], name='tick_latest'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='gatetick',
            trigger=pgtrigger.compiler.Trigger(name='tick_append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='3e73ee2a66032f00c5c141d601b1832477206358', operation='UPDATE OR DELETE', pgid='pgtrigger_tick_append_only_8b623', table='accounts_gatetick', when='BEFORE')),
        ),
        SecureTenantTables(only=("gatecriterion", "gatecriterionevent", "gatetick")),
    ]

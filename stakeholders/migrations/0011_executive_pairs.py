"""Pairs of executives."""

import django.core.validators
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
        ('stakeholders', '0010_mail_comes_in'),
        ('tenancy', '0002_walls'),
    ]

    operations = [
        migrations.CreateModel(
            name='ExecutivePair',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('updated_at', models.DateTimeField(auto_now=True, verbose_name='updated')),
                ('cadence_days', models.PositiveSmallIntegerField(default=90, validators=[django.core.validators.MinValueValidator(7), django.core.validators.MaxValueValidator(365)], verbose_name='contact every (days)')),
                ('purpose', models.TextField(blank=True, verbose_name='what the pair is for')),
                ('started_on', models.DateField(verbose_name='since')),
                ('ended_on', models.DateField(editable=False, null=True, verbose_name='ended on')),
                ('account', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='executive_pairs', to='accounts.account')),
                ('member', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tenancy.membership', verbose_name='our executive')),
                ('organisation', models.ForeignKey(default=kam.tenancy.scope.current_organisation_id, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tenancy.organisation')),
                ('stakeholder', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='executive_pairs', to='stakeholders.stakeholder', verbose_name='their executive')),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'objects',
            },
        ),
        migrations.CreateModel(
            name='ExecutivePairEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('id', models.BigIntegerField()),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('updated_at', models.DateTimeField(auto_now=True, verbose_name='updated')),
                ('cadence_days', models.PositiveSmallIntegerField(default=90, validators=[django.core.validators.MinValueValidator(7), django.core.validators.MaxValueValidator(365)], verbose_name='contact every (days)')),
                ('purpose', models.TextField(blank=True, verbose_name='what the pair is for')),
                ('started_on', models.DateField(verbose_name='since')),
                ('ended_on', models.DateField(editable=False, null=True, verbose_name='ended on')),
                ('account', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.account')),
                ('member', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='tenancy.membership', verbose_name='our executive')),
                ('organisation', models.ForeignKey(db_constraint=False, default=kam.tenancy.scope.current_organisation_id, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='tenancy.organisation')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='stakeholders.executivepair')),
                ('stakeholder', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='stakeholders.stakeholder', verbose_name='their executive')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddIndex(
            model_name='executivepair',
            index=models.Index(condition=models.Q(('ended_on__isnull', True)), fields=['organisation', 'member'], name='pair_of_ours'),
        ),
        migrations.AddConstraint(
            model_name='executivepair',
            constraint=models.UniqueConstraint(condition=models.Q(('ended_on__isnull', True)), fields=('organisation', 'stakeholder', 'member'), name='executive_pair_once'),
        ),
        migrations.AddConstraint(
            model_name='executivepair',
            constraint=models.CheckConstraint(condition=models.Q(('cadence_days__range', (7, 365))), name='pair_cadence_7_to_365'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='executivepair',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "stakeholders_executivepairevent" ("account_id", "cadence_days", "created_at", "ended_on", "id", "member_id", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "stakeholder_id", "started_on", "updated_at", "version") VALUES (NEW."account_id", NEW."cadence_days", NEW."created_at", NEW."ended_on", NEW."id", NEW."member_id", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."purpose", NEW."stakeholder_id", NEW."started_on", NEW."updated_at", NEW."version"); RETURN NULL;', hash='5b881ef176a7f7a6f40e9f8b1aef0e8c1fffbd05', operation='INSERT', pgid='pgtrigger_insert_insert_19031', table='stakeholders_executivepair', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='executivepair',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "stakeholders_executivepairevent" ("account_id", "cadence_days", "created_at", "ended_on", "id", "member_id", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "stakeholder_id", "started_on", "updated_at", "version") VALUES (NEW."account_id", NEW."cadence_days", NEW."created_at", NEW."ended_on", NEW."id", NEW."member_id", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."purpose", NEW."stakeholder_id", NEW."started_on", NEW."updated_at", NEW."version"); RETURN NULL;', hash='bb88f29c3e3aa8b2a4904b35bb1611caa8370aa7', operation='UPDATE', pgid='pgtrigger_update_update_64865', table='stakeholders_executivepair', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='executivepair',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "stakeholders_executivepairevent" ("account_id", "cadence_days", "created_at", "ended_on", "id", "member_id", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "stakeholder_id", "started_on", "updated_at", "version") VALUES (OLD."account_id", OLD."cadence_days", OLD."created_at", OLD."ended_on", OLD."id", OLD."member_id", OLD."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."purpose", OLD."stakeholder_id", OLD."started_on", OLD."updated_at", OLD."version"); RETURN NULL;', hash='0101a5ea6ae309d32764a0b81c2e7bc1eebc8bbd', operation='DELETE', pgid='pgtrigger_delete_delete_a6d78', table='stakeholders_executivepair', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='executivepairevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='321078200fbed9539f124b9eb8262990114ff0d5', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_f81dd', table='stakeholders_executivepairevent', when='BEFORE')),
        ),
        SecureTenantTables(only=("executivepair", "executivepairevent")),
    ]

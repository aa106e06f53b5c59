"""What one key account manager can carry, as each organisation sets it."""

import django.core.validators
import django.db.models.deletion
import kam.tenancy.scope
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from decimal import Decimal
from django.db import migrations, models

from kam.tenancy.rls import SecureTenantTables


class Migration(migrations.Migration):

    dependencies = [
        ('insights', '0003_walls'),
        ('tenancy', '0002_walls'),
    ]

    operations = [
        migrations.CreateModel(
            name='CapacityLimits',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('updated_at', models.DateTimeField(auto_now=True, verbose_name='updated')),
                ('accounts', models.PositiveSmallIntegerField(default=10, validators=[django.core.validators.MinValueValidator(1)], verbose_name='accounts of one manager')),
                ('relations', models.PositiveSmallIntegerField(default=60, validators=[django.core.validators.MinValueValidator(1)], verbose_name='relations of one manager')),
                ('hours_relation', models.DecimalField(decimal_places=2, default=Decimal('2.00'), max_digits=5, validators=[django.core.validators.MinValueValidator(Decimal('0'))], verbose_name='hours a month for a relation')),
                ('hours_meeting', models.DecimalField(decimal_places=2, default=Decimal('4.00'), max_digits=5, validators=[django.core.validators.MinValueValidator(Decimal('0'))], verbose_name='hours for a meeting, with its preparation')),
                ('hours_action', models.DecimalField(decimal_places=2, default=Decimal('1.50'), max_digits=5, validators=[django.core.validators.MinValueValidator(Decimal('0'))], verbose_name='hours for an open action')),
                ('hours_available', models.DecimalField(decimal_places=1, default=Decimal('140.0'), max_digits=5, validators=[django.core.validators.MinValueValidator(Decimal('0'))], verbose_name='hours of a month for accounts')),
                ('organisation', models.ForeignKey(default=kam.tenancy.scope.current_organisation_id, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tenancy.organisation')),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'objects',
            },
        ),
        migrations.CreateModel(
            name='CapacityLimitsEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('id', models.BigIntegerField()),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('updated_at', models.DateTimeField(auto_now=True, verbose_name='updated')),
                ('accounts', models.PositiveSmallIntegerField(default=10, validators=[django.core.validators.MinValueValidator(1)], verbose_name='accounts of one manager')),
                ('relations', models.PositiveSmallIntegerField(default=60, validators=[django.core.validators.MinValueValidator(1)], verbose_name='relations of one manager')),
                ('hours_relation', models.DecimalField(decimal_places=2, default=Decimal('2.00'), max_digits=5, validators=[django.core.validators.MinValueValidator(Decimal('0'))], verbose_name='hours a month for a relation')),
                ('hours_meeting', models.DecimalField(decimal_places=2, default=Decimal('4.00'), max_digits=5, validators=[django.core.validators.MinValueValidator(Decimal('0'))], verbose_name='hours for a meeting, with its preparation')),
                ('hours_action', models.DecimalField(decimal_places=2, default=Decimal('1.50'), max_digits=5, validators=[django.core.validators.MinValueValidator(Decimal('0'))], verbose_name='hours for an open action')),
                ('hours_available', models.DecimalField(decimal_places=1, default=Decimal('140.0'), max_digits=5, validators=[django.core.validators.MinValueValidator(Decimal('0'))], verbose_name='hours of a month for accounts')),
                ('organisation', models.ForeignKey(db_constraint=False, default=kam.tenancy.scope.current_organisation_id, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='tenancy.organisation')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='insights.capacitylimits')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddConstraint(
            model_name='capacitylimits',
            constraint=models.UniqueConstraint(fields=('organisation',), name='capacity_limits_once'),
        ),
        migrations.AddConstraint(
            model_name='capacitylimits',
            constraint=models.CheckConstraint(condition=models.Q(('accounts__gt', 0), ('hours_available__gt', 0), ('relations__gt', 0)), name='capacity_above_zero'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='capacitylimits',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "insights_capacitylimitsevent" ("accounts", "created_at", "hours_action", "hours_available", "hours_meeting", "hours_relation", "id", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "relations", "updated_at", "version") VALUES (NEW."accounts", NEW."created_at", NEW."hours_action", NEW."hours_available", NEW."hours_meeting", NEW."hours_relation", NEW."id", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."relations", NEW."updated_at", NEW."version"); RETURN NULL;', hash='e6f469cf37714a89db7a69f9323ee08e9db2f54b', operation='INSERT', pgid='pgtrigger_insert_insert_897e6', table='insights_capacitylimits', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='capacitylimits',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "insights_capacitylimitsevent" ("accounts", "created_at", "hours_action", "hours_available", "hours_meeting", "hours_relation", "id", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "relations", "updated_at", "version") VALUES (NEW."accounts", NEW."created_at", NEW."hours_action", NEW."hours_available", NEW."hours_meeting", NEW."hours_relation", NEW."id", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."relations", NEW."updated_at", NEW."version"); RETURN NULL;', hash='1ddccc8cab82b5816b93cb363a0cf0c1fb2f01ad', operation='UPDATE', pgid='pgtrigger_update_update_3aafe', table='insights_capacitylimits', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='capacitylimits',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "insights_capacitylimitsevent" ("accounts", "created_at", "hours_action", "hours_available", "hours_meeting", "hours_relation", "id", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "relations", "updated_at", "version") VALUES (OLD."accounts", OLD."created_at", OLD."hours_action", OLD."hours_available", OLD."hours_meeting", OLD."hours_relation", OLD."id", OLD."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."relations", OLD."updated_at", OLD."version"); RETURN NULL;', hash='90bb9faad34863e470ae542a53c68e2a1f68d9e1', operation='DELETE', pgid='pgtrigger_delete_delete_68881', table='insights_capacitylimits', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='capacitylimitsevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='af26b9db0bbef390b1107c7bcf1b04a0b677ec54', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_e6aa6', table='insights_capacitylimitsevent', when='BEFORE')),
        ),
        SecureTenantTables(only=("capacitylimits", "capacitylimitsevent")),
    ]

"""Footprint and economics: entities, cells, wallet estimates, rates, costs per quarter."""

import django.db.models.deletion
import kam.tenancy.scope
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

from kam.tenancy.rls import SecureTenantTables


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0011_default_protocols'),
        ('tenancy', '0002_walls'),
    ]

    operations = [
        migrations.CreateModel(
            name='ClientEntity',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('updated_at', models.DateTimeField(auto_now=True, verbose_name='updated')),
                ('name', models.CharField(max_length=120, verbose_name='name')),
                ('sort_name', models.GeneratedField(db_persist=True, expression=models.Func(models.F('name'), function='kam_sortkey'), output_field=models.CharField(max_length=160))),
                ('kind', models.CharField(choices=[('entity', 'Entity'), ('country', 'Country')], default='entity', max_length=8, verbose_name='kind')),
                ('country', models.CharField(blank=True, max_length=2, verbose_name='country')),
                ('position', models.PositiveSmallIntegerField(default=0, verbose_name='position')),
                ('active', models.BooleanField(default=True, verbose_name='shown in the grid')),
            ],
            options={
                'ordering': ['position', 'id'],
                'abstract': False,
                'base_manager_name': 'objects',
            },
        ),
        migrations.CreateModel(
            name='ClientEntityEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('id', models.BigIntegerField()),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('updated_at', models.DateTimeField(auto_now=True, verbose_name='updated')),
                ('name', models.CharField(max_length=120, verbose_name='name')),
                ('kind', models.CharField(choices=[('entity', 'Entity'), ('country', 'Country')], default='entity', max_length=8, verbose_name='kind')),
                ('country', models.CharField(blank=True, max_length=2, verbose_name='country')),
                ('position', models.PositiveSmallIntegerField(default=0, verbose_name='position')),
                ('active', models.BooleanField(default=True, verbose_name='shown in the grid')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='CostLine',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created')),
                ('kind', models.CharField(choices=[('hours', 'Hours'), ('tickets', 'Support tickets'), ('visits', 'Visits'), ('credits', 'Credits and goodwill')], max_length=8, verbose_name='kind')),
                ('function', models.CharField(blank=True, max_length=80, verbose_name='function')),
                ('quantity', models.DecimalField(decimal_places=2, max_digits=10, verbose_name='quantity')),
                ('unit_cost', models.DecimalField(decimal_places=2, max_digits=12, verbose_name='cost of one')),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'objects',
            },
        ),
        migrations.CreateModel(
            name='CostLineEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('id', models.BigIntegerField()),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created')),
                ('kind', models.CharField(choices=[('hours', 'Hours'), ('tickets', 'Support tickets'), ('visits', 'Visits'), ('credits', 'Credits and goodwill')], max_length=8, verbose_name='kind')),
                ('function', models.CharField(blank=True, max_length=80, verbose_name='function')),
                ('quantity', models.DecimalField(decimal_places=2, max_digits=10, verbose_name='quantity')),
                ('unit_cost', models.DecimalField(decimal_places=2, max_digits=12, verbose_name='cost of one')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='FootprintCell',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('updated_at', models.DateTimeField(auto_now=True, verbose_name='updated')),
                ('state', models.CharField(choices=[('in_place', 'In place'), ('opportunity', 'Opportunity'), ('competitor', 'Competitor'), ('not_relevant', 'Not relevant')], max_length=12, verbose_name='state')),
                ('current', models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True, verbose_name='current per year')),
                ('potential', models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True, verbose_name='potential per year')),
                ('competitor', models.CharField(blank=True, max_length=120, verbose_name='competitor')),
                ('note', models.CharField(blank=True, max_length=300, verbose_name='note')),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'objects',
            },
        ),
        migrations.CreateModel(
            name='FootprintCellEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('id', models.BigIntegerField()),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('updated_at', models.DateTimeField(auto_now=True, verbose_name='updated')),
                ('state', models.CharField(choices=[('in_place', 'In place'), ('opportunity', 'Opportunity'), ('competitor', 'Competitor'), ('not_relevant', 'Not relevant')], max_length=12, verbose_name='state')),
                ('current', models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True, verbose_name='current per year')),
                ('potential', models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True, verbose_name='potential per year')),
                ('competitor', models.CharField(blank=True, max_length=120, verbose_name='competitor')),
                ('note', models.CharField(blank=True, max_length=300, verbose_name='note')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='FunctionRate',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('updated_at', models.DateTimeField(auto_now=True, verbose_name='updated')),
                ('function', models.CharField(max_length=80, verbose_name='function')),
                ('sort_name', models.GeneratedField(db_persist=True, expression=models.Func(models.F('function'), function='kam_sortkey'), output_field=models.CharField(max_length=120))),
                ('hourly_rate', models.DecimalField(decimal_places=2, max_digits=8, verbose_name='hourly rate')),
                ('valid_from', models.DateField(verbose_name='valid from')),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'objects',
            },
        ),
        migrations.CreateModel(
            name='FunctionRateEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('id', models.BigIntegerField()),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('updated_at', models.DateTimeField(auto_now=True, verbose_name='updated')),
                ('function', models.CharField(max_length=80, verbose_name='function')),
                ('hourly_rate', models.DecimalField(decimal_places=2, max_digits=8, verbose_name='hourly rate')),
                ('valid_from', models.DateField(verbose_name='valid from')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='QuarterCosts',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('updated_at', models.DateTimeField(auto_now=True, verbose_name='updated')),
                ('quarter', models.DateField(help_text='First day of the quarter', verbose_name='quarter')),
                ('cost_of_sales', models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True, verbose_name='cost of sales')),
                ('currency', models.CharField(choices=[('EUR', 'EUR'), ('USD', 'USD'), ('GBP', 'GBP'), ('CHF', 'CHF'), ('CAD', 'CAD'), ('SEK', 'SEK'), ('NOK', 'NOK'), ('DKK', 'DKK'), ('PLN', 'PLN'), ('CZK', 'CZK'), ('JPY', 'JPY'), ('CNY', 'CNY'), ('INR', 'INR'), ('AUD', 'AUD'), ('BRL', 'BRL'), ('MAD', 'MAD'), ('TND', 'TND'), ('XOF', 'XOF')], max_length=3, verbose_name='currency')),
                ('note', models.CharField(blank=True, max_length=300, verbose_name='note')),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'objects',
            },
        ),
        migrations.CreateModel(
            name='QuarterCostsEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('id', models.BigIntegerField()),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('updated_at', models.DateTimeField(auto_now=True, verbose_name='updated')),
                ('quarter', models.DateField(help_text='First day of the quarter', verbose_name='quarter')),
                ('cost_of_sales', models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True, verbose_name='cost of sales')),
                ('currency', models.CharField(choices=[('EUR', 'EUR'), ('USD', 'USD'), ('GBP', 'GBP'), ('CHF', 'CHF'), ('CAD', 'CAD'), ('SEK', 'SEK'), ('NOK', 'NOK'), ('DKK', 'DKK'), ('PLN', 'PLN'), ('CZK', 'CZK'), ('JPY', 'JPY'), ('CNY', 'CNY'), ('INR', 'INR'), ('AUD', 'AUD'), ('BRL', 'BRL'), ('MAD', 'MAD'), ('TND', 'TND'), ('XOF', 'XOF')], max_length=3, verbose_name='currency')),
                ('note', models.CharField(blank=True, max_length=300, verbose_name='note')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='WalletEstimate',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created')),
                ('amount', models.DecimalField(decimal_places=2, max_digits=14, verbose_name='total spend per year')),
                ('currency', models.CharField(choices=[('EUR', 'EUR'), ('USD', 'USD'), ('GBP', 'GBP'), ('CHF', 'CHF'), ('CAD', 'CAD'), ('SEK', 'SEK'), ('NOK', 'NOK'), ('DKK', 'DKK'), ('PLN', 'PLN'), ('CZK', 'CZK'), ('JPY', 'JPY'), ('CNY', 'CNY'), ('INR', 'INR'), ('AUD', 'AUD'), ('BRL', 'BRL'), ('MAD', 'MAD'), ('TND', 'TND'), ('XOF', 'XOF')], max_length=3, verbose_name='currency')),
                ('estimated_on', models.DateField(verbose_name='date of the estimate')),
                ('source', models.CharField(max_length=160, verbose_name='source')),
                ('note', models.CharField(blank=True, max_length=300, verbose_name='note')),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'objects',
            },
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='product',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='product',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='product',
            name='delete_delete',
        ),
        migrations.AddField(
            model_name='product',
            name='active',
            field=models.BooleanField(db_default=True, default=True, verbose_name='sold'),
        ),
        migrations.AddField(
            model_name='product',
            name='code',
            field=models.CharField(blank=True, db_default='', max_length=20, verbose_name='code'),
        ),
        migrations.AddField(
            model_name='product',
            name='name_fr',
            field=models.CharField(blank=True, db_default='', max_length=120, verbose_name='name in French'),
        ),
        migrations.AddField(
            model_name='productevent',
            name='active',
            field=models.BooleanField(db_default=True, default=True, verbose_name='sold'),
        ),
        migrations.AddField(
            model_name='productevent',
            name='code',
            field=models.CharField(blank=True, db_default='', max_length=20, verbose_name='code'),
        ),
        migrations.AddField(
            model_name='productevent',
            name='name_fr',
            field=models.CharField(blank=True, db_default='', max_length=120, verbose_name='name in French'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='product',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "accounts_productevent" ("active", "code", "created_at", "id", "list_price", "name", "name_fr", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "series", "updated_at", "version") VALUES (NEW."active", NEW."code", NEW."created_at", NEW."id", NEW."list_price", NEW."name", NEW."name_fr", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."series", NEW."updated_at", NEW."version"); RETURN NULL;', hash='6ed38b5a7a7d53572abe598e08a89c0f3e8d4f60', operation='INSERT', pgid='pgtrigger_insert_insert_9cd0b', table='accounts_product', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='product',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."active" IS DISTINCT FROM (NEW."active") OR OLD."code" IS DISTINCT FROM (NEW."code") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."list_price" IS DISTINCT FROM (NEW."list_price") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."name_fr" IS DISTINCT FROM (NEW."name_fr") OR OLD."organisation_id" IS DISTINCT FROM (NEW."organisation_id") OR OLD."series" IS DISTINCT FROM (NEW."series") OR OLD."updated_at" IS DISTINCT FROM (NEW."updated_at") OR OLD."version" IS DISTINCT FROM (NEW."version"))', func='INSERT INTO "accounts_productevent" ("active", "code", "created_at", "id", "list_price", "name", "name_fr", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "series", "updated_at", "version") VALUES (NEW."active", NEW."code", NEW."created_at", NEW."id", NEW."list_price", NEW."name", NEW."name_fr", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."series", NEW."updated_at", NEW."version"); RETURN NULL;', hash='fa20090f80a3ad3ba1a244901614fcc5b9b585b3', operation='UPDATE', pgid='pgtrigger_update_update_d53a4', table='accounts_product', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='product',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "accounts_productevent" ("active", "code", "created_at", "id", "list_price", "name", "name_fr", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "series", "updated_at", "version") VALUES (OLD."active", OLD."code", OLD."created_at", OLD."id", OLD."list_price", OLD."name", OLD."name_fr", OLD."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."series", OLD."updated_at", OLD."version"); RETURN NULL;', hash='5c0ac16b51ff909983205d96de098ae652182d6f', operation='DELETE', pgid='pgtrigger_delete_delete_bac0e', table='accounts_product', when='AFTER')),
        ),
        migrations.AddField(
            model_name='cliententity',
            name='account',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='entities', to='accounts.account'),
        ),
        migrations.AddField(
            model_name='cliententity',
            name='organisation',
            field=models.ForeignKey(default=kam.tenancy.scope.current_organisation_id, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tenancy.organisation'),
        ),
        migrations.AddField(
            model_name='cliententityevent',
            name='account',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.account'),
        ),
        migrations.AddField(
            model_name='cliententityevent',
            name='organisation',
            field=models.ForeignKey(db_constraint=False, default=kam.tenancy.scope.current_organisation_id, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='tenancy.organisation'),
        ),
        migrations.AddField(
            model_name='cliententityevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='accounts.cliententity'),
        ),
        migrations.AddField(
            model_name='costline',
            name='organisation',
            field=models.ForeignKey(default=kam.tenancy.scope.current_organisation_id, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tenancy.organisation'),
        ),
        migrations.AddField(
            model_name='costlineevent',
            name='organisation',
            field=models.ForeignKey(db_constraint=False, default=kam.tenancy.scope.current_organisation_id, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='tenancy.organisation'),
        ),
        migrations.AddField(
            model_name='costlineevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='accounts.costline'),
        ),
        migrations.AddField(
            model_name='footprintcell',
            name='entity',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='cells', to='accounts.cliententity'),
        ),
        migrations.AddField(
            model_name='footprintcell',
            name='organisation',
            field=models.ForeignKey(default=kam.tenancy.scope.current_organisation_id, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tenancy.organisation'),
        ),
        migrations.AddField(
            model_name='footprintcell',
            name='product',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='cells', to='accounts.product'),
        ),
        migrations.AddField(
            model_name='footprintcell',
            name='updated_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tenancy.membership'),
        ),
        migrations.AddField(
            model_name='footprintcellevent',
            name='entity',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.cliententity'),
        ),
        migrations.AddField(
            model_name='footprintcellevent',
            name='organisation',
            field=models.ForeignKey(db_constraint=False, default=kam.tenancy.scope.current_organisation_id, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='tenancy.organisation'),
        ),
        migrations.AddField(
            model_name='footprintcellevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='accounts.footprintcell'),
        ),
        migrations.AddField(
            model_name='footprintcellevent',
            name='product',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.product'),
        ),
        migrations.AddField(
            model_name='footprintcellevent',
            name='updated_by',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='tenancy.membership'),
        ),
        migrations.AddField(
            model_name='functionrate',
            name='organisation',
            field=models.ForeignKey(default=kam.tenancy.scope.current_organisation_id, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tenancy.organisation'),
        ),
        migrations.AddField(
            model_name='functionrateevent',
            name='organisation',
            field=models.ForeignKey(db_constraint=False, default=kam.tenancy.scope.current_organisation_id, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='tenancy.organisation'),
        ),
        migrations.AddField(
            model_name='functionrateevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='accounts.functionrate'),
        ),
        migrations.AddField(
            model_name='quartercosts',
            name='account',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='quarter_costs', to='accounts.account'),
        ),
        migrations.AddField(
            model_name='quartercosts',
            name='entered_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tenancy.membership'),
        ),
        migrations.AddField(
            model_name='quartercosts',
            name='organisation',
            field=models.ForeignKey(default=kam.tenancy.scope.current_organisation_id, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tenancy.organisation'),
        ),
        migrations.AddField(
            model_name='costlineevent',
            name='costs',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.quartercosts'),
        ),
        migrations.AddField(
            model_name='costline',
            name='costs',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='lines', to='accounts.quartercosts'),
        ),
        migrations.AddField(
            model_name='quartercostsevent',
            name='account',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.account'),
        ),
        migrations.AddField(
            model_name='quartercostsevent',
            name='entered_by',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='tenancy.membership'),
        ),
        migrations.AddField(
            model_name='quartercostsevent',
            name='organisation',
            field=models.ForeignKey(db_constraint=False, default=kam.tenancy.scope.current_organisation_id, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='tenancy.organisation'),
        ),
        migrations.AddField(
            model_name='quartercostsevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='accounts.quartercosts'),
        ),
        migrations.AddField(
            model_name='walletestimate',
            name='account',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='wallet_estimates', to='accounts.account'),
        ),
        migrations.AddField(
            model_name='walletestimate',
            name='author',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tenancy.membership'),
        ),
        migrations.AddField(
            model_name='walletestimate',
            name='organisation',
            field=models.ForeignKey(default=kam.tenancy.scope.current_organisation_id, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tenancy.organisation'),
        ),
        migrations.AddConstraint(
            model_name='cliententity',
            constraint=models.UniqueConstraint(fields=('organisation', 'account', 'sort_name'), name='entity_name_once'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='cliententity',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "accounts_cliententityevent" ("account_id", "active", "country", "created_at", "id", "kind", "name", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "updated_at", "version") VALUES (NEW."account_id", NEW."active", NEW."country", NEW."created_at", NEW."id", NEW."kind", NEW."name", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."position", NEW."updated_at", NEW."version"); RETURN NULL;', hash='7ca165e733fdb8cbd6e14da455eaa9ec8e318e45', operation='INSERT', pgid='pgtrigger_insert_insert_84500', table='accounts_cliententity', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='cliententity',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."account_id" IS DISTINCT FROM (NEW."account_id") OR OLD."active" IS DISTINCT FROM (NEW."active") OR OLD."country" IS DISTINCT FROM (NEW."country") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."organisation_id" IS DISTINCT FROM (NEW."organisation_id") OR OLD."position" IS DISTINCT FROM (NEW."position") OR OLD."updated_at" IS DISTINCT FROM (NEW."updated_at") OR OLD."version" IS DISTINCT FROM (NEW."version"))', func='INSERT INTO "accounts_cliententityevent" ("account_id", "active", "country", "created_at", "id", "kind", "name", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "updated_at", "version") VALUES (NEW."account_id", NEW."active", NEW."country", NEW."created_at", NEW."id", NEW."kind", NEW."name", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."position", NEW."updated_at", NEW."version"); RETURN NULL;', hash='559a563b96431ac02796d5e358e6b97c3d7948fd', operation='UPDATE', pgid='pgtrigger_update_update_012b1', table='accounts_cliententity', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='cliententity',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "accounts_cliententityevent" ("account_id", "active", "country", "created_at", "id", "kind", "name", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "updated_at", "version") VALUES (OLD."account_id", OLD."active", OLD."country", OLD."created_at", OLD."id", OLD."kind", OLD."name", OLD."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."position", OLD."updated_at", OLD."version"); RETURN NULL;', hash='b9a40575dd21658617c6fcfb52f1ac1dd7b22d65', operation='DELETE', pgid='pgtrigger_delete_delete_bc017', table='accounts_cliententity', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='cliententityevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='5e89cf5c034f7922e28f8d60f3af92b6af0ac4c4', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_f6fcd', table='accounts_cliententityevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='footprintcell',
            constraint=models.UniqueConstraint(fields=('organisation', 'entity', 'product'), name='cell_once'),
        ),
        migrations.AddConstraint(
            model_name='footprintcell',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('current__isnull', True), ('current__gte', 0), _connector='OR'), models.Q(('potential__isnull', True), ('potential__gte', 0), _connector='OR')), name='cell_amounts_positive'),
        ),
        migrations.AddConstraint(
            model_name='footprintcell',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'not_relevant'), _negated=True), models.Q(('current__isnull', True), ('potential__isnull', True)), _connector='OR'), name='cell_not_relevant_is_empty'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='footprintcell',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "accounts_footprintcellevent" ("competitor", "created_at", "current", "entity_id", "id", "note", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "potential", "product_id", "state", "updated_at", "updated_by_id", "version") VALUES (NEW."competitor", NEW."created_at", NEW."current", NEW."entity_id", NEW."id", NEW."note", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."potential", NEW."product_id", NEW."state", NEW."updated_at", NEW."updated_by_id", NEW."version"); RETURN NULL;', hash='a84de3fe6100eded650b48b9b539b814b50a2756', operation='INSERT', pgid='pgtrigger_insert_insert_0023a', table='accounts_footprintcell', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='footprintcell',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "accounts_footprintcellevent" ("competitor", "created_at", "current", "entity_id", "id", "note", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "potential", "product_id", "state", "updated_at", "updated_by_id", "version") VALUES (NEW."competitor", NEW."created_at", NEW."current", NEW."entity_id", NEW."id", NEW."note", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."potential", NEW."product_id", NEW."state", NEW."updated_at", NEW."updated_by_id", NEW."version"); RETURN NULL;', hash='39a56948d2183f01dae4e5b978fed942e8a08a30', operation='UPDATE', pgid='pgtrigger_update_update_7071f', table='accounts_footprintcell', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='footprintcell',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "accounts_footprintcellevent" ("competitor", "created_at", "current", "entity_id", "id", "note", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "potential", "product_id", "state", "updated_at", "updated_by_id", "version") VALUES (OLD."competitor", OLD."created_at", OLD."current", OLD."entity_id", OLD."id", OLD."note", OLD."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."potential", OLD."product_id", OLD."state", OLD."updated_at", OLD."updated_by_id", OLD."version"); RETURN NULL;', hash='dc84b9a3c45d5a1535e5758ebd978c6af6e1f0b8', operation='DELETE', pgid='pgtrigger_delete_delete_d281f', table='accounts_footprintcell', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='footprintcellevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='726b3b21cd35e469d0e4a96688ec5593937fb307', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_52d16', table='accounts_footprintcellevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='functionrate',
            constraint=models.UniqueConstraint(fields=('organisation', 'sort_name', 'valid_from'), name='rate_once'),
        ),
        migrations.AddConstraint(
            model_name='functionrate',
            constraint=models.CheckConstraint(condition=models.Q(('hourly_rate__gt', 0)), name='rate_positive'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='functionrate',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "accounts_functionrateevent" ("created_at", "function", "hourly_rate", "id", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "updated_at", "valid_from", "version") VALUES (NEW."created_at", NEW."function", NEW."hourly_rate", NEW."id", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."updated_at", NEW."valid_from", NEW."version"); RETURN NULL;', hash='c79eaf777f7bc127dbcde65ce0c1a339bd5e7c52', operation='INSERT', pgid='pgtrigger_insert_insert_3c6e3', table='accounts_functionrate', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='functionrate',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."function" IS DISTINCT FROM (NEW."function") OR OLD."hourly_rate" IS DISTINCT FROM (NEW."hourly_rate") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."organisation_id" IS DISTINCT FROM (NEW."organisation_id") OR OLD."updated_at" IS DISTINCT FROM (NEW."updated_at") OR OLD."valid_from" IS DISTINCT FROM (NEW."valid_from") OR OLD."version" IS DISTINCT FROM (NEW."version"))', func='INSERT INTO "accounts_functionrateevent" ("created_at", "function", "hourly_rate", "id", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "updated_at", "valid_from", "version") VALUES (NEW."created_at", NEW."function", NEW."hourly_rate", NEW."id", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."updated_at", NEW."valid_from", NEW."version"); RETURN NULL;', hash='8f0ba24b32299cab2ff3a7964e8a8b7d89bb0723', operation='UPDATE', pgid='pgtrigger_update_update_33480', table='accounts_functionrate', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='functionrate',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "accounts_functionrateevent" ("created_at", "function", "hourly_rate", "id", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "updated_at", "valid_from", "version") VALUES (OLD."created_at", OLD."function", OLD."hourly_rate", OLD."id", OLD."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."updated_at", OLD."valid_from", OLD."version"); RETURN NULL;', hash='4f2aec6866c3d38a386bec0ad866765002457a2c', operation='DELETE', pgid='pgtrigger_delete_delete_c6691', table='accounts_functionrate', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='functionrateevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='1bfafbf78ae746f15073054fc6db325ff80615ea', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_89ba3', table='accounts_functionrateevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='quartercosts',
            constraint=models.UniqueConstraint(fields=('organisation', 'account', 'quarter'), name='quarter_costs_once'),
        ),
        migrations.AddConstraint(
            model_name='quartercosts',
            constraint=models.CheckConstraint(condition=models.Q(('cost_of_sales__isnull', True), ('cost_of_sales__gte', 0), _connector='OR'), name='cost_of_sales_positive'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='quartercosts',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "accounts_quartercostsevent" ("account_id", "cost_of_sales", "created_at", "currency", "entered_by_id", "id", "note", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "quarter", "updated_at", "version") VALUES (NEW."account_id", NEW."cost_of_sales", NEW."created_at", NEW."currency", NEW."entered_by_id", NEW."id", NEW."note", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."quarter", NEW."updated_at", NEW."version"); RETURN NULL;', hash='72dfbc2bd589f0c09d8784a24ab7af72f3f9aa24', operation='INSERT', pgid='pgtrigger_insert_insert_360eb', table='accounts_quartercosts', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='quartercosts',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "accounts_quartercostsevent" ("account_id", "cost_of_sales", "created_at", "currency", "entered_by_id", "id", "note", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "quarter", "updated_at", "version") VALUES (NEW."account_id", NEW."cost_of_sales", NEW."created_at", NEW."currency", NEW."entered_by_id", NEW."id", NEW."note", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."quarter", NEW."updated_at", NEW."version"); RETURN NULL;', hash='5d7ccbaaa7d80a130e9aeba5a787f100eb788eaf', operation='UPDATE', pgid='pgtrigger_update_update_91052', table='accounts_quartercosts', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='quartercosts',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "accounts_quartercostsevent" ("account_id", "cost_of_sales", "created_at", "currency", "entered_by_id", "id", "note", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "quarter", "updated_at", "version") VALUES (OLD."account_id", OLD."cost_of_sales", OLD."created_at", OLD."currency", OLD."entered_by_id", OLD."id", OLD."note", OLD."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."quarter", OLD."updated_at", OLD."version"); RETURN NULL;', hash='28c01a1d79650d2d6bb823de67b2e468192513a6', operation='DELETE', pgid='pgtrigger_delete_delete_5ca78', table='accounts_quartercosts', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='costlineevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='12adf4c4016bb9278b2202d5ab720939c9a146cf', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_06acd', table='accounts_costlineevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='costline',
            constraint=models.UniqueConstraint(fields=('organisation', 'costs', 'kind', 'function'), name='cost_line_once'),
        ),
        migrations.AddConstraint(
            model_name='costline',
            constraint=models.CheckConstraint(condition=models.Q(('quantity__gte', 0), ('unit_cost__gte', 0)), name='cost_line_positive'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='costline',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "accounts_costlineevent" ("costs_id", "created_at", "function", "id", "kind", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "quantity", "unit_cost") VALUES (NEW."costs_id", NEW."created_at", NEW."function", NEW."id", NEW."kind", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."quantity", NEW."unit_cost"); RETURN NULL;', hash='bb87e61104ba692a9cb70aa967c2b5bd4e30812a', operation='INSERT', pgid='pgtrigger_insert_insert_2b00f', table='accounts_costline', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='costline',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "accounts_costlineevent" ("costs_id", "created_at", "function", "id", "kind", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "quantity", "unit_cost") VALUES (NEW."costs_id", NEW."created_at", NEW."function", NEW."id", NEW."kind", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."quantity", NEW."unit_cost"); RETURN NULL;', hash='99616be1b33a6906a6407b3febf4bd1be9a0c835', operation='UPDATE', pgid='pgtrigger_update_update_d9676', table='accounts_costline', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='costline',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "accounts_costlineevent" ("costs_id", "created_at", "function", "id", "kind", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "quantity", "unit_cost") VALUES (OLD."costs_id", OLD."created_at", OLD."function", OLD."id", OLD."kind", OLD."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."quantity", OLD."unit_cost"); RETURN NULL;', hash='a37f65de9b057ff7d8701249275343398e757797', operation='DELETE', pgid='pgtrigger_delete_delete_e6749', table='accounts_costline', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='quartercostsevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='b817e3fded39a5e5f59814821730abc5d978253a', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_962bf', table='accounts_quartercostsevent', when='BEFORE')),
        ),
        migrations.AddIndex(
            model_name='walletestimate',
            index=models.Index(fields=['organisation', 'account', '-estimated_on', '-id'], name='wallet_latest'),
        ),
        migrations.AddConstraint(
            model_name='walletestimate',
            constraint=models.CheckConstraint(condition=models.Q(('amount__gt', 0)), name='wallet_positive'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='walletestimate',
            trigger=pgtrigger.compiler.Trigger(name='wallet_append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='7c3ae4607a44b3cf76d6c1f4ec904979b8584604', operation='UPDATE OR DELETE', pgid='pgtrigger_wallet_append_only_195f5', table='accounts_walletestimate', when='BEFORE')),
        ),
        SecureTenantTables(only=("cliententity", "cliententityevent", "footprintcell", "footprintcellevent", "walletestimate", "functionrate", "functionrateevent", "quartercosts", "quartercostsevent", "costline", "costlineevent")),
    ]

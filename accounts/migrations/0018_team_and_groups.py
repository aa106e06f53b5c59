"""Functions, coordination and versions of places on account teams; no circle of groups; dated exchange rates."""

import django.db.models.deletion
import kam.tenancy.scope
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

from kam.tenancy.rls import SecureTenantTables


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0017_default_runway'),
        ('tenancy', '0002_walls'),
    ]

    operations = [
        migrations.CreateModel(
            name='ExchangeRate',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created')),
                ('currency', models.CharField(choices=[('EUR', 'EUR'), ('USD', 'USD'), ('GBP', 'GBP'), ('CHF', 'CHF'), ('CAD', 'CAD'), ('SEK', 'SEK'), ('NOK', 'NOK'), ('DKK', 'DKK'), ('PLN', 'PLN'), ('CZK', 'CZK'), ('JPY', 'JPY'), ('CNY', 'CNY'), ('INR', 'INR'), ('AUD', 'AUD'), ('BRL', 'BRL'), ('MAD', 'MAD'), ('TND', 'TND'), ('XOF', 'XOF')], max_length=3, verbose_name='currency')),
                ('base', models.CharField(choices=[('EUR', 'EUR'), ('USD', 'USD'), ('GBP', 'GBP'), ('CHF', 'CHF'), ('CAD', 'CAD'), ('SEK', 'SEK'), ('NOK', 'NOK'), ('DKK', 'DKK'), ('PLN', 'PLN'), ('CZK', 'CZK'), ('JPY', 'JPY'), ('CNY', 'CNY'), ('INR', 'INR'), ('AUD', 'AUD'), ('BRL', 'BRL'), ('MAD', 'MAD'), ('TND', 'TND'), ('XOF', 'XOF')], max_length=3, verbose_name='in')),
                ('rate', models.DecimalField(decimal_places=8, max_digits=18, verbose_name='rate')),
                ('valid_from', models.DateField(verbose_name='valid from')),
                ('source', models.CharField(blank=True, max_length=120, verbose_name='source')),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'objects',
            },
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='accountmember',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='accountmember',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='accountmember',
            name='delete_delete',
        ),
        migrations.AddField(
            model_name='accountmember',
            name='coordination',
            field=models.CharField(blank=True, choices=[('global', 'Global lead'), ('local', 'Local lead')], db_default='', default='', max_length=8, verbose_name='coordination'),
        ),
        migrations.AddField(
            model_name='accountmember',
            name='function',
            field=models.CharField(blank=True, choices=[('sales', 'Sales'), ('support', 'Support'), ('finance', 'Finance'), ('product', 'Product'), ('legal', 'Legal'), ('delivery', 'Delivery'), ('marketing', 'Marketing'), ('executive', 'Executive')], db_default='', default='', max_length=12, verbose_name='function'),
        ),
        migrations.AddField(
            model_name='accountmember',
            name='region',
            field=models.CharField(blank=True, db_default='', default='', max_length=80, verbose_name='region'),
        ),
        migrations.AddField(
            model_name='accountmember',
            name='since',
            field=models.DateField(blank=True, null=True, verbose_name='on the team since'),
        ),
        migrations.AddField(
            model_name='accountmember',
            name='version',
            field=models.PositiveIntegerField(db_default=1, default=1, editable=False),
        ),
        migrations.AddField(
            model_name='accountmemberevent',
            name='coordination',
            field=models.CharField(blank=True, choices=[('global', 'Global lead'), ('local', 'Local lead')], db_default='', default='', max_length=8, verbose_name='coordination'),
        ),
        migrations.AddField(
            model_name='accountmemberevent',
            name='function',
            field=models.CharField(blank=True, choices=[('sales', 'Sales'), ('support', 'Support'), ('finance', 'Finance'), ('product', 'Product'), ('legal', 'Legal'), ('delivery', 'Delivery'), ('marketing', 'Marketing'), ('executive', 'Executive')], db_default='', default='', max_length=12, verbose_name='function'),
        ),
        migrations.AddField(
            model_name='accountmemberevent',
            name='region',
            field=models.CharField(blank=True, db_default='', default='', max_length=80, verbose_name='region'),
        ),
        migrations.AddField(
            model_name='accountmemberevent',
            name='since',
            field=models.DateField(blank=True, null=True, verbose_name='on the team since'),
        ),
        migrations.AddField(
            model_name='accountmemberevent',
            name='version',
            field=models.PositiveIntegerField(db_default=1, default=1, editable=False),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='account',
            trigger=pgtrigger.compiler.Trigger(name='account_no_circle', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (NEW."parent_id" IS NOT NULL)', constraint='CONSTRAINT', declare='DECLARE scope text; circle boolean;', func="\nif tg_op = 'UPDATE' and new.parent_id is not distinct from old.parent_id then return null; end if;\nscope := current_setting('app.org', true);\nperform set_config('app.org', new.organisation_id::text, true);\nperform pg_advisory_xact_lock(hashtext('accounts_account.parent'), new.organisation_id::int);\nwith recursive above(id) as (\n    select a.parent_id from accounts_account a where a.id = new.id and a.parent_id is not null\n    union\n    select a.parent_id from accounts_account a join above on a.id = above.id where a.parent_id is not null\n)\nselect exists (select from above where id = new.id) into circle;\nperform set_config('app.org', coalesce(scope, ''), true);\nif circle then\n    raise exception 'account_no_circle: account % would be part of its own subsidiary', new.id\n        using errcode = 'check_violation', constraint = 'account_no_circle', table = 'accounts_account';\nend if;\nreturn null;\n", hash='a4e71819c90002bfaf3b517c1fd1092f47466858', operation='INSERT OR UPDATE OF "parent_id"', pgid='pgtrigger_account_no_circle_a9f83', table='accounts_account', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='accountmember',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "accounts_accountmemberevent" ("account_id", "coordination", "created_at", "function", "id", "level", "member_id", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "region", "responsibility", "since", "version") VALUES (NEW."account_id", NEW."coordination", NEW."created_at", NEW."function", NEW."id", NEW."level", NEW."member_id", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."region", NEW."responsibility", NEW."since", NEW."version"); RETURN NULL;', hash='fb6e7de4d79a8e5cc93f94e47b149fad128f2a7c', operation='INSERT', pgid='pgtrigger_insert_insert_6cb67', table='accounts_accountmember', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='accountmember',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "accounts_accountmemberevent" ("account_id", "coordination", "created_at", "function", "id", "level", "member_id", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "region", "responsibility", "since", "version") VALUES (NEW."account_id", NEW."coordination", NEW."created_at", NEW."function", NEW."id", NEW."level", NEW."member_id", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."region", NEW."responsibility", NEW."since", NEW."version"); RETURN NULL;', hash='3d64a5fdeddb3501031c9e4005d20ab00058389c', operation='UPDATE', pgid='pgtrigger_update_update_f7f72', table='accounts_accountmember', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='accountmember',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "accounts_accountmemberevent" ("account_id", "coordination", "created_at", "function", "id", "level", "member_id", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "region", "responsibility", "since", "version") VALUES (OLD."account_id", OLD."coordination", OLD."created_at", OLD."function", OLD."id", OLD."level", OLD."member_id", OLD."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."region", OLD."responsibility", OLD."since", OLD."version"); RETURN NULL;', hash='44a960a397bf8f785aad3cb6026a45b072c2efcd', operation='DELETE', pgid='pgtrigger_delete_delete_14b6e', table='accounts_accountmember', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='accountmember',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('coordination', 'local'), models.Q(('region', ''), _negated=True)), models.Q(models.Q(('coordination', 'local'), _negated=True), ('region', '')), _connector='OR'), name='account_local_lead_with_region'),
        ),
        migrations.AddField(
            model_name='exchangerate',
            name='entered_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tenancy.membership'),
        ),
        migrations.AddField(
            model_name='exchangerate',
            name='organisation',
            field=models.ForeignKey(default=kam.tenancy.scope.current_organisation_id, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tenancy.organisation'),
        ),
        migrations.AddIndex(
            model_name='exchangerate',
            index=models.Index(fields=['organisation', 'currency', 'base', '-valid_from', '-id'], name='exchange_rate_latest'),
        ),
        migrations.AddConstraint(
            model_name='exchangerate',
            constraint=models.CheckConstraint(condition=models.Q(('rate__gt', 0)), name='exchange_rate_positive'),
        ),
        migrations.AddConstraint(
            model_name='exchangerate',
            constraint=models.CheckConstraint(condition=models.Q(('currency', models.F('base')), _negated=True), name='exchange_rate_of_another'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='exchangerate',
            trigger=pgtrigger.compiler.Trigger(name='exchange_rate_append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='ecb197d8cbf176f78ecb803a30539d1bc5dcf656', operation='UPDATE OR DELETE', pgid='pgtrigger_exchange_rate_append_only_8e64e', table='accounts_exchangerate', when='BEFORE')),
        ),
        SecureTenantTables(only=("exchangerate",)),
    ]

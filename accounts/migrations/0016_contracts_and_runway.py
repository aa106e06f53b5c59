"""Contracts in full, and the renewal runway: gates, ticks, competitors, documents, frameworks and outcomes."""

import django.db.models.deletion
import kam.tenancy.scope
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

from kam.tenancy.rls import SecureTenantTables

# The wall of the table stands; what is new are two references that must not cross it.
REFERENCE = (
    'alter table "accounts_contract" add constraint "accounts_contract_{0}_id_org" foreign key (organisation_id, "{0}_id")'
    ' references "accounts_contract" (organisation_id, id) deferrable initially deferred'
)


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0015_default_qualification'),
        ('files', '0003_walls'),
        ('tenancy', '0002_walls'),
    ]

    operations = [
        migrations.CreateModel(
            name='ContractCompetitor',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('updated_at', models.DateTimeField(auto_now=True, verbose_name='updated')),
                ('name', models.CharField(max_length=120, verbose_name='name')),
                ('sort_name', models.GeneratedField(db_persist=True, expression=models.Func(models.F('name'), function='kam_sortkey'), output_field=models.CharField(max_length=160))),
                ('threat', models.CharField(choices=[('low', 'Low'), ('medium', 'Medium'), ('high', 'High')], default='medium', max_length=6, verbose_name='threat')),
                ('note', models.TextField(blank=True, verbose_name='note')),
            ],
            options={
                'ordering': ['sort_name', 'id'],
                'abstract': False,
                'base_manager_name': 'objects',
            },
        ),
        migrations.CreateModel(
            name='ContractCompetitorEvent',
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
                ('threat', models.CharField(choices=[('low', 'Low'), ('medium', 'Medium'), ('high', 'High')], default='medium', max_length=6, verbose_name='threat')),
                ('note', models.TextField(blank=True, verbose_name='note')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ContractDocument',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created')),
                ('removed_at', models.DateTimeField(null=True, verbose_name='taken away')),
            ],
            options={
                'ordering': ['-id'],
                'abstract': False,
                'base_manager_name': 'objects',
            },
        ),
        migrations.CreateModel(
            name='ContractDocumentEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('id', models.BigIntegerField()),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created')),
                ('removed_at', models.DateTimeField(null=True, verbose_name='taken away')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ContractProduct',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created')),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'objects',
            },
        ),
        migrations.CreateModel(
            name='ContractProductEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('id', models.BigIntegerField()),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='RunwayGate',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('updated_at', models.DateTimeField(auto_now=True, verbose_name='updated')),
                ('variant', models.CharField(choices=[('renewal', 'Renewal'), ('tender', 'Tender')], max_length=8, verbose_name='runway')),
                ('code', models.SlugField(blank=True, max_length=40, verbose_name='code')),
                ('days', models.PositiveSmallIntegerField(verbose_name='days before the end')),
                ('before_notice', models.BooleanField(default=False, verbose_name='before the notice date')),
                ('label_en', models.CharField(max_length=120, verbose_name='text in English')),
                ('label_fr', models.CharField(max_length=120, verbose_name='text in French')),
                ('evidence_en', models.CharField(blank=True, max_length=200, verbose_name='evidence asked, in English')),
                ('evidence_fr', models.CharField(blank=True, max_length=200, verbose_name='evidence asked, in French')),
                ('evidence_required', models.BooleanField(default=False, verbose_name='only with evidence')),
                ('active', models.BooleanField(default=True, verbose_name='asked')),
            ],
            options={
                'ordering': ['variant', '-days', 'id'],
                'abstract': False,
                'base_manager_name': 'objects',
            },
        ),
        migrations.CreateModel(
            name='RunwayGateEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('id', models.BigIntegerField()),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('updated_at', models.DateTimeField(auto_now=True, verbose_name='updated')),
                ('variant', models.CharField(choices=[('renewal', 'Renewal'), ('tender', 'Tender')], max_length=8, verbose_name='runway')),
                ('code', models.SlugField(blank=True, db_index=False, max_length=40, verbose_name='code')),
                ('days', models.PositiveSmallIntegerField(verbose_name='days before the end')),
                ('before_notice', models.BooleanField(default=False, verbose_name='before the notice date')),
                ('label_en', models.CharField(max_length=120, verbose_name='text in English')),
                ('label_fr', models.CharField(max_length=120, verbose_name='text in French')),
                ('evidence_en', models.CharField(blank=True, max_length=200, verbose_name='evidence asked, in English')),
                ('evidence_fr', models.CharField(blank=True, max_length=200, verbose_name='evidence asked, in French')),
                ('evidence_required', models.BooleanField(default=False, verbose_name='only with evidence')),
                ('active', models.BooleanField(default=True, verbose_name='asked')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='RunwayTick',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created')),
                ('done', models.BooleanField(verbose_name='done')),
                ('done_on', models.DateField(verbose_name='date')),
                ('evidence', models.TextField(blank=True, verbose_name='evidence')),
                ('link', models.URLField(blank=True, max_length=500, verbose_name='link')),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'objects',
            },
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='contract',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='contract',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='contract',
            name='delete_delete',
        ),
        migrations.AddField(
            model_name='contract',
            name='final_value',
            field=models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True, verbose_name='final annual value'),
        ),
        migrations.AddField(
            model_name='contract',
            name='follows',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='followers', to='accounts.contract', verbose_name='renews'),
        ),
        migrations.AddField(
            model_name='contract',
            name='framework',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='orders', to='accounts.contract', verbose_name='framework'),
        ),
        migrations.AddField(
            model_name='contract',
            name='kind',
            field=models.CharField(choices=[('contract', 'Contract'), ('framework', 'Framework agreement'), ('order', 'Call-off under a framework')], db_default='contract', default='contract', max_length=9, verbose_name='kind'),
        ),
        migrations.AddField(
            model_name='contract',
            name='notice_days',
            field=models.PositiveSmallIntegerField(db_default=0, default=0, verbose_name='notice period, days more'),
        ),
        migrations.AddField(
            model_name='contract',
            name='outcome_note',
            field=models.TextField(blank=True, db_default='', verbose_name='reason'),
        ),
        migrations.AddField(
            model_name='contract',
            name='outcome_on',
            field=models.DateField(blank=True, null=True, verbose_name='decided'),
        ),
        migrations.AddField(
            model_name='contract',
            name='outcome_reason',
            field=models.CharField(blank=True, choices=[('value', 'Value shown, or not shown'), ('relation', 'Relationship'), ('service', 'Quality of service'), ('offer', 'Fit of the offer'), ('price', 'Price and terms'), ('competitor', 'A competitor'), ('budget', "The client's budget"), ('strategy', 'A change at the client'), ('other', 'Something else')], db_default='', max_length=12, verbose_name='what decided'),
        ),
        migrations.AddField(
            model_name='contract',
            name='tender',
            field=models.BooleanField(db_default=False, default=False, verbose_name='put to tender at its end'),
        ),
        migrations.AddField(
            model_name='contract',
            name='tender_on',
            field=models.DateField(blank=True, null=True, verbose_name='tender mode since'),
        ),
        migrations.AddField(
            model_name='contractevent',
            name='final_value',
            field=models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True, verbose_name='final annual value'),
        ),
        migrations.AddField(
            model_name='contractevent',
            name='follows',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.contract', verbose_name='renews'),
        ),
        migrations.AddField(
            model_name='contractevent',
            name='framework',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.contract', verbose_name='framework'),
        ),
        migrations.AddField(
            model_name='contractevent',
            name='kind',
            field=models.CharField(choices=[('contract', 'Contract'), ('framework', 'Framework agreement'), ('order', 'Call-off under a framework')], db_default='contract', default='contract', max_length=9, verbose_name='kind'),
        ),
        migrations.AddField(
            model_name='contractevent',
            name='notice_days',
            field=models.PositiveSmallIntegerField(db_default=0, default=0, verbose_name='notice period, days more'),
        ),
        migrations.AddField(
            model_name='contractevent',
            name='outcome_note',
            field=models.TextField(blank=True, db_default='', verbose_name='reason'),
        ),
        migrations.AddField(
            model_name='contractevent',
            name='outcome_on',
            field=models.DateField(blank=True, null=True, verbose_name='decided'),
        ),
        migrations.AddField(
            model_name='contractevent',
            name='outcome_reason',
            field=models.CharField(blank=True, choices=[('value', 'Value shown, or not shown'), ('relation', 'Relationship'), ('service', 'Quality of service'), ('offer', 'Fit of the offer'), ('price', 'Price and terms'), ('competitor', 'A competitor'), ('budget', "The client's budget"), ('strategy', 'A change at the client'), ('other', 'Something else')], db_default='', max_length=12, verbose_name='what decided'),
        ),
        migrations.AddField(
            model_name='contractevent',
            name='tender',
            field=models.BooleanField(db_default=False, default=False, verbose_name='put to tender at its end'),
        ),
        migrations.AddField(
            model_name='contractevent',
            name='tender_on',
            field=models.DateField(blank=True, null=True, verbose_name='tender mode since'),
        ),
        migrations.AlterField(
            model_name='contract',
            name='outcome',
            field=models.CharField(choices=[('running', 'Running'), ('renewed', 'Renewed'), ('up', 'Renewed, larger'), ('down', 'Renewed, smaller'), ('lost', 'Lost')], default='running', max_length=8, verbose_name='status'),
        ),
        migrations.AlterField(
            model_name='contractevent',
            name='outcome',
            field=models.CharField(choices=[('running', 'Running'), ('renewed', 'Renewed'), ('up', 'Renewed, larger'), ('down', 'Renewed, smaller'), ('lost', 'Lost')], default='running', max_length=8, verbose_name='status'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='contract',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "accounts_contractevent" ("account_id", "annual_value", "auto_renewal", "created_at", "currency", "end_on", "final_value", "follows_id", "framework_id", "id", "kind", "notice_days", "notice_months", "notice_on", "organisation_id", "outcome", "outcome_note", "outcome_on", "outcome_reason", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference", "start_on", "tender", "tender_on", "title", "updated_at", "version") VALUES (NEW."account_id", NEW."annual_value", NEW."auto_renewal", NEW."created_at", NEW."currency", NEW."end_on", NEW."final_value", NEW."follows_id", NEW."framework_id", NEW."id", NEW."kind", NEW."notice_days", NEW."notice_months", NEW."notice_on", NEW."organisation_id", NEW."outcome", NEW."outcome_note", NEW."outcome_on", NEW."outcome_reason", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."reference", NEW."start_on", NEW."tender", NEW."tender_on", NEW."title", NEW."updated_at", NEW."version"); RETURN NULL;', hash='f5936388fb84960790f46e436f065e69f11d0a64', operation='INSERT', pgid='pgtrigger_insert_insert_9b144', table='accounts_contract', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='contract',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "accounts_contractevent" ("account_id", "annual_value", "auto_renewal", "created_at", "currency", "end_on", "final_value", "follows_id", "framework_id", "id", "kind", "notice_days", "notice_months", "notice_on", "organisation_id", "outcome", "outcome_note", "outcome_on", "outcome_reason", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference", "start_on", "tender", "tender_on", "title", "updated_at", "version") VALUES (NEW."account_id", NEW."annual_value", NEW."auto_renewal", NEW."created_at", NEW."currency", NEW."end_on", NEW."final_value", NEW."follows_id", NEW."framework_id", NEW."id", NEW."kind", NEW."notice_days", NEW."notice_months", NEW."notice_on", NEW."organisation_id", NEW."outcome", NEW."outcome_note", NEW."outcome_on", NEW."outcome_reason", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."reference", NEW."start_on", NEW."tender", NEW."tender_on", NEW."title", NEW."updated_at", NEW."version"); RETURN NULL;', hash='7cf407373afecb8f67e5bd44c41754a3bfd42505', operation='UPDATE', pgid='pgtrigger_update_update_63bd6', table='accounts_contract', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='contract',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "accounts_contractevent" ("account_id", "annual_value", "auto_renewal", "created_at", "currency", "end_on", "final_value", "follows_id", "framework_id", "id", "kind", "notice_days", "notice_months", "notice_on", "organisation_id", "outcome", "outcome_note", "outcome_on", "outcome_reason", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference", "start_on", "tender", "tender_on", "title", "updated_at", "version") VALUES (OLD."account_id", OLD."annual_value", OLD."auto_renewal", OLD."created_at", OLD."currency", OLD."end_on", OLD."final_value", OLD."follows_id", OLD."framework_id", OLD."id", OLD."kind", OLD."notice_days", OLD."notice_months", OLD."notice_on", OLD."organisation_id", OLD."outcome", OLD."outcome_note", OLD."outcome_on", OLD."outcome_reason", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."reference", OLD."start_on", OLD."tender", OLD."tender_on", OLD."title", OLD."updated_at", OLD."version"); RETURN NULL;', hash='1920ca0aa0ad14291072e39a2d482daf341304fb', operation='DELETE', pgid='pgtrigger_delete_delete_0c254', table='accounts_contract', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='contract',
            constraint=models.CheckConstraint(condition=models.Q(('framework__isnull', True), models.Q(('kind', 'order'), models.Q(('framework', models.F('id')), _negated=True)), _connector='OR'), name='contract_order_under_framework'),
        ),
        migrations.AddConstraint(
            model_name='contract',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('outcome', 'running'), _negated=True), models.Q(('final_value__isnull', True), ('outcome_on__isnull', True), ('outcome_reason', '')), _connector='OR'), name='contract_open_without_outcome'),
        ),
        migrations.AddField(
            model_name='contractcompetitor',
            name='contract',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='competitors', to='accounts.contract'),
        ),
        migrations.AddField(
            model_name='contractcompetitor',
            name='organisation',
            field=models.ForeignKey(default=kam.tenancy.scope.current_organisation_id, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tenancy.organisation'),
        ),
        migrations.AddField(
            model_name='contractcompetitorevent',
            name='contract',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.contract'),
        ),
        migrations.AddField(
            model_name='contractcompetitorevent',
            name='organisation',
            field=models.ForeignKey(db_constraint=False, default=kam.tenancy.scope.current_organisation_id, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='tenancy.organisation'),
        ),
        migrations.AddField(
            model_name='contractcompetitorevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='accounts.contractcompetitor'),
        ),
        migrations.AddField(
            model_name='contractdocument',
            name='added_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tenancy.membership'),
        ),
        migrations.AddField(
            model_name='contractdocument',
            name='contract',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='documents', to='accounts.contract'),
        ),
        migrations.AddField(
            model_name='contractdocument',
            name='file',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='files.storedfile'),
        ),
        migrations.AddField(
            model_name='contractdocument',
            name='organisation',
            field=models.ForeignKey(default=kam.tenancy.scope.current_organisation_id, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tenancy.organisation'),
        ),
        migrations.AddField(
            model_name='contractdocument',
            name='removed_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tenancy.membership'),
        ),
        migrations.AddField(
            model_name='contractdocumentevent',
            name='added_by',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='tenancy.membership'),
        ),
        migrations.AddField(
            model_name='contractdocumentevent',
            name='contract',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.contract'),
        ),
        migrations.AddField(
            model_name='contractdocumentevent',
            name='file',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='files.storedfile'),
        ),
        migrations.AddField(
            model_name='contractdocumentevent',
            name='organisation',
            field=models.ForeignKey(db_constraint=False, default=kam.tenancy.scope.current_organisation_id, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='tenancy.organisation'),
        ),
        migrations.AddField(
            model_name='contractdocumentevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='accounts.contractdocument'),
        ),
        migrations.AddField(
            model_name='contractdocumentevent',
            name='removed_by',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='tenancy.membership'),
        ),
        migrations.AddField(
            model_name='contractproduct',
            name='contract',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='covered', to='accounts.contract'),
        ),
        migrations.AddField(
            model_name='contractproduct',
            name='organisation',
            field=models.ForeignKey(default=kam.tenancy.scope.current_organisation_id, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tenancy.organisation'),
        ),
        migrations.AddField(
            model_name='contractproduct',
            name='product',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.product'),
        ),
        migrations.AddField(
            model_name='contractproductevent',
            name='contract',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.contract'),
        ),
        migrations.AddField(
            model_name='contractproductevent',
            name='organisation',
            field=models.ForeignKey(db_constraint=False, default=kam.tenancy.scope.current_organisation_id, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='tenancy.organisation'),
        ),
        migrations.AddField(
            model_name='contractproductevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='accounts.contractproduct'),
        ),
        migrations.AddField(
            model_name='contractproductevent',
            name='product',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.product'),
        ),
        migrations.AddField(
            model_name='runwaygate',
            name='organisation',
            field=models.ForeignKey(default=kam.tenancy.scope.current_organisation_id, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tenancy.organisation'),
        ),
        migrations.AddField(
            model_name='runwaygateevent',
            name='organisation',
            field=models.ForeignKey(db_constraint=False, default=kam.tenancy.scope.current_organisation_id, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='tenancy.organisation'),
        ),
        migrations.AddField(
            model_name='runwaygateevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='accounts.runwaygate'),
        ),
        migrations.AddField(
            model_name='runwaytick',
            name='actor',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tenancy.membership'),
        ),
        migrations.AddField(
            model_name='runwaytick',
            name='contract',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='ticks', to='accounts.contract'),
        ),
        migrations.AddField(
            model_name='runwaytick',
            name='gate',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='ticks', to='accounts.runwaygate'),
        ),
        migrations.AddField(
            model_name='runwaytick',
            name='organisation',
            field=models.ForeignKey(default=kam.tenancy.scope.current_organisation_id, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tenancy.organisation'),
        ),
        migrations.AddConstraint(
            model_name='contractcompetitor',
            constraint=models.UniqueConstraint(fields=('organisation', 'contract', 'sort_name'), name='contract_competitor_once'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='contractcompetitor',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "accounts_contractcompetitorevent" ("contract_id", "created_at", "id", "name", "note", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "threat", "updated_at", "version") VALUES (NEW."contract_id", NEW."created_at", NEW."id", NEW."name", NEW."note", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."threat", NEW."updated_at", NEW."version"); RETURN NULL;', hash='922532b6ad185a88049fdd0eb06c894ecae70a91', operation='INSERT', pgid='pgtrigger_insert_insert_8b4f5', table='accounts_contractcompetitor', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='contractcompetitor',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."contract_id" IS DISTINCT FROM (NEW."contract_id") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."note" IS DISTINCT FROM (NEW."note") OR OLD."organisation_id" IS DISTINCT FROM (NEW."organisation_id") OR OLD."threat" IS DISTINCT FROM (NEW."threat") OR OLD."updated_at" IS DISTINCT FROM (NEW."updated_at") OR OLD."version" IS DISTINCT FROM (NEW."version"))', func='INSERT INTO "accounts_contractcompetitorevent" ("contract_id", "created_at", "id", "name", "note", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "threat", "updated_at", "version") VALUES (NEW."contract_id", NEW."created_at", NEW."id", NEW."name", NEW."note", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."threat", NEW."updated_at", NEW."version"); RETURN NULL;', hash='ee9e2eab39ebc8b536a8491a33d39d2e7b49c62e', operation='UPDATE', pgid='pgtrigger_update_update_c9a68', table='accounts_contractcompetitor', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='contractcompetitor',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "accounts_contractcompetitorevent" ("contract_id", "created_at", "id", "name", "note", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "threat", "updated_at", "version") VALUES (OLD."contract_id", OLD."created_at", OLD."id", OLD."name", OLD."note", OLD."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."threat", OLD."updated_at", OLD."version"); RETURN NULL;', hash='bdfb13ddc5e502c04b34ffeedac460652cc17ce5', operation='DELETE', pgid='pgtrigger_delete_delete_2da28', table='accounts_contractcompetitor', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='contractcompetitorevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='2c50a774968f35c03cea5a0011532a863f6519c0', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_b4d30', table='accounts_contractcompetitorevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='contractdocument',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('removed_at__isnull', True), ('removed_by__isnull', True)), models.Q(('removed_at__isnull', False), ('removed_by__isnull', False)), _connector='OR'), name='contract_document_removed_by_somebody'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='contractdocument',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "accounts_contractdocumentevent" ("added_by_id", "contract_id", "created_at", "file_id", "id", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "removed_at", "removed_by_id") VALUES (NEW."added_by_id", NEW."contract_id", NEW."created_at", NEW."file_id", NEW."id", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."removed_at", NEW."removed_by_id"); RETURN NULL;', hash='ce36024290e1975251a33ac51e29b51d0a4b3a3a', operation='INSERT', pgid='pgtrigger_insert_insert_357ed', table='accounts_contractdocument', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='contractdocument',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "accounts_contractdocumentevent" ("added_by_id", "contract_id", "created_at", "file_id", "id", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "removed_at", "removed_by_id") VALUES (NEW."added_by_id", NEW."contract_id", NEW."created_at", NEW."file_id", NEW."id", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."removed_at", NEW."removed_by_id"); RETURN NULL;', hash='60b1c9f611c2918e9cfdca41e275f636670ec07f', operation='UPDATE', pgid='pgtrigger_update_update_496ed', table='accounts_contractdocument', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='contractdocument',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "accounts_contractdocumentevent" ("added_by_id", "contract_id", "created_at", "file_id", "id", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "removed_at", "removed_by_id") VALUES (OLD."added_by_id", OLD."contract_id", OLD."created_at", OLD."file_id", OLD."id", OLD."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."removed_at", OLD."removed_by_id"); RETURN NULL;', hash='906e5d6b302d8848897f8788e460da5b05f731cc', operation='DELETE', pgid='pgtrigger_delete_delete_7f392', table='accounts_contractdocument', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='contractdocumentevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='2d324c98f22f1ddd4a22d7a996bf05720f00ed07', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_d2c64', table='accounts_contractdocumentevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='contractproduct',
            constraint=models.UniqueConstraint(fields=('organisation', 'contract', 'product'), name='contract_product_once'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='contractproduct',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "accounts_contractproductevent" ("contract_id", "created_at", "id", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "product_id") VALUES (NEW."contract_id", NEW."created_at", NEW."id", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."product_id"); RETURN NULL;', hash='b73954cbeb34e45d2aef4374e7b11bed41925c14', operation='INSERT', pgid='pgtrigger_insert_insert_ef473', table='accounts_contractproduct', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='contractproduct',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "accounts_contractproductevent" ("contract_id", "created_at", "id", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "product_id") VALUES (NEW."contract_id", NEW."created_at", NEW."id", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."product_id"); RETURN NULL;', hash='c4191b8cb8267d53e4f1ca19f72a20351b4f6146', operation='UPDATE', pgid='pgtrigger_update_update_72c82', table='accounts_contractproduct', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='contractproduct',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "accounts_contractproductevent" ("contract_id", "created_at", "id", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "product_id") VALUES (OLD."contract_id", OLD."created_at", OLD."id", OLD."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."product_id"); RETURN NULL;', hash='2cecab80df00fa81f49c505f9931aae80cc22baa', operation='DELETE', pgid='pgtrigger_delete_delete_aca53', table='accounts_contractproduct', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='contractproductevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='3915ffe31cf847fc4bdf59f9b225cf681174f80b', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_fd6cb', table='accounts_contractproductevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='runwaygate',
            constraint=models.UniqueConstraint(condition=models.Q(('code', ''), _negated=True), fields=('organisation', 'variant', 'code'), name='runway_gate_code_once'),
        ),
        migrations.AddConstraint(
            model_name='runwaygate',
            constraint=models.CheckConstraint(condition=models.Q(('days__lte', 365)), name='runway_gate_within_a_year'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='runwaygate',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "accounts_runwaygateevent" ("active", "before_notice", "code", "created_at", "days", "evidence_en", "evidence_fr", "evidence_required", "id", "label_en", "label_fr", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "updated_at", "variant", "version") VALUES (NEW."active", NEW."before_notice", NEW."code", NEW."created_at", NEW."days", NEW."evidence_en", NEW."evidence_fr", NEW."evidence_required", NEW."id", NEW."label_en", NEW."label_fr", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."updated_at", NEW."variant", NEW."version"); RETURN NULL;', hash='5e6ab35bd234d3083cacd748453b5a54d31b9d07', operation='INSERT', pgid='pgtrigger_insert_insert_e374d', table='accounts_runwaygate', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='runwaygate',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "accounts_runwaygateevent" ("active", "before_notice", "code", "created_at", "days", "evidence_en", "evidence_fr", "evidence_required", "id", "label_en", "label_fr", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "updated_at", "variant", "version") VALUES (NEW."active", NEW."before_notice", NEW."code", NEW."created_at", NEW."days", NEW."evidence_en", NEW."evidence_fr", NEW."evidence_required", NEW."id", NEW."label_en", NEW."label_fr", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."updated_at", NEW."variant", NEW."version"); RETURN NULL;', hash='67f535c4c48748794eeeb914216f4eb7a4d6bfb6', operation='UPDATE', pgid='pgtrigger_update_update_6e53e', table='accounts_runwaygate', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='runwaygate',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "accounts_runwaygateevent" ("active", "before_notice", "code", "created_at", "days", "evidence_en", "evidence_fr", "evidence_required", "id", "label_en", "label_fr", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "updated_at", "variant", "version") VALUES (OLD."active", OLD."before_notice", OLD."code", OLD."created_at", OLD."days", OLD."evidence_en", OLD."evidence_fr", OLD."evidence_required", OLD."id", OLD."label_en", OLD."label_fr", OLD."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."updated_at", OLD."variant", OLD."version"); RETURN NULL;', hash='c54230c38e0dd6470d76c9abd3484624c0798565', operation='DELETE', pgid='pgtrigger_delete_delete_6dfad', table='accounts_runwaygate', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='runwaygateevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='88e165c26196e5dae76aa0a862665bc1e610b09b', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_bdcc7', table='accounts_runwaygateevent', when='BEFORE')),
        ),
        migrations.AddIndex(
            model_name='runwaytick',
            index=models.Index(fields=['organisation', 'contract', 'gate', '-id'], name='runway_tick_latest'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='runwaytick',
            trigger=pgtrigger.compiler.Trigger(name='runway_tick_append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='fdbc4cb380626ea7726a3df1eed897f764d01066', operation='UPDATE OR DELETE', pgid='pgtrigger_runway_tick_append_only_21cbb', table='accounts_runwaytick', when='BEFORE')),
        ),
        SecureTenantTables(
            only=(
                "contractcompetitor",
                "contractcompetitorevent",
                "contractdocument",
                "contractdocumentevent",
                "contractproduct",
                "contractproductevent",
                "runwaygate",
                "runwaygateevent",
                "runwaytick",
            )
        ),
        migrations.RunSQL([REFERENCE.format("framework"), REFERENCE.format("follows")], migrations.RunSQL.noop),
    ]

"""Requests about personal data, how long people are kept, and notes of the account team."""

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
        ('files', '0004_dropped'),
        ('stakeholders', '0016_search_planned_for_its_words'),
        ('tenancy', '0002_walls'),
    ]

    operations = [
        migrations.CreateModel(
            name='KeepingRules',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('updated_at', models.DateTimeField(auto_now=True, verbose_name='updated')),
                ('left_months', models.PositiveSmallIntegerField(default=24, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(240)], verbose_name='people who left (months)')),
                ('silent_months', models.PositiveSmallIntegerField(default=36, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(240)], verbose_name='people without any contact (months)')),
                ('export_days', models.PositiveSmallIntegerField(default=30, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(3650)], verbose_name='exports and PDFs (days)')),
                ('import_days', models.PositiveSmallIntegerField(default=90, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(3650)], verbose_name='imported files (days)')),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'objects',
            },
        ),
        migrations.CreateModel(
            name='KeepingRulesEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('id', models.BigIntegerField()),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('updated_at', models.DateTimeField(auto_now=True, verbose_name='updated')),
                ('left_months', models.PositiveSmallIntegerField(default=24, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(240)], verbose_name='people who left (months)')),
                ('silent_months', models.PositiveSmallIntegerField(default=36, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(240)], verbose_name='people without any contact (months)')),
                ('export_days', models.PositiveSmallIntegerField(default=30, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(3650)], verbose_name='exports and PDFs (days)')),
                ('import_days', models.PositiveSmallIntegerField(default=90, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(3650)], verbose_name='imported files (days)')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='PrivacyRequest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('updated_at', models.DateTimeField(auto_now=True, verbose_name='updated')),
                ('kind', models.CharField(choices=[('access', 'A copy of their data'), ('erasure', 'Erasure'), ('correct', 'Correction'), ('object', 'Objection')], max_length=8, verbose_name='request')),
                ('state', models.CharField(choices=[('open', 'to answer'), ('running', 'being carried out'), ('done', 'done'), ('refused', 'refused')], default='open', editable=False, max_length=8, verbose_name='state')),
                ('received_on', models.DateField(verbose_name='received')),
                ('due_on', models.DateField(editable=False, verbose_name='answer by')),
                ('how', models.CharField(blank=True, max_length=300, verbose_name='how they asked, and how we know it is them')),
                ('ended_on', models.DateField(editable=False, null=True, verbose_name='answered')),
                ('answer', models.TextField(blank=True, verbose_name='what we answered')),
                ('receipt', models.JSONField(default=dict, editable=False)),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'objects',
            },
        ),
        migrations.CreateModel(
            name='PrivacyRequestEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('id', models.BigIntegerField()),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('updated_at', models.DateTimeField(auto_now=True, verbose_name='updated')),
                ('kind', models.CharField(choices=[('access', 'A copy of their data'), ('erasure', 'Erasure'), ('correct', 'Correction'), ('object', 'Objection')], max_length=8, verbose_name='request')),
                ('state', models.CharField(choices=[('open', 'to answer'), ('running', 'being carried out'), ('done', 'done'), ('refused', 'refused')], default='open', editable=False, max_length=8, verbose_name='state')),
                ('received_on', models.DateField(verbose_name='received')),
                ('due_on', models.DateField(editable=False, verbose_name='answer by')),
                ('how', models.CharField(blank=True, max_length=300, verbose_name='how they asked, and how we know it is them')),
                ('ended_on', models.DateField(editable=False, null=True, verbose_name='answered')),
                ('answer', models.TextField(blank=True, verbose_name='what we answered')),
                ('receipt', models.JSONField(default=dict, editable=False)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='TeamNote',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('updated_at', models.DateTimeField(auto_now=True, verbose_name='updated')),
                ('text', models.TextField(max_length=4000, verbose_name='note')),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'objects',
            },
        ),
        migrations.CreateModel(
            name='TeamNoteEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('id', models.BigIntegerField()),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('updated_at', models.DateTimeField(auto_now=True, verbose_name='updated')),
                ('text', models.TextField(max_length=4000, verbose_name='note')),
            ],
            options={
                'abstract': False,
            },
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='stakeholder',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='stakeholder',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='stakeholder',
            name='delete_delete',
        ),
        migrations.AddField(
            model_name='stakeholder',
            name='erased_at',
            field=models.DateTimeField(editable=False, null=True, verbose_name='erased'),
        ),
        migrations.AddField(
            model_name='stakeholder',
            name='keep_until',
            field=models.DateField(blank=True, editable=False, null=True, verbose_name='kept at least until'),
        ),
        migrations.AddField(
            model_name='stakeholderevent',
            name='erased_at',
            field=models.DateTimeField(editable=False, null=True, verbose_name='erased'),
        ),
        migrations.AddField(
            model_name='stakeholderevent',
            name='keep_until',
            field=models.DateField(blank=True, editable=False, null=True, verbose_name='kept at least until'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='stakeholder',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "stakeholders_stakeholderevent" ("account_id", "cadence_days", "came_from_id", "counterpart_id", "created_at", "decision_role", "email", "employer", "entity", "erased_at", "function", "id", "influence", "job_title", "keep_until", "kind", "languages", "last_touch_on", "lawful_basis", "left_on", "location", "merged_into_id", "name", "notes", "organisation_id", "own_profile_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "preferred_channel", "profile", "reports_to_id", "seniority", "source", "support", "updated_at", "version") VALUES (NEW."account_id", NEW."cadence_days", NEW."came_from_id", NEW."counterpart_id", NEW."created_at", NEW."decision_role", NEW."email", NEW."employer", NEW."entity", NEW."erased_at", NEW."function", NEW."id", NEW."influence", NEW."job_title", NEW."keep_until", NEW."kind", NEW."languages", NEW."last_touch_on", NEW."lawful_basis", NEW."left_on", NEW."location", NEW."merged_into_id", NEW."name", NEW."notes", NEW."organisation_id", NEW."own_profile_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."phone", NEW."preferred_channel", NEW."profile", NEW."reports_to_id", NEW."seniority", NEW."source", NEW."support", NEW."updated_at", NEW."version"); RETURN NULL;', hash='4de95d83bb2d42141c11f1f6db6704410e6452f4', operation='INSERT', pgid='pgtrigger_insert_insert_45203', table='stakeholders_stakeholder', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='stakeholder',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."account_id" IS DISTINCT FROM (NEW."account_id") OR OLD."cadence_days" IS DISTINCT FROM (NEW."cadence_days") OR OLD."came_from_id" IS DISTINCT FROM (NEW."came_from_id") OR OLD."counterpart_id" IS DISTINCT FROM (NEW."counterpart_id") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."decision_role" IS DISTINCT FROM (NEW."decision_role") OR OLD."email" IS DISTINCT FROM (NEW."email") OR OLD."employer" IS DISTINCT FROM (NEW."employer") OR OLD."entity" IS DISTINCT FROM (NEW."entity") OR OLD."erased_at" IS DISTINCT FROM (NEW."erased_at") OR OLD."function" IS DISTINCT FROM (NEW."function") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."influence" IS DISTINCT FROM (NEW."influence") OR OLD."job_title" IS DISTINCT FROM (NEW."job_title") OR OLD."keep_until" IS DISTINCT FROM (NEW."keep_until") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."languages" IS DISTINCT FROM (NEW."languages") OR OLD."last_touch_on" IS DISTINCT FROM (NEW."last_touch_on") OR OLD."lawful_basis" IS DISTINCT FROM (NEW."lawful_basis") OR OLD."left_on" IS DISTINCT FROM (NEW."left_on") OR OLD."location" IS DISTINCT FROM (NEW."location") OR OLD."merged_into_id" IS DISTINCT FROM (NEW."merged_into_id") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."notes" IS DISTINCT FROM (NEW."notes") OR OLD."organisation_id" IS DISTINCT FROM (NEW."organisation_id") OR OLD."own_profile_id" IS DISTINCT FROM (NEW."own_profile_id") OR OLD."phone" IS DISTINCT FROM (NEW."phone") OR OLD."preferred_channel" IS DISTINCT FROM (NEW."preferred_channel") OR OLD."profile" IS DISTINCT FROM (NEW."profile") OR OLD."reports_to_id" IS DISTINCT FROM (NEW."reports_to_id") OR OLD."seniority" IS DISTINCT FROM (NEW."seniority") OR OLD."source" IS DISTINCT FROM (NEW."source") OR OLD."support" IS DISTINCT FROM (NEW."support") OR OLD."updated_at" IS DISTINCT FROM (NEW."updated_at") OR OLD."version" IS DISTINCT FROM (NEW."version"))', func='INSERT INTO "stakeholders_stakeholderevent" ("account_id", "cadence_days", "came_from_id", "counterpart_id", "created_at", "decision_role", "email", "employer", "entity", "erased_at", "function", "id", "influence", "job_title", "keep_until", "kind", "languages", "last_touch_on", "lawful_basis", "left_on", "location", "merged_into_id", "name", "notes", "organisation_id", "own_profile_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "preferred_channel", "profile", "reports_to_id", "seniority", "source", "support", "updated_at", "version") VALUES (NEW."account_id", NEW."cadence_days", NEW."came_from_id", NEW."counterpart_id", NEW."created_at", NEW."decision_role", NEW."email", NEW."employer", NEW."entity", NEW."erased_at", NEW."function", NEW."id", NEW."influence", NEW."job_title", NEW."keep_until", NEW."kind", NEW."languages", NEW."last_touch_on", NEW."lawful_basis", NEW."left_on", NEW."location", NEW."merged_into_id", NEW."name", NEW."notes", NEW."organisation_id", NEW."own_profile_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."phone", NEW."preferred_channel", NEW."profile", NEW."reports_to_id", NEW."seniority", NEW."source", NEW."support", NEW."updated_at", NEW."version"); RETURN NULL;', hash='fc33180ef761c49a644239705100b42eafc6bde5', operation='UPDATE', pgid='pgtrigger_update_update_d57d5', table='stakeholders_stakeholder', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='stakeholder',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "stakeholders_stakeholderevent" ("account_id", "cadence_days", "came_from_id", "counterpart_id", "created_at", "decision_role", "email", "employer", "entity", "erased_at", "function", "id", "influence", "job_title", "keep_until", "kind", "languages", "last_touch_on", "lawful_basis", "left_on", "location", "merged_into_id", "name", "notes", "organisation_id", "own_profile_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "preferred_channel", "profile", "reports_to_id", "seniority", "source", "support", "updated_at", "version") VALUES (OLD."account_id", OLD."cadence_days", OLD."came_from_id", OLD."counterpart_id", OLD."created_at", OLD."decision_role", OLD."email", OLD."employer", OLD."entity", OLD."erased_at", OLD."function", OLD."id", OLD."influence", OLD."job_title", OLD."keep_until", OLD."kind", OLD."languages", OLD."last_touch_on", OLD."lawful_basis", OLD."left_on", OLD."location", OLD."merged_into_id", OLD."name", OLD."notes", OLD."organisation_id", OLD."own_profile_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."phone", OLD."preferred_channel", OLD."profile", OLD."reports_to_id", OLD."seniority", OLD."source", OLD."support", OLD."updated_at", OLD."version"); RETURN NULL;', hash='12232f7c18112d9596bc5e05698c3eee442dbf8e', operation='DELETE', pgid='pgtrigger_delete_delete_40282', table='stakeholders_stakeholder', when='AFTER')),
        ),
        migrations.AddField(
            model_name='keepingrules',
            name='organisation',
            field=models.ForeignKey(default=kam.tenancy.scope.current_organisation_id, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tenancy.organisation'),
        ),
        migrations.AddField(
            model_name='keepingrulesevent',
            name='organisation',
            field=models.ForeignKey(db_constraint=False, default=kam.tenancy.scope.current_organisation_id, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='tenancy.organisation'),
        ),
        migrations.AddField(
            model_name='keepingrulesevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='stakeholders.keepingrules'),
        ),
        migrations.AddField(
            model_name='privacyrequest',
            name='ended_by',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tenancy.membership'),
        ),
        migrations.AddField(
            model_name='privacyrequest',
            name='file',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='files.storedfile'),
        ),
        migrations.AddField(
            model_name='privacyrequest',
            name='noted_by',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tenancy.membership'),
        ),
        migrations.AddField(
            model_name='privacyrequest',
            name='organisation',
            field=models.ForeignKey(default=kam.tenancy.scope.current_organisation_id, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tenancy.organisation'),
        ),
        migrations.AddField(
            model_name='privacyrequest',
            name='stakeholder',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='privacy_requests', to='stakeholders.stakeholder'),
        ),
        migrations.AddField(
            model_name='privacyrequestevent',
            name='ended_by',
            field=models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='tenancy.membership'),
        ),
        migrations.AddField(
            model_name='privacyrequestevent',
            name='file',
            field=models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='files.storedfile'),
        ),
        migrations.AddField(
            model_name='privacyrequestevent',
            name='noted_by',
            field=models.ForeignKey(db_constraint=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='tenancy.membership'),
        ),
        migrations.AddField(
            model_name='privacyrequestevent',
            name='organisation',
            field=models.ForeignKey(db_constraint=False, default=kam.tenancy.scope.current_organisation_id, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='tenancy.organisation'),
        ),
        migrations.AddField(
            model_name='privacyrequestevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='stakeholders.privacyrequest'),
        ),
        migrations.AddField(
            model_name='privacyrequestevent',
            name='stakeholder',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='stakeholders.stakeholder'),
        ),
        migrations.AddField(
            model_name='teamnote',
            name='author',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tenancy.membership'),
        ),
        migrations.AddField(
            model_name='teamnote',
            name='organisation',
            field=models.ForeignKey(default=kam.tenancy.scope.current_organisation_id, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tenancy.organisation'),
        ),
        migrations.AddField(
            model_name='teamnote',
            name='stakeholder',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='team_notes', to='stakeholders.stakeholder'),
        ),
        migrations.AddField(
            model_name='teamnoteevent',
            name='author',
            field=models.ForeignKey(db_constraint=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='tenancy.membership'),
        ),
        migrations.AddField(
            model_name='teamnoteevent',
            name='organisation',
            field=models.ForeignKey(db_constraint=False, default=kam.tenancy.scope.current_organisation_id, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='tenancy.organisation'),
        ),
        migrations.AddField(
            model_name='teamnoteevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='stakeholders.teamnote'),
        ),
        migrations.AddField(
            model_name='teamnoteevent',
            name='stakeholder',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='stakeholders.stakeholder'),
        ),
        migrations.AddConstraint(
            model_name='keepingrules',
            constraint=models.UniqueConstraint(fields=('organisation',), name='keeping_rules_once'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='keepingrules',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "stakeholders_keepingrulesevent" ("created_at", "export_days", "id", "import_days", "left_months", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "silent_months", "updated_at", "version") VALUES (NEW."created_at", NEW."export_days", NEW."id", NEW."import_days", NEW."left_months", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."silent_months", NEW."updated_at", NEW."version"); RETURN NULL;', hash='97b63e7fd7b669f341d868448164880fe4783121', operation='INSERT', pgid='pgtrigger_insert_insert_ed299', table='stakeholders_keepingrules', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='keepingrules',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "stakeholders_keepingrulesevent" ("created_at", "export_days", "id", "import_days", "left_months", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "silent_months", "updated_at", "version") VALUES (NEW."created_at", NEW."export_days", NEW."id", NEW."import_days", NEW."left_months", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."silent_months", NEW."updated_at", NEW."version"); RETURN NULL;', hash='78baec8f8778c73114075d54a02dc0c48f81e95e', operation='UPDATE', pgid='pgtrigger_update_update_c1a80', table='stakeholders_keepingrules', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='keepingrules',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "stakeholders_keepingrulesevent" ("created_at", "export_days", "id", "import_days", "left_months", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "silent_months", "updated_at", "version") VALUES (OLD."created_at", OLD."export_days", OLD."id", OLD."import_days", OLD."left_months", OLD."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."silent_months", OLD."updated_at", OLD."version"); RETURN NULL;', hash='1c10909722a91b8a6735834d8ab6ede9d3fd3109', operation='DELETE', pgid='pgtrigger_delete_delete_a047d', table='stakeholders_keepingrules', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='keepingrulesevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='1e2237b6fc5599cc200b719d6c195632ebb0dc6c', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_7a5ff', table='stakeholders_keepingrulesevent', when='BEFORE')),
        ),
        migrations.AddIndex(
            model_name='privacyrequest',
            index=models.Index(fields=['organisation', 'state', 'due_on', 'id'], name='privacy_by_due'),
        ),
        migrations.AddConstraint(
            model_name='privacyrequest',
            constraint=models.UniqueConstraint(condition=models.Q(('state__in', ['open', 'running'])), fields=('organisation', 'stakeholder', 'kind'), name='privacy_request_once'),
        ),
        migrations.AddConstraint(
            model_name='privacyrequest',
            constraint=models.CheckConstraint(condition=models.Q(('due_on__gte', models.F('received_on'))), name='privacy_due_after_received'),
        ),
        migrations.AddConstraint(
            model_name='privacyrequest',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('ended_on__isnull', True), ('state__in', ['open', 'running'])), models.Q(('ended_on__isnull', False), ('state__in', ['done', 'refused'])), _connector='OR'), name='privacy_ended_with_day'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='privacyrequest',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "stakeholders_privacyrequestevent" ("answer", "created_at", "due_on", "ended_by_id", "ended_on", "file_id", "how", "id", "kind", "noted_by_id", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "receipt", "received_on", "stakeholder_id", "state", "updated_at", "version") VALUES (NEW."answer", NEW."created_at", NEW."due_on", NEW."ended_by_id", NEW."ended_on", NEW."file_id", NEW."how", NEW."id", NEW."kind", NEW."noted_by_id", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."receipt", NEW."received_on", NEW."stakeholder_id", NEW."state", NEW."updated_at", NEW."version"); RETURN NULL;', hash='2ee6822a5fc82b874fe6fb1017de3ec8712910f1', operation='INSERT', pgid='pgtrigger_insert_insert_794a0', table='stakeholders_privacyrequest', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='privacyrequest',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "stakeholders_privacyrequestevent" ("answer", "created_at", "due_on", "ended_by_id", "ended_on", "file_id", "how", "id", "kind", "noted_by_id", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "receipt", "received_on", "stakeholder_id", "state", "updated_at", "version") VALUES (NEW."answer", NEW."created_at", NEW."due_on", NEW."ended_by_id", NEW."ended_on", NEW."file_id", NEW."how", NEW."id", NEW."kind", NEW."noted_by_id", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."receipt", NEW."received_on", NEW."stakeholder_id", NEW."state", NEW."updated_at", NEW."version"); RETURN NULL;', hash='9187a3c0629e66583dd584d8209cc797cf507b69', operation='UPDATE', pgid='pgtrigger_update_update_16d2c', table='stakeholders_privacyrequest', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='privacyrequest',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "stakeholders_privacyrequestevent" ("answer", "created_at", "due_on", "ended_by_id", "ended_on", "file_id", "how", "id", "kind", "noted_by_id", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "receipt", "received_on", "stakeholder_id", "state", "updated_at", "version") VALUES (OLD."answer", OLD."created_at", OLD."due_on", OLD."ended_by_id", OLD."ended_on", OLD."file_id", OLD."how", OLD."id", OLD."kind", OLD."noted_by_id", OLD."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."receipt", OLD."received_on", OLD."stakeholder_id", OLD."state", OLD."updated_at", OLD."version"); RETURN NULL;', hash='a13331ad9c56e3a4c05fd7484e0d9d97d99e17dd', operation='DELETE', pgid='pgtrigger_delete_delete_1b8e4', table='stakeholders_privacyrequest', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='privacyrequestevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='68575a3ec8a6cdfe160c129d11c58fcf7d5398a6', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_403e1', table='stakeholders_privacyrequestevent', when='BEFORE')),
        ),
        migrations.AddIndex(
            model_name='teamnote',
            index=models.Index(fields=['organisation', 'stakeholder', '-id'], name='team_note_by_person'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='teamnote',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "stakeholders_teamnoteevent" ("author_id", "created_at", "id", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "stakeholder_id", "text", "updated_at", "version") VALUES (NEW."author_id", NEW."created_at", NEW."id", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."stakeholder_id", NEW."text", NEW."updated_at", NEW."version"); RETURN NULL;', hash='3711f52548369da341f0aec5d065d0f67452ba03', operation='INSERT', pgid='pgtrigger_insert_insert_4bdce', table='stakeholders_teamnote', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='teamnote',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "stakeholders_teamnoteevent" ("author_id", "created_at", "id", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "stakeholder_id", "text", "updated_at", "version") VALUES (NEW."author_id", NEW."created_at", NEW."id", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."stakeholder_id", NEW."text", NEW."updated_at", NEW."version"); RETURN NULL;', hash='e880762a36474746b2b4eaba40f3815ad9b6e399', operation='UPDATE', pgid='pgtrigger_update_update_27df5', table='stakeholders_teamnote', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='teamnote',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "stakeholders_teamnoteevent" ("author_id", "created_at", "id", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "stakeholder_id", "text", "updated_at", "version") VALUES (OLD."author_id", OLD."created_at", OLD."id", OLD."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."stakeholder_id", OLD."text", OLD."updated_at", OLD."version"); RETURN NULL;', hash='9a3ee43346e935be29361aead64ef86ea475a310', operation='DELETE', pgid='pgtrigger_delete_delete_0c4cb', table='stakeholders_teamnote', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='teamnoteevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='b063d1384940f5de7aa3a3e3a56c8c8c647ad5fb', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_275fb', table='stakeholders_teamnoteevent', when='BEFORE')),
        ),
        SecureTenantTables(
            only=(
                "privacyrequest", "privacyrequestevent", "keepingrules", "keepingrulesevent", "teamnote",
                "teamnoteevent",
            )
        ),
    ]

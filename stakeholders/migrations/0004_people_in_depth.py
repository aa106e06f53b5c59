"""What is known of a person: kind, seniority, entity, languages, role in the decision, and why it is kept."""

import django.contrib.postgres.fields
import django.core.validators
import django.db.models.deletion
import kam.tenancy.scope
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


from kam.tenancy.rls import SecureTenantTables

# By a change of the column, which neither the wall nor the history's triggers stand in the way of.
SEVERAL_LANGUAGES = [
    f"alter table {table} alter column language type varchar(5)[]"
    " using case when language = '' then '{}'::varchar(5)[] else array[language]::varchar(5)[] end,"
    " alter column language set not null;"
    f" alter table {table} rename column language to languages"
    for table in ("stakeholders_stakeholder", "stakeholders_stakeholderevent")
]
ONE_LANGUAGE = [
    f"alter table {table} alter column languages type varchar(5) using coalesce(languages[1], '');"
    f" alter table {table} rename column languages to language"
    for table in ("stakeholders_stakeholder", "stakeholders_stakeholderevent")
]

WITHIN_THE_ORGANISATION = [
    f'alter table stakeholders_stakeholder add constraint "stakeholders_stakeholder_{column}_org"'
    f" foreign key (organisation_id, {column}) references {target} (organisation_id, id) deferrable initially deferred"
    for column, target in (
        ("own_profile_id", "stakeholders_ownprofile"),
        ("merged_into_id", "stakeholders_stakeholder"),
        ("came_from_id", "stakeholders_stakeholder"),
    )
]


class Migration(migrations.Migration):

    dependencies = [
        ('stakeholders', '0003_forgiving_search'),
        ('tenancy', '0002_walls'),
    ]

    operations = [
        migrations.CreateModel(
            name='OwnProfile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('updated_at', models.DateTimeField(auto_now=True, verbose_name='updated')),
                ('name_en', models.CharField(max_length=60, verbose_name='name in English')),
                ('name_fr', models.CharField(max_length=60, verbose_name='name in French')),
                ('counts_as', models.CharField(choices=[('decision_maker', 'Economic decision-maker'), ('sponsor', 'Internal sponsor'), ('user', 'Operational user'), ('technical_influencer', 'Technical influencer')], max_length=24, verbose_name='counts as')),
                ('cadence_days', models.PositiveSmallIntegerField(blank=True, help_text='Empty: the rhythm of the profile it counts as.', null=True, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(730)], verbose_name='contact every (days)')),
                ('retired_at', models.DateTimeField(editable=False, null=True, verbose_name='retired')),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'objects',
            },
        ),
        migrations.CreateModel(
            name='OwnProfileEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('id', models.BigIntegerField()),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('updated_at', models.DateTimeField(auto_now=True, verbose_name='updated')),
                ('name_en', models.CharField(max_length=60, verbose_name='name in English')),
                ('name_fr', models.CharField(max_length=60, verbose_name='name in French')),
                ('counts_as', models.CharField(choices=[('decision_maker', 'Economic decision-maker'), ('sponsor', 'Internal sponsor'), ('user', 'Operational user'), ('technical_influencer', 'Technical influencer')], max_length=24, verbose_name='counts as')),
                ('cadence_days', models.PositiveSmallIntegerField(blank=True, help_text='Empty: the rhythm of the profile it counts as.', null=True, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(730)], verbose_name='contact every (days)')),
                ('retired_at', models.DateTimeField(editable=False, null=True, verbose_name='retired')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='TouchpointColleague',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created')),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'objects',
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
        pgtrigger.migrations.RemoveTrigger(
            model_name='touchpoint',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='touchpoint',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='touchpoint',
            name='delete_delete',
        ),
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.RunSQL(SEVERAL_LANGUAGES, ONE_LANGUAGE)],
            state_operations=[
                migrations.RemoveField(model_name='stakeholder', name='language'),
                migrations.RemoveField(model_name='stakeholderevent', name='language'),
                migrations.AddField(model_name='stakeholder', name='languages', field=django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=5), blank=True, default=list, size=None, verbose_name='languages')),
                migrations.AddField(model_name='stakeholderevent', name='languages', field=django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=5), blank=True, default=list, size=None, verbose_name='languages')),
            ],
        ),
        migrations.AddField(
            model_name='stakeholder',
            name='came_from',
            field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='went_to', to='stakeholders.stakeholder'),
        ),
        migrations.AddField(
            model_name='stakeholder',
            name='decision_role',
            field=models.CharField(db_default='', blank=True, choices=[('decides', 'Decides'), ('approves', 'Approves the budget'), ('recommends', 'Recommends'), ('evaluates', 'Evaluates'), ('uses', 'Uses'), ('blocks', 'Can block')], max_length=10, verbose_name='role in the decision'),
        ),
        migrations.AddField(
            model_name='stakeholder',
            name='employer',
            field=models.CharField(db_default='', blank=True, help_text='For external people: the firm that sends them.', max_length=120, verbose_name='employer'),
        ),
        migrations.AddField(
            model_name='stakeholder',
            name='entity',
            field=models.CharField(db_default='', blank=True, help_text="The client's company, site or division they work in.", max_length=120, verbose_name='entity'),
        ),
        migrations.AddField(
            model_name='stakeholder',
            name='kind',
            field=models.CharField(db_default='employee', choices=[('employee', 'Works at the client'), ('external', 'External (consultant, integrator, buyer for them)'), ('role', 'Role to fill')], default='employee', max_length=8, verbose_name='kind'),
        ),
        migrations.AddField(
            model_name='stakeholder',
            name='lawful_basis',
            field=models.CharField(db_default='interest', choices=[('interest', 'Legitimate interest'), ('contract', 'Contract'), ('consent', 'Consent')], default='interest', max_length=8, verbose_name='lawful basis'),
        ),
        migrations.AddField(
            model_name='stakeholder',
            name='merged_into',
            field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='merged', to='stakeholders.stakeholder'),
        ),
        migrations.AddField(
            model_name='stakeholder',
            name='preferred_channel',
            field=models.CharField(db_default='', blank=True, choices=[('meeting', 'Meeting'), ('video', 'Video call'), ('call', 'Phone call'), ('email', 'E-mail'), ('event', 'Event'), ('other', 'Other')], max_length=8, verbose_name='prefers'),
        ),
        migrations.AddField(
            model_name='stakeholderevent',
            name='came_from',
            field=models.ForeignKey(blank=True, db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='stakeholders.stakeholder'),
        ),
        migrations.AddField(
            model_name='stakeholderevent',
            name='kind',
            field=models.CharField(db_default='employee', choices=[('employee', 'Works at the client'), ('external', 'External (consultant, integrator, buyer for them)'), ('role', 'Role to fill')], default='employee', max_length=8, verbose_name='kind'),
        ),
        migrations.AddField(
            model_name='stakeholderevent',
            name='merged_into',
            field=models.ForeignKey(blank=True, db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='stakeholders.stakeholder'),
        ),
        migrations.AddField(
            model_name='stakeholder',
            name='seniority',
            field=models.PositiveSmallIntegerField(blank=True, choices=[(1, 'Staff'), (2, 'Manager'), (3, 'Director'), (4, 'Executive committee')], null=True, verbose_name='seniority'),
        ),
        migrations.AddField(
            model_name='stakeholder',
            name='source',
            field=models.CharField(db_default='', blank=True, help_text='Where we have these details from.', max_length=120, verbose_name='source'),
        ),
        migrations.AddField(
            model_name='stakeholderevent',
            name='decision_role',
            field=models.CharField(db_default='', blank=True, choices=[('decides', 'Decides'), ('approves', 'Approves the budget'), ('recommends', 'Recommends'), ('evaluates', 'Evaluates'), ('uses', 'Uses'), ('blocks', 'Can block')], max_length=10, verbose_name='role in the decision'),
        ),
        migrations.AddField(
            model_name='stakeholderevent',
            name='employer',
            field=models.CharField(db_default='', blank=True, help_text='For external people: the firm that sends them.', max_length=120, verbose_name='employer'),
        ),
        migrations.AddField(
            model_name='stakeholderevent',
            name='entity',
            field=models.CharField(db_default='', blank=True, help_text="The client's company, site or division they work in.", max_length=120, verbose_name='entity'),
        ),
        migrations.AddField(
            model_name='stakeholderevent',
            name='lawful_basis',
            field=models.CharField(db_default='interest', choices=[('interest', 'Legitimate interest'), ('contract', 'Contract'), ('consent', 'Consent')], default='interest', max_length=8, verbose_name='lawful basis'),
        ),
        migrations.AddField(
            model_name='stakeholderevent',
            name='preferred_channel',
            field=models.CharField(db_default='', blank=True, choices=[('meeting', 'Meeting'), ('video', 'Video call'), ('call', 'Phone call'), ('email', 'E-mail'), ('event', 'Event'), ('other', 'Other')], max_length=8, verbose_name='prefers'),
        ),
        migrations.AddField(
            model_name='stakeholderevent',
            name='seniority',
            field=models.PositiveSmallIntegerField(blank=True, choices=[(1, 'Staff'), (2, 'Manager'), (3, 'Director'), (4, 'Executive committee')], null=True, verbose_name='seniority'),
        ),
        migrations.AddField(
            model_name='stakeholderevent',
            name='source',
            field=models.CharField(db_default='', blank=True, help_text='Where we have these details from.', max_length=120, verbose_name='source'),
        ),
        migrations.AddField(
            model_name='touchpoint',
            name='direction',
            field=models.CharField(db_default='ours', choices=[('ours', 'We sought them'), ('theirs', 'They sought us'), ('both', 'Both sides')], default='ours', max_length=6, verbose_name='who sought whom'),
        ),
        migrations.AddField(
            model_name='touchpoint',
            name='importance',
            field=models.PositiveSmallIntegerField(db_default=1, choices=[(1, 'Routine'), (2, 'Notable'), (3, 'Decisive')], default=1, verbose_name='importance'),
        ),
        migrations.AddField(
            model_name='touchpointevent',
            name='direction',
            field=models.CharField(db_default='ours', choices=[('ours', 'We sought them'), ('theirs', 'They sought us'), ('both', 'Both sides')], default='ours', max_length=6, verbose_name='who sought whom'),
        ),
        migrations.AddField(
            model_name='touchpointevent',
            name='importance',
            field=models.PositiveSmallIntegerField(db_default=1, choices=[(1, 'Routine'), (2, 'Notable'), (3, 'Decisive')], default=1, verbose_name='importance'),
        ),
        migrations.AddField(
            model_name='stakeholder',
            name='own_profile',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='people', to='stakeholders.ownprofile', verbose_name='profile of our own'),
        ),
        migrations.AddField(
            model_name='stakeholderevent',
            name='own_profile',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='stakeholders.ownprofile', verbose_name='profile of our own'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='stakeholder',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "stakeholders_stakeholderevent" ("account_id", "cadence_days", "came_from_id", "counterpart_id", "created_at", "decision_role", "email", "employer", "entity", "function", "id", "influence", "job_title", "kind", "languages", "last_touch_on", "lawful_basis", "left_on", "location", "merged_into_id", "name", "notes", "organisation_id", "own_profile_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "preferred_channel", "profile", "reports_to_id", "seniority", "source", "support", "updated_at", "version") VALUES (NEW."account_id", NEW."cadence_days", NEW."came_from_id", NEW."counterpart_id", NEW."created_at", NEW."decision_role", NEW."email", NEW."employer", NEW."entity", NEW."function", NEW."id", NEW."influence", NEW."job_title", NEW."kind", NEW."languages", NEW."last_touch_on", NEW."lawful_basis", NEW."left_on", NEW."location", NEW."merged_into_id", NEW."name", NEW."notes", NEW."organisation_id", NEW."own_profile_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."phone", NEW."preferred_channel", NEW."profile", NEW."reports_to_id", NEW."seniority", NEW."source", NEW."support", NEW."updated_at", NEW."version"); RETURN NULL;', hash='7666c4f5c7f12cdbeba0e33fc50298dcfc595aea', operation='INSERT', pgid='pgtrigger_insert_insert_45203', table='stakeholders_stakeholder', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='stakeholder',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."account_id" IS DISTINCT FROM (NEW."account_id") OR OLD."cadence_days" IS DISTINCT FROM (NEW."cadence_days") OR OLD."came_from_id" IS DISTINCT FROM (NEW."came_from_id") OR OLD."counterpart_id" IS DISTINCT FROM (NEW."counterpart_id") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."decision_role" IS DISTINCT FROM (NEW."decision_role") OR OLD."email" IS DISTINCT FROM (NEW."email") OR OLD."employer" IS DISTINCT FROM (NEW."employer") OR OLD."entity" IS DISTINCT FROM (NEW."entity") OR OLD."function" IS DISTINCT FROM (NEW."function") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."influence" IS DISTINCT FROM (NEW."influence") OR OLD."job_title" IS DISTINCT FROM (NEW."job_title") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."languages" IS DISTINCT FROM (NEW."languages") OR OLD."last_touch_on" IS DISTINCT FROM (NEW."last_touch_on") OR OLD."lawful_basis" IS DISTINCT FROM (NEW."lawful_basis") OR OLD."left_on" IS DISTINCT FROM (NEW."left_on") OR OLD."location" IS DISTINCT FROM (NEW."location") OR OLD."merged_into_id" IS DISTINCT FROM (NEW."merged_into_id") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."notes" IS DISTINCT FROM (NEW."notes") OR OLD."organisation_id" IS DISTINCT FROM (NEW."organisation_id") OR OLD."own_profile_id" IS DISTINCT FROM (NEW."own_profile_id") OR OLD."phone" IS DISTINCT FROM (NEW."phone") OR OLD."preferred_channel" IS DISTINCT FROM (NEW."preferred_channel") OR OLD."profile" IS DISTINCT FROM (NEW."profile") OR OLD."reports_to_id" IS DISTINCT FROM (NEW."reports_to_id") OR OLD."seniority" IS DISTINCT FROM (NEW."seniority") OR OLD."source" IS DISTINCT FROM (NEW."source") OR OLD."support" IS DISTINCT FROM (NEW."support") OR OLD."updated_at" IS DISTINCT FROM (NEW."updated_at") OR OLD."version" IS DISTINCT FROM (NEW."version"))', func='INSERT INTO "stakeholders_stakeholderevent" ("account_id", "cadence_days", "came_from_id", "counterpart_id", "created_at", "decision_role", "email", "employer", "entity", "function", "id", "influence", "job_title", "kind", "languages", "last_touch_on", "lawful_basis", "left_on", "location", "merged_into_id", "name", "notes", "organisation_id", "own_profile_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "preferred_channel", "profile", "reports_to_id", "seniority", "source", "support", "updated_at", "version") VALUES (NEW."account_id", NEW."cadence_days", NEW."came_from_id", NEW."counterpart_id", NEW."created_at", NEW."decision_role", NEW."email", NEW."employer", NEW."entity", NEW."function", NEW."id", NEW."influence", NEW."job_title", NEW."kind", NEW."languages", NEW."last_touch_on", NEW."lawful_basis", NEW."left_on", NEW."location", NEW."merged_into_id", NEW."name", NEW."notes", NEW."organisation_id", NEW."own_profile_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."phone", NEW."preferred_channel", NEW."profile", NEW."reports_to_id", NEW."seniority", NEW."source", NEW."support", NEW."updated_at", NEW."version"); RETURN NULL;', hash='01b6230546d28e06d92ba339ba96471dd08c97b2', operation='UPDATE', pgid='pgtrigger_update_update_d57d5', table='stakeholders_stakeholder', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='stakeholder',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "stakeholders_stakeholderevent" ("account_id", "cadence_days", "came_from_id", "counterpart_id", "created_at", "decision_role", "email", "employer", "entity", "function", "id", "influence", "job_title", "kind", "languages", "last_touch_on", "lawful_basis", "left_on", "location", "merged_into_id", "name", "notes", "organisation_id", "own_profile_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "preferred_channel", "profile", "reports_to_id", "seniority", "source", "support", "updated_at", "version") VALUES (OLD."account_id", OLD."cadence_days", OLD."came_from_id", OLD."counterpart_id", OLD."created_at", OLD."decision_role", OLD."email", OLD."employer", OLD."entity", OLD."function", OLD."id", OLD."influence", OLD."job_title", OLD."kind", OLD."languages", OLD."last_touch_on", OLD."lawful_basis", OLD."left_on", OLD."location", OLD."merged_into_id", OLD."name", OLD."notes", OLD."organisation_id", OLD."own_profile_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."phone", OLD."preferred_channel", OLD."profile", OLD."reports_to_id", OLD."seniority", OLD."source", OLD."support", OLD."updated_at", OLD."version"); RETURN NULL;', hash='5c4b041ff5aca6ec6314c26493149eb4f56ebfd5', operation='DELETE', pgid='pgtrigger_delete_delete_40282', table='stakeholders_stakeholder', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='touchpoint',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "stakeholders_touchpointevent" ("account_id", "channel", "created_at", "direction", "happened_on", "id", "importance", "logged_by_id", "note", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "sentiment", "subject", "updated_at", "version") VALUES (NEW."account_id", NEW."channel", NEW."created_at", NEW."direction", NEW."happened_on", NEW."id", NEW."importance", NEW."logged_by_id", NEW."note", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."sentiment", NEW."subject", NEW."updated_at", NEW."version"); RETURN NULL;', hash='3f31daa7da24d85217e90b0b1b6a427f4a0efa58', operation='INSERT', pgid='pgtrigger_insert_insert_4e89b', table='stakeholders_touchpoint', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='touchpoint',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "stakeholders_touchpointevent" ("account_id", "channel", "created_at", "direction", "happened_on", "id", "importance", "logged_by_id", "note", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "sentiment", "subject", "updated_at", "version") VALUES (NEW."account_id", NEW."channel", NEW."created_at", NEW."direction", NEW."happened_on", NEW."id", NEW."importance", NEW."logged_by_id", NEW."note", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."sentiment", NEW."subject", NEW."updated_at", NEW."version"); RETURN NULL;', hash='803be8b650ee1a215e6f3d69e89bcd98f11d6650', operation='UPDATE', pgid='pgtrigger_update_update_78f21', table='stakeholders_touchpoint', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='touchpoint',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "stakeholders_touchpointevent" ("account_id", "channel", "created_at", "direction", "happened_on", "id", "importance", "logged_by_id", "note", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "sentiment", "subject", "updated_at", "version") VALUES (OLD."account_id", OLD."channel", OLD."created_at", OLD."direction", OLD."happened_on", OLD."id", OLD."importance", OLD."logged_by_id", OLD."note", OLD."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."sentiment", OLD."subject", OLD."updated_at", OLD."version"); RETURN NULL;', hash='bee16a85757336e97b4c1ae40bc86b045f169a5e', operation='DELETE', pgid='pgtrigger_delete_delete_92de2', table='stakeholders_touchpoint', when='AFTER')),
        ),
        migrations.AddField(
            model_name='ownprofile',
            name='organisation',
            field=models.ForeignKey(default=kam.tenancy.scope.current_organisation_id, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tenancy.organisation'),
        ),
        migrations.AddField(
            model_name='ownprofileevent',
            name='organisation',
            field=models.ForeignKey(db_constraint=False, default=kam.tenancy.scope.current_organisation_id, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='tenancy.organisation'),
        ),
        migrations.AddField(
            model_name='ownprofileevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='stakeholders.ownprofile'),
        ),
        migrations.AddField(
            model_name='touchpointcolleague',
            name='member',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tenancy.membership'),
        ),
        migrations.AddField(
            model_name='touchpointcolleague',
            name='organisation',
            field=models.ForeignKey(default=kam.tenancy.scope.current_organisation_id, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tenancy.organisation'),
        ),
        migrations.AddField(
            model_name='touchpointcolleague',
            name='touchpoint',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='colleagues', to='stakeholders.touchpoint'),
        ),
        migrations.AddConstraint(
            model_name='ownprofile',
            constraint=models.UniqueConstraint(fields=('organisation', 'name_en'), name='own_profile_en_once'),
        ),
        migrations.AddConstraint(
            model_name='ownprofile',
            constraint=models.UniqueConstraint(fields=('organisation', 'name_fr'), name='own_profile_fr_once'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='ownprofile',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "stakeholders_ownprofileevent" ("cadence_days", "counts_as", "created_at", "id", "name_en", "name_fr", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "retired_at", "updated_at", "version") VALUES (NEW."cadence_days", NEW."counts_as", NEW."created_at", NEW."id", NEW."name_en", NEW."name_fr", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."retired_at", NEW."updated_at", NEW."version"); RETURN NULL;', hash='3f5e0ea4a8414ae2aa817aaaf721950403b62652', operation='INSERT', pgid='pgtrigger_insert_insert_71069', table='stakeholders_ownprofile', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='ownprofile',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "stakeholders_ownprofileevent" ("cadence_days", "counts_as", "created_at", "id", "name_en", "name_fr", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "retired_at", "updated_at", "version") VALUES (NEW."cadence_days", NEW."counts_as", NEW."created_at", NEW."id", NEW."name_en", NEW."name_fr", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."retired_at", NEW."updated_at", NEW."version"); RETURN NULL;', hash='71e32336bab33c562236a62b70887d27fc2a58dd', operation='UPDATE', pgid='pgtrigger_update_update_84f58', table='stakeholders_ownprofile', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='ownprofile',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "stakeholders_ownprofileevent" ("cadence_days", "counts_as", "created_at", "id", "name_en", "name_fr", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "retired_at", "updated_at", "version") VALUES (OLD."cadence_days", OLD."counts_as", OLD."created_at", OLD."id", OLD."name_en", OLD."name_fr", OLD."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."retired_at", OLD."updated_at", OLD."version"); RETURN NULL;', hash='b99cded2fe6f31061288f1b91272664fd7f974d5', operation='DELETE', pgid='pgtrigger_delete_delete_a3eb3', table='stakeholders_ownprofile', when='AFTER')),
        ),
        migrations.AddField(
            model_name='stakeholder',
            name='present',
            field=models.GeneratedField(db_persist=True, expression=models.ExpressionWrapper(models.Q(('left_on__isnull', True), ('merged_into__isnull', True), models.Q(('kind', 'role'), _negated=True)), output_field=models.BooleanField()), output_field=models.BooleanField()),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='ownprofileevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='0a300a67638f0446d1a494690c18cbb71ea2a81a', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_96c8c', table='stakeholders_ownprofileevent', when='BEFORE')),
        ),
        migrations.AddIndex(
            model_name='touchpointcolleague',
            index=models.Index(fields=['organisation', 'member'], name='touch_by_colleague'),
        ),
        migrations.AddConstraint(
            model_name='touchpointcolleague',
            constraint=models.UniqueConstraint(fields=('organisation', 'touchpoint', 'member'), name='touchpoint_colleague_once'),
        ),
        SecureTenantTables(only=("ownprofile", "ownprofileevent", "touchpointcolleague")),
        migrations.RunSQL(WITHIN_THE_ORGANISATION, migrations.RunSQL.noop),
    ]

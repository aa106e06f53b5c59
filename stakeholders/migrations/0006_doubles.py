"""Merged doubles, and a search that finds people by job title and e-mail as well."""

import django.db.models.deletion
import kam.tenancy.scope
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

from kam.tenancy.rls import SecureTenantTables

# Title and address in one index: a person is sought by one or the other.
INDEX = (
    "create index stakeholder_words_trigrams on stakeholders_stakeholder"
    " using gin (kam_sortkey(job_title || ' ' || email) gin_trgm_ops)"
)
# The influential first and the longest silent first: how people look at a list of everybody.
ORDERS = {
    "stakeholder_by_influence": "(organisation_id, influence desc nulls last, id desc)",
    "stakeholder_by_touch": "(organisation_id, last_touch_on, id)",
}
# Loads the library that owns the setting (see 0003), which "create or replace" forgets.
LOAD = "select word_similarity('', '')"
# The key is found once and not for every row; names that are only like it are looked for when none holds it, as the
# portfolio does: comparing likenesses of tens of thousands of names costs a second.
SEARCH = """
create or replace function kam_search_stakeholders(query text, most integer) returns table (id bigint, score real)
    language sql stable security definer set search_path = pg_catalog, public
    set pg_trgm.word_similarity_threshold = 0.5
    as $$ with q as materialized (select public.kam_sortkey(query) as key,
                                         nullif(current_setting('app.org', true), '')::bigint as organisation),
          holding as materialized (
              (select s.id, s.sort_name, 0.95::real as score from q, public.stakeholders_stakeholder s
               where s.organisation_id = q.organisation and s.sort_name like '%' || q.key || '%'
               order by s.sort_name limit most)
              union all
              (select s.id, s.sort_name, 0.7::real from q, public.stakeholders_stakeholder s
               where s.organisation_id = q.organisation
                 and public.kam_sortkey(s.job_title || ' ' || s.email) like '%' || q.key || '%'
               limit most)),
          alike as (
              select s.id, s.sort_name, word_similarity(q.key, s.sort_name)::real as score
              from q, public.stakeholders_stakeholder s
              where not exists (select from holding) and s.organisation_id = q.organisation
                and q.key <% s.sort_name
              order by 3 desc, s.sort_name limit most)
          select found.id, max(found.score) from (select * from holding union all select * from alike) found
          group by found.id, found.sort_name order by 2 desc, found.sort_name limit most $$;
"""
BEFORE = """
create or replace function kam_search_stakeholders(query text, most integer) returns table (id bigint, score real)
    language sql stable security definer set search_path = pg_catalog, public
    set pg_trgm.word_similarity_threshold = 0.5
    as $$ select s.id, greatest(word_similarity(public.kam_sortkey(query), s.sort_name),
                                case when s.sort_name like '%' || public.kam_sortkey(query) || '%' then 0.95 else 0 end)::real
          from public.stakeholders_stakeholder s
          where s.organisation_id = nullif(current_setting('app.org', true), '')::bigint
            and (s.sort_name like '%' || public.kam_sortkey(query) || '%'
                 or public.kam_sortkey(query) <% s.sort_name)
          order by 2 desc, s.sort_name limit most $$;
"""


class Migration(migrations.Migration):

    dependencies = [
        ('stakeholders', '0005_colleagues_who_logged'),
        ('tenancy', '0002_walls'),
    ]

    operations = [
        migrations.CreateModel(
            name='PersonMerge',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created')),
                ('before', models.JSONField(default=dict)),
                ('moved', models.JSONField(default=dict)),
                ('kept_version', models.PositiveIntegerField()),
                ('undone_at', models.DateTimeField(null=True)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tenancy.membership')),
                ('gone', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='stakeholders.stakeholder')),
                ('kept', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='merges', to='stakeholders.stakeholder')),
                ('organisation', models.ForeignKey(default=kam.tenancy.scope.current_organisation_id, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tenancy.organisation')),
                ('undone_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tenancy.membership')),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'objects',
            },
        ),
        migrations.CreateModel(
            name='PersonMergeEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('id', models.BigIntegerField()),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created')),
                ('before', models.JSONField(default=dict)),
                ('moved', models.JSONField(default=dict)),
                ('kept_version', models.PositiveIntegerField()),
                ('undone_at', models.DateTimeField(null=True)),
                ('by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='tenancy.membership')),
                ('gone', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='stakeholders.stakeholder')),
                ('kept', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='stakeholders.stakeholder')),
                ('organisation', models.ForeignKey(db_constraint=False, default=kam.tenancy.scope.current_organisation_id, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='tenancy.organisation')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='stakeholders.personmerge')),
                ('undone_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='tenancy.membership')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='DistinctPeople',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tenancy.membership')),
                ('first', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='stakeholders.stakeholder')),
                ('organisation', models.ForeignKey(default=kam.tenancy.scope.current_organisation_id, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tenancy.organisation')),
                ('second', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='stakeholders.stakeholder')),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'objects',
                'constraints': [models.UniqueConstraint(fields=('organisation', 'first', 'second'), name='distinct_people_once'), models.CheckConstraint(condition=models.Q(('first__lt', models.F('second'))), name='distinct_people_ordered')],
            },
        ),
        migrations.AddIndex(
            model_name='personmerge',
            index=models.Index(fields=['organisation', 'kept'], name='merge_by_kept'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='personmerge',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "stakeholders_personmergeevent" ("before", "by_id", "created_at", "gone_id", "id", "kept_id", "kept_version", "moved", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "undone_at", "undone_by_id") VALUES (NEW."before", NEW."by_id", NEW."created_at", NEW."gone_id", NEW."id", NEW."kept_id", NEW."kept_version", NEW."moved", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."undone_at", NEW."undone_by_id"); RETURN NULL;', hash='279b72b06bbf91253285894714d8288f7de84c55', operation='INSERT', pgid='pgtrigger_insert_insert_64dcf', table='stakeholders_personmerge', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='personmerge',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "stakeholders_personmergeevent" ("before", "by_id", "created_at", "gone_id", "id", "kept_id", "kept_version", "moved", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "undone_at", "undone_by_id") VALUES (NEW."before", NEW."by_id", NEW."created_at", NEW."gone_id", NEW."id", NEW."kept_id", NEW."kept_version", NEW."moved", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."undone_at", NEW."undone_by_id"); RETURN NULL;', hash='68d483bee283cf7dfd8436c0b42d12d060a60930', operation='UPDATE', pgid='pgtrigger_update_update_9ec33', table='stakeholders_personmerge', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='personmerge',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "stakeholders_personmergeevent" ("before", "by_id", "created_at", "gone_id", "id", "kept_id", "kept_version", "moved", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "undone_at", "undone_by_id") VALUES (OLD."before", OLD."by_id", OLD."created_at", OLD."gone_id", OLD."id", OLD."kept_id", OLD."kept_version", OLD."moved", OLD."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."undone_at", OLD."undone_by_id"); RETURN NULL;', hash='f4b6afc0fe5283f389b5677e6b3c7cff440b62a1', operation='DELETE', pgid='pgtrigger_delete_delete_b5485', table='stakeholders_personmerge', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='personmergeevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='00b8cccf71be1f2d84688afbf53de44e8c855d28', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_b9f53', table='stakeholders_personmergeevent', when='BEFORE')),
        ),
        SecureTenantTables(only=("personmerge", "personmergeevent", "distinctpeople")),
        migrations.RunSQL(INDEX, "drop index stakeholder_words_trigrams"),
        migrations.RunSQL(
            [f"create index {name} on stakeholders_stakeholder {columns}" for name, columns in ORDERS.items()],
            [f"drop index {name}" for name in ORDERS],
        ),
        migrations.RunSQL([LOAD, SEARCH], [LOAD, BEFORE]),
    ]

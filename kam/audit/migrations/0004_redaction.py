"""The two functions by which tables and their history may lose words, and nothing else: for erasing a person.

Both run as the tables' owner, only inside an act, only in the organisation in scope, and leave a line in
`audit_redaction` each time they change something. They can only take away: they write a mark, or nothing.
"""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

import kam.tenancy.scope
from kam.tenancy.rls import SecureTenantTables

# What guards a table against changes is asked to let this one pass; what records changes is not.
PREPARE = """
    org := nullif(current_setting('app.org', true), '')::bigint;
    doing := (nullif(current_setting('pghistory.context_metadata', true), '')::jsonb ->> 'act')::bigint;
    if org is null or doing is null then
        raise exception 'words are taken out of a table only inside an act' using errcode = 'insufficient_privilege';
    end if;
    guards := '{' || coalesce((select string_agg(tgname, ',') from pg_trigger
        where tgrelid = target and not tgisinternal and tgtype & 2 = 2), '') || '}';
    perform set_config('pgtrigger.ignore', guards, true);
"""
FINISH = """
    get diagnostics changed = row_count;
    perform set_config('pgtrigger.ignore', '', true);
    if changed > 0 then
        insert into audit_redaction (organisation_id, created_at, act, "table", rows)
        values (org, now(), doing, (select relname from pg_class where oid = target), changed);
    end if;
    return changed;
"""
COLUMNS = """
    from pg_attribute a join pg_type t on t.oid = a.atttypid
    where a.attrelid = target and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
        and a.attname not in ('pgh_label', 'pgh_context')
"""
REDACT_JSON = """
create or replace function kam_redact_json(given jsonb, pattern text) returns jsonb
language plpgsql immutable parallel safe set search_path = pg_catalog, public as $body$
begin
    case jsonb_typeof(given)
        when 'string' then return to_jsonb(regexp_replace(given #>> '{}', pattern, '[…]', 'g'));
        when 'array' then return (
            select coalesce(jsonb_agg(kam_redact_json(one, pattern) order by n), '[]')
            from jsonb_array_elements(given) with ordinality as parts(one, n));
        when 'object' then return (
            select coalesce(jsonb_object_agg(regexp_replace(key, pattern, '[…]', 'g'),
                kam_redact_json(value, pattern)), '{}') from jsonb_each(given));
        else return given;
    end case;
end $body$
"""
REDACT = (
    """
create or replace function kam_redact(target regclass, pattern text, spared text[]) returns bigint
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $body$
declare
    org bigint; doing bigint; guards text; changed bigint; sets text; hits text;
begin
"""
    + PREPARE
    + """
    if exists (select from unnest(array['', ' ', 'a', 'the', '1']) as short where short ~ pattern) then
        raise exception 'what is looked for would be found everywhere' using errcode = 'invalid_parameter_value';
    end if;
    select
        string_agg(format(case
            when t.typname = 'jsonb' then '%1$I = kam_redact_json(%1$I, $1)'
            when t.typcategory = 'A' then '%1$I = coalesce((select array_agg(regexp_replace(one, $1, ''[…]'', ''g'')
                order by n) from unnest(%1$I) with ordinality as parts(one, n)), ''{}'')'
            else '%1$I = regexp_replace(%1$I, $1, ''[…]'', ''g'')' end, a.attname), ', '),
        string_agg(format(case
            when t.typcategory = 'A' then 'array_to_string(%1$I, chr(10)) ~ $1'
            else '%1$I::text ~ $1' end, a.attname), ' or ')
    into sets, hits
"""
    + COLUMNS
    + """
        and t.typname in ('text', 'varchar', 'jsonb', '_text', '_varchar') and a.attname <> all(spared);
    if sets is null then
        return 0;
    end if;
    if exists (select from pg_attribute where attrelid = target and attname = 'version')
            and not exists (select from pg_attribute where attrelid = target and attname = 'pgh_id') then
        -- Whoever has the text open in a form would write it back: their save is stale now.
        sets := sets || ', version = version + 1';
    end if;
    begin
        execute format('update %s set %s where organisation_id = $2 and (%s)', target, sets, hits) using pattern, org;
    exception when unique_violation then
        -- Two rows that may not be called the same, such as two tags named after the person.
        sets := replace(sets, '''[…]''', '''[…'' || id || '']''');
        execute format('update %s set %s where organisation_id = $2 and (%s)', target, sets, hits) using pattern, org;
    end;
"""
    + FINISH
    + "end $body$"
)
FORGET = (
    """
create or replace function kam_forget(target regclass, key name, ids bigint[], columns text[]) returns bigint
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $body$
declare
    org bigint; doing bigint; guards text; changed bigint; sets text; hits text;
begin
"""
    + PREPARE
    + """
    select
        string_agg(format(case
            when t.typname = 'jsonb' then '%1$I = case jsonb_typeof(%1$I) when ''array'' then ''[]''::jsonb
                else ''{}''::jsonb end'
            when t.typcategory = 'A' then '%1$I = ''{}'''
            else '%1$I = case when %1$I = '''' then '''' else ''[…]'' end' end, a.attname), ', '),
        string_agg(format(case
            when t.typname = 'jsonb' then '%1$I not in (''[]''::jsonb, ''{}''::jsonb)'
            when t.typcategory = 'A' then '%1$I <> ''{}'''
            else '%1$I not in ('''', ''[…]'')' end, a.attname), ' or ')
    into sets, hits
"""
    + COLUMNS
    + """
        and t.typname in ('text', 'varchar', 'jsonb', '_text', '_varchar') and a.attname = any(columns);
    if sets is null then
        raise exception 'no such column of % holds words', target;
    end if;
    execute format('update %s set %s where organisation_id = $1 and %I = any($2) and (%s)', target, sets, key, hits)
        using org, ids;
"""
    + FINISH
    + "end $body$"
)
CLOSE = [
    "revoke execute on function kam_redact(regclass, text, text[]) from public",
    "revoke execute on function kam_forget(regclass, name, bigint[], text[]) from public",
]
REMOVE = [
    "drop function if exists kam_redact(regclass, text, text[])",
    "drop function if exists kam_forget(regclass, name, bigint[], text[])",
    "drop function if exists kam_redact_json(jsonb, text)",
]


class Migration(migrations.Migration):
    dependencies = [("audit", "0003_walls"), ("tenancy", "0002_walls")]

    operations = [
        migrations.CreateModel(
            name="Redaction",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created")),
                ("act", models.BigIntegerField()),
                ("table", models.CharField(max_length=63)),
                ("rows", models.BigIntegerField()),
                (
                    "organisation",
                    models.ForeignKey(
                        default=kam.tenancy.scope.current_organisation_id,
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="tenancy.organisation",
                    ),
                ),
            ],
            options={"abstract": False, "base_manager_name": "objects"},
        ),
        migrations.AddIndex(
            model_name="redaction",
            index=models.Index(fields=["organisation", "act"], name="redaction_by_act"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="redaction",
            trigger=pgtrigger.compiler.Trigger(
                name="redaction_append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="be1fd3e0e2464d057f67a829a13cdc2e7643deb8",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_redaction_append_only_32070",
                    table="audit_redaction",
                    when="BEFORE",
                ),
            ),
        ),
        SecureTenantTables(only=("redaction",)),
        migrations.RunSQL([REDACT_JSON, REDACT, FORGET, *CLOSE], REMOVE),
    ]

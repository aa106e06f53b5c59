"""The third wall for this application's tables."""

from django.db import migrations

from kam.tenancy.rls import SecureTenantTables

# Trigram search cannot use its index under row-level security (its operators are not leakproof): this function
# reads past the policy, filters by the organisation in scope itself, and returns ids only.
SEARCH = """
create or replace function kam_search_accounts(query text, most integer) returns table (id bigint, score real)
    language sql stable security definer set search_path = pg_catalog, public
    as $$ select a.id, greatest(similarity(a.sort_name, public.kam_sortkey(query)),
                                case when a.sort_name like public.kam_sortkey(query) || '%' then 1.0
                                     when a.sort_name like '%' || public.kam_sortkey(query) || '%' then 0.9 else 0 end)::real
          from public.accounts_account a
          where a.organisation_id = nullif(current_setting('app.org', true), '')::bigint and a.archived_at is null
            and (a.sort_name like '%' || public.kam_sortkey(query) || '%'
                 or public.kam_sortkey(query) <% a.sort_name)
          order by 2 desc, a.sort_name limit most $$;
"""

OWNER = """
do $$ begin
    if exists (select 1 from pg_roles where rolname = 'kam_search') then
        alter function kam_search_accounts(text, integer) owner to kam_search;
    end if;
end $$;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0002_initial"),
        ("tenancy", "0002_walls"),
        ("files", "0003_walls"),
        ("outbox", "0002_walls"),
    ]

    operations = [
        SecureTenantTables(),
        migrations.RunSQL(SEARCH, "drop function kam_search_accounts(text, integer)"),
        migrations.RunSQL(OWNER, migrations.RunSQL.noop),
    ]

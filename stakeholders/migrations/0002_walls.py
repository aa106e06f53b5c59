"""The third wall for this application's tables."""

from django.db import migrations

from kam.tenancy.rls import SecureTenantTables

# See accounts 0002: the same door for people.
SEARCH = """
create or replace function kam_search_stakeholders(query text, most integer) returns table (id bigint, score real)
    language sql stable security definer set search_path = pg_catalog, public
    as $$ select s.id, greatest(word_similarity(public.kam_sortkey(query), s.sort_name),
                                case when s.sort_name like '%' || public.kam_sortkey(query) || '%' then 0.95 else 0 end)::real
          from public.stakeholders_stakeholder s
          where s.organisation_id = nullif(current_setting('app.org', true), '')::bigint
            and (s.sort_name like '%' || public.kam_sortkey(query) || '%'
                 or public.kam_sortkey(query) <% s.sort_name)
          order by 2 desc, s.sort_name limit most $$;
"""

OWNER = """
do $$ begin
    if exists (select 1 from pg_roles where rolname = 'kam_search') then
        alter function kam_search_stakeholders(text, integer) owner to kam_search;
    end if;
end $$;
"""


class Migration(migrations.Migration):
    dependencies = [("stakeholders", "0001_initial"), ("tenancy", "0002_walls"), ("accounts", "0003_walls")]

    operations = [
        SecureTenantTables(),
        migrations.RunSQL(SEARCH, "drop function kam_search_stakeholders(text, integer)"),
        migrations.RunSQL(OWNER, migrations.RunSQL.noop),
    ]

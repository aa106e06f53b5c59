"""The third wall for this application's tables."""

from django.db import migrations

from kam.tenancy.rls import SecureTenantTables

DUE = """
create or replace function kam_outbox_due(at timestamptz, most integer)
    returns table (organisation_id bigint, id bigint)
    language sql stable security definer set search_path = pg_catalog, public
    as $$ select organisation_id, id from public.outbox_outboxrow
          where next_attempt_at <= at
            and (state = 'queued' or (state in ('claimed', 'handed_over') and lease_until < at))
          order by next_attempt_at limit most $$;
"""

OWNER = """
do $$ begin
    if exists (select 1 from pg_roles where rolname = 'kam_search') then
        alter function kam_outbox_due(timestamptz, integer) owner to kam_search;
    end if;
end $$;
"""


class Migration(migrations.Migration):
    dependencies = [("outbox", "0001_initial"), ("tenancy", "0002_walls"), ("files", "0003_walls")]

    operations = [
        SecureTenantTables(),
        migrations.RunSQL(DUE, "drop function kam_outbox_due(timestamptz, integer)"),
        migrations.RunSQL(OWNER, migrations.RunSQL.noop),
    ]

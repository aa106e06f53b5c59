"""What a monitor may know of all outboxes together: three numbers, nothing of anybody's."""

from django.db import migrations

HEALTH = """
create or replace function kam_outbox_health(at timestamptz)
    returns table (oldest_waiting_seconds bigint, unknown bigint, failed bigint)
    language sql stable security definer set search_path = pg_catalog, public
    as $$ select
        coalesce(extract(epoch from at - min(next_attempt_at) filter (
            where next_attempt_at <= at
              and (state = 'queued' or (state in ('claimed', 'handed_over') and lease_until < at)))), 0)::bigint,
        count(*) filter (where state = 'unknown'),
        count(*) filter (where state = 'failed')
        from public.outbox_outboxrow
        where state in ('queued', 'claimed', 'handed_over', 'unknown', 'failed') $$;
"""

OWNER = """
do $$ begin
    if exists (select 1 from pg_roles where rolname = 'kam_search') then
        alter function kam_outbox_health(timestamptz) owner to kam_search;
    end if;
end $$;
"""


class Migration(migrations.Migration):
    dependencies = [("outbox", "0002_walls")]

    operations = [
        migrations.RunSQL(HEALTH, "drop function kam_outbox_health(timestamptz)"),
        migrations.RunSQL(OWNER, migrations.RunSQL.noop),
    ]

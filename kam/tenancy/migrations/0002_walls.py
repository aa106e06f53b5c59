"""Extensions, the sort key, and the wall around organisations and memberships."""

from django.db import migrations

from kam.tenancy.rls import ORGANISATION, PERSON

FUNCTIONS = """
create extension if not exists unaccent;
create extension if not exists pg_trgm;
create or replace function kam_sortkey(value text) returns text
    language sql immutable strict parallel safe set search_path = pg_catalog, public
    as $$ select lower(public.unaccent('public.unaccent'::regdictionary, value)) $$;
"""

# A person sees the organisations and memberships that are theirs, besides those of the organisation in scope.
POLICIES = f"""
alter table tenancy_membership enable row level security;
alter table tenancy_membership force row level security;
alter table tenancy_membership add constraint tenancy_membership_org_id unique (organisation_id, id);
alter table tenancy_membership add constraint tenancy_membership_manager_org
    foreign key (organisation_id, manager_id) references tenancy_membership (organisation_id, id)
    deferrable initially deferred;
create policy organisation_wall on tenancy_membership
    using (organisation_id = {ORGANISATION}) with check (organisation_id = {ORGANISATION});
create policy own_memberships on tenancy_membership for select using (user_id = {PERSON});
alter table tenancy_organisation enable row level security;
alter table tenancy_organisation force row level security;
create policy organisation_wall on tenancy_organisation
    using (id = {ORGANISATION}) with check (id = {ORGANISATION});
create policy own_organisations on tenancy_organisation for select using (
    id in (select organisation_id from tenancy_membership where user_id = {PERSON}));
"""

# What the schedulers need: which organisations exist. Ids only, nothing of theirs.
DEFINER = """
create or replace function kam_organisation_ids() returns setof bigint
    language sql stable security definer set search_path = pg_catalog, public
    as $$ select id from public.tenancy_organisation order by id $$;
"""


class Migration(migrations.Migration):
    dependencies = [("tenancy", "0001_initial"), ("members", "0001_initial")]

    operations = [
        migrations.RunSQL(FUNCTIONS, migrations.RunSQL.noop),
        migrations.RunSQL(POLICIES, migrations.RunSQL.noop),
        migrations.RunSQL(DEFINER, "drop function kam_organisation_ids()"),
    ]

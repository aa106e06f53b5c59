"""R2: every tenant table stands behind the wall, as the application's own database role sees it."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, models, transaction

from kam.tenancy.managers import TenantManager
from kam.tenancy.models import Membership, Organisation, TenantModel
from kam.tenancy.owner import append_only_tables
from kam.tenancy.scope import tenant
from tests import worlds

OURS = {"tenancy", "audit", "outbox", "files", "members", "accounts", "stakeholders", "plans", "reviews", "insights"}


def _models():
    return [model for model in apps.get_models() if model._meta.app_label in OURS]


def tenant_models():
    return [model for model in _models() if any(field.name == "organisation" for field in model._meta.fields)]


# Rows of no organisation, each with its reason.
GLOBAL = {
    Organisation: "the tenant itself: visible to its own people by its own policy",
    apps.get_model("members", "User"): "a person may belong to several organisations; names live in memberships",
}


def test_every_model_belongs_to_an_organisation_or_says_why_not():
    assert set(_models()) - set(tenant_models()) == set(GLOBAL)


@pytest.mark.parametrize("model", tenant_models(), ids=lambda model: model._meta.label)
def test_tenant_models_have_the_fail_closed_manager_and_keys_led_by_the_organisation(model):
    if hasattr(model, "pgh_tracked_model"):
        return
    assert issubclass(model, TenantModel)
    assert isinstance(model._default_manager, TenantManager)
    assert isinstance(model._base_manager, TenantManager)
    for constraint in model._meta.constraints:
        if isinstance(constraint, models.UniqueConstraint):
            assert constraint.fields[0] == "organisation", f"{constraint.name} is tenant-blind"
    for together in model._meta.unique_together:
        assert together[0] == "organisation"


def _rows(sql, params=()):
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return cursor.fetchall()


def test_row_level_security_is_enabled_and_forced_everywhere(db):
    tables = {model._meta.db_table for model in tenant_models()} | {Organisation._meta.db_table}
    walled = {
        name
        for (name,) in _rows(
            "select c.relname from pg_class c where c.relrowsecurity and c.relforcerowsecurity "
            "and exists (select 1 from pg_policy p where p.polrelid = c.oid)"
        )
    }
    assert tables <= walled


def test_the_application_neither_owns_nor_bypasses_nor_truncates(db):
    [(superuser, bypass)] = _rows("select rolsuper, rolbypassrls from pg_roles where rolname = current_user")
    assert (superuser, bypass) == (False, False)
    owned = _rows("select tablename from pg_tables where schemaname = 'public' and tableowner = current_user")
    assert owned == []
    for model in _models():
        [(may,)] = _rows("select has_table_privilege(current_user, %s, 'TRUNCATE')", [model._meta.db_table])
        assert not may, model._meta.db_table


def test_unique_indexes_start_with_the_organisation(db):
    blind = []
    for model in tenant_models():
        for name, definition in _rows(
            "select indexname, indexdef from pg_indexes where tablename = %s and indexdef like 'CREATE UNIQUE%%'",
            [model._meta.db_table],
        ):
            columns = definition.split("(", 1)[1]
            if name.endswith("_pkey") or columns.startswith("organisation_id"):
                continue
            one_to_one = {field.column for field in model._meta.fields if field.one_to_one}
            if columns.rstrip(")") in one_to_one:
                continue  # the target's id is already unique and behind the wall (composite reference)
            blind.append(name)
    assert blind == []


def test_references_between_tenant_tables_are_composite(db):
    missing = []
    for model in tenant_models():
        if hasattr(model, "pgh_tracked_model"):
            continue
        for field in model._meta.fields:
            target = field.related_model
            if target in (None, Organisation) or target not in tenant_models():
                continue
            found = _rows(
                "select 1 from pg_constraint where conrelid = %s::regclass and contype = 'f' "
                "and pg_get_constraintdef(oid) like %s",
                [f'"{model._meta.db_table}"', f"FOREIGN KEY (organisation_id, {field.column})%"],
            )
            if not found:
                missing.append(f"{model._meta.label}.{field.name}")
    assert missing == []


def test_append_only_tables_refuse_change(inside):
    for table in append_only_tables():
        for verb in ("UPDATE", "DELETE"):
            [(may,)] = _rows("select has_table_privilege(current_user, %s, %s)", [table, verb])
            assert not may, f"{verb} {table}"


def test_r2_raw_sql_sees_and_writes_only_its_own(house, rival):
    """As the application's role, without WHERE: no scope no rows; a scope only its rows; no foreign write."""
    worlds.fill(house)
    worlds.fill(rival)
    counts = {"no_scope": 0, "rival_rows": 0, "foreign_writes": 0, "tables": 0}
    for model in tenant_models():
        table = model._meta.db_table
        counts["tables"] += 1
        counts["no_scope"] += _rows(f'select count(*) from "{table}"')[0][0]
        with tenant(house.organisation.pk):
            counts["rival_rows"] += _rows(
                f'select count(*) from "{table}" where organisation_id <> %s', [house.organisation.pk]
            )[0][0]
            if table in append_only_tables():
                continue
            with connection.cursor() as cursor:
                cursor.execute(
                    f'update "{table}" set organisation_id = organisation_id where organisation_id = %s',
                    [rival.organisation.pk],
                )
                counts["foreign_writes"] += cursor.rowcount
    print("R2", *(f"{name}={value}" for name, value in counts.items()))
    assert (counts["no_scope"], counts["rival_rows"], counts["foreign_writes"]) == (0, 0, 0)


def test_r2_control_the_rows_are_there(house, rival):
    """The positive control: with the right scope the same statements do find rows in most tables."""
    worlds.fill(house)
    with tenant(house.organisation.pk):
        filled = [model for model in tenant_models() if _rows(f'select 1 from "{model._meta.db_table}" limit 1')]
    assert len(filled) > len(tenant_models()) // 2


def test_r2_a_reference_to_a_rival_row_is_refused(house, rival):
    with tenant(rival.organisation.pk):
        foreign = Membership.objects.get(pk=rival.kam.pk)
    worlds.fill(house)

    def point_abroad():
        with transaction.atomic(), tenant(house.organisation.pk), connection.cursor() as cursor:
            cursor.execute("update accounts_account set owner_id = %s", [foreign.pk])
            assert cursor.rowcount > 0
            cursor.execute("set constraints all immediate")

    with pytest.raises(DatabaseError, match="_org"):
        point_abroad()


def test_r2_an_insert_for_the_rival_is_refused(house, rival):
    def insert_abroad():
        with transaction.atomic(), tenant(house.organisation.pk), connection.cursor() as cursor:
            cursor.execute(
                "insert into accounts_product (organisation_id, created_at, version, updated_at, name, series) "
                "values (%s, now(), 1, now(), 'Trojan', '')",
                [rival.organisation.pk],
            )

    with pytest.raises(DatabaseError, match="row-level security"):
        insert_abroad()

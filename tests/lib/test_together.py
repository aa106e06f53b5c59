"""Changes of tables taken together leave the same models and the same tables as one after the other."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection, migrations, models
from django.db.migrations.state import ProjectState
from pgtrigger.compiler import Trigger, UpsertTriggerSql
from pgtrigger.migrations import AddTrigger, RemoveTrigger

from kam.lib.together import Together, together
from kam.tenancy.management.commands.migrate import Executor
from kam.tenancy.owner import as_owner


def _table(name, *fields):
    return migrations.CreateModel(name, [("id", models.BigAutoField(auto_created=True, primary_key=True)), *fields])


def _refuse(table, name, word):
    sql = UpsertTriggerSql(
        func=f"raise exception '{word}';", hash=word, operation="DELETE", pgid=f"toy_{table}_{name}", table=table,
        when="BEFORE",
    )  # fmt: skip
    return Trigger(name=name, sql=sql)


FIRST = [
    _table("House", ("name", models.CharField(max_length=20))),
    _table("Room"),
    migrations.AddField("room", "house", models.ForeignKey("toy.House", models.CASCADE)),
    migrations.AddField("room", "floor", models.IntegerField(default=0)),
    migrations.AddField("house", "best", models.ForeignKey("toy.Room", models.SET_NULL, null=True, related_name="+")),
    migrations.AddIndex("room", models.Index(fields=["house", "-floor"], name="toy_room_by_floor")),
    migrations.AddConstraint("room", models.UniqueConstraint(fields=["house", "floor"], name="toy_room_once")),
    AddTrigger("room", _refuse("toy_room", "stays", "never")),
]
SECOND = [
    _table("Key", ("room", models.ForeignKey("toy.Room", models.CASCADE))),
    RemoveTrigger("room", "stays"),
    migrations.AddField("room", "note", models.CharField(max_length=9, default="", db_default="")),
    migrations.AddField("room", "first_key", models.ForeignKey("toy.Key", models.SET_NULL, null=True)),
    migrations.AlterField("house", "name", models.CharField(max_length=40)),
    migrations.RunSQL("comment on table toy_house is 'where people live'", "comment on table toy_house is null"),
    AddTrigger("room", _refuse("toy_room", "stays", "not yet")),
    migrations.AddConstraint("room", models.CheckConstraint(condition=models.Q(floor__lt=9), name="toy_low")),
    migrations.AlterUniqueTogether("key", {("room", "id")}),
    migrations.AlterField("house", "name", models.TextField()),
]


def _sorts(operations):
    return [len(one.operations) if isinstance(one, Together) else type(one).__name__ for one in together(operations)]


def test_only_neighbouring_changes_of_tables_are_taken_together():
    assert _sorts(FIRST) == [8]
    assert _sorts(SECOND) == [5, "RunSQL", 4]
    assert _sorts([FIRST[0]]) == ["CreateModel"]


def test_a_field_changed_twice_passes_through_what_lies_between():
    wider = [migrations.AlterField("house", "name", models.CharField(max_length=size)) for size in (30, 40)]
    assert _sorts([*wider, wider[0]]) == ["AlterField"] * 3


def test_a_key_is_changed_alone_because_it_changes_what_refers_to_it():
    key = migrations.AlterField("house", "id", models.UUIDField(primary_key=True))
    assert _sorts([*FIRST[:2], key, *FIRST[2:]]) == [2, "AlterField", 6]


def _catalogue():
    """Columns in their order, constraints, indexes and triggers of the toy tables, as PostgreSQL writes them."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select 'column', table_name, ordinal_position::text, column_name, data_type, is_nullable || "
            "coalesce(character_maximum_length, 0) || coalesce(column_default, '') from information_schema.columns "
            "where table_name like 'toy\\_%' union all "
            "select 'constraint', conrelid::regclass::text, conname, pg_get_constraintdef(oid), '', '' "
            "from pg_constraint where conrelid::regclass::text like 'toy\\_%' union all "
            "select 'index', tablename, indexname, indexdef, '', '' from pg_indexes where tablename like 'toy\\_%' "
            "union all select 'trigger', tgrelid::regclass::text, tgname, pg_get_triggerdef(t.oid), prosrc, '' "
            "from pg_trigger t join pg_proc p on p.oid = tgfoid "
            "where tgrelid::regclass::text like 'toy\\_%' and not tgisinternal order by 1, 2, 3"
        )
        return cursor.fetchall()


def _forth_and_back(arrange):
    """What the tables are after the first and the second migration, then after each was taken back."""
    told, before = [], [ProjectState()]
    steps = []
    for number, operations in enumerate((FIRST, SECOND)):
        step: Any = migrations.Migration(f"000{number}", "toy")
        step.operations = arrange(operations)
        steps.append(step)
    for step in steps:
        with connection.schema_editor() as editor:
            before.append(step.apply(before[-1].clone(), editor))
        told.append(_catalogue())
    for step, state in reversed(list(zip(steps, before, strict=False))):
        with connection.schema_editor() as editor:
            step.unapply(state.clone(), editor)
        told.append(_catalogue())
    return told, before


@pytest.mark.django_db(transaction=True)
def test_tables_and_models_are_the_same_as_one_after_the_other():
    with as_owner():
        tables, states = _forth_and_back(list)
        tables_together, states_together = _forth_and_back(together)
    assert tables_together == tables
    assert tables[0] != tables[1]
    assert tables[2] == tables[0]
    assert tables[3] == []
    assert [state.models for state in states_together] == [state.models for state in states]


@pytest.mark.parametrize(("fake_initial", "kinds"), [(False, {Together}), (True, {type(one) for one in FIRST})])
def test_migrate_takes_them_together_unless_it_looks_for_single_ones(db, fake_initial, kinds):
    step: Any = migrations.Migration("0000", "toy")
    step.operations = list(FIRST)
    Executor(connection).apply_migration(ProjectState(), step, fake=True, fake_initial=fake_initial)
    assert {type(one) for one in step.operations} == kinds

"""Migration operations that build the third wall: row-level security and references that cannot cross it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.migrations.operations.base import Operation

ORGANISATION = "(select nullif(current_setting('app.org', true), '')::bigint)"
PERSON = "(select nullif(current_setting('app.user', true), '')::bigint)"


@dataclass(frozen=True)
class TenantTable:
    """A tenant model as a migration knows it: read from the state's fields, because rendering it takes seconds."""

    table: str
    is_history: bool
    references: tuple[tuple[str, str], ...]  # (column, table referred to)


def _table(state: Any, app_label: str, model_name: str) -> str:
    return str(state.models[app_label, model_name].options.get("db_table") or f"{app_label}_{model_name}")


def tenant_tables(state: Any, app_label: str, only: tuple[str, ...]) -> Iterator[TenantTable]:
    """The application's models with an organisation, in the state's order."""
    for (label, name), model in state.models.items():
        if label != app_label or "organisation" not in model.fields or (only and name not in only):
            continue
        references = []
        for field_name, field in model.fields.items():
            if not field.is_relation:
                continue
            target = field.remote_field.model
            key = (label, name) if target == "self" else tuple(target.lower().split("."))
            if key in state.models and "organisation" in state.models[key].fields:
                references.append((f"{field_name}_id", _table(state, *key)))
        yield TenantTable(_table(state, label, name), "pgh_id" in model.fields, tuple(references))


def secure_statements(one: TenantTable) -> list[str]:
    """The statements that put one tenant table behind the wall."""
    statements = [
        f'alter table "{one.table}" enable row level security',
        f'alter table "{one.table}" force row level security',
        f'create policy organisation_wall on "{one.table}" using (organisation_id = {ORGANISATION}) '
        f"with check (organisation_id = {ORGANISATION})",
    ]
    if not one.is_history:
        statements.append(f'alter table "{one.table}" add constraint "{one.table}_org_id" unique (organisation_id, id)')
    return statements


def reference_statements(one: TenantTable) -> list[str]:
    """Composite foreign keys, so that a reference to another organisation's row is refused by the database."""
    if one.is_history:
        return []
    return [
        f'alter table "{one.table}" add constraint "{f"{one.table}_{column}_org"[:63]}" '
        f'foreign key (organisation_id, "{column}") '
        f'references "{target}" (organisation_id, id) deferrable initially deferred'
        for column, target in one.references
    ]


class SecureTenantTables(Operation):
    """Row-level security, (organisation, id) keys and composite references for an application's tenant tables.

    Put it after the CreateModel operations. `only` names models (lower case) when tables are added later.
    """

    reversible = True
    reduces_to_sql = True

    def __init__(self, only: tuple[str, ...] = ()) -> None:
        self.only = only

    def state_forwards(self, app_label: str, state: Any) -> None:
        """The models do not change."""

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        """First every table its key, then the references between them."""
        tables = list(tenant_tables(to_state, app_label, self.only))
        for make in (secure_statements, reference_statements):
            for one in tables:
                for statement in make(one):
                    schema_editor.execute(statement)

    def database_backwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        """Nothing: the wall goes with its table, and never before."""

    def describe(self) -> str:
        """For `migrate --plan`."""
        return "Put tenant tables behind row-level security"

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        """For the migration writer."""
        return (type(self).__name__, [], {"only": self.only} if self.only else {})

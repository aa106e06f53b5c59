"""Migration operations that build the third wall: row-level security and references that cannot cross it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db.migrations.operations.base import Operation

ORGANISATION = "(select nullif(current_setting('app.org', true), '')::bigint)"
PERSON = "(select nullif(current_setting('app.user', true), '')::bigint)"


def _tenant_models(state: Any, app_label: str, only: tuple[str, ...]) -> Iterator[Any]:
    for model in state.apps.get_app_config(app_label).get_models():
        fields = {field.name for field in model._meta.fields}
        if "organisation" in fields and (not only or model._meta.model_name in only):
            yield model


def _is_history(model: Any) -> bool:
    return any(field.name == "pgh_id" for field in model._meta.fields)


def secure_statements(model: Any) -> list[str]:
    """The statements that put one tenant table behind the wall."""
    table = model._meta.db_table
    statements = [
        f'alter table "{table}" enable row level security',
        f'alter table "{table}" force row level security',
        f'create policy organisation_wall on "{table}" using (organisation_id = {ORGANISATION}) '
        f"with check (organisation_id = {ORGANISATION})",
    ]
    if _is_history(model):
        return statements
    statements.append(f'alter table "{table}" add constraint "{table}_org_id" unique (organisation_id, id)')
    return statements


def reference_statements(model: Any) -> list[str]:
    """Composite foreign keys, so that a reference to another organisation's row is refused by the database."""
    if _is_history(model):
        return []
    statements = []
    for field in model._meta.fields:
        target = field.related_model
        if target is None or all(other.name != "organisation" for other in target._meta.fields):
            continue
        name = f"{model._meta.db_table}_{field.column}_org"[:63]
        statements.append(
            f'alter table "{model._meta.db_table}" add constraint "{name}" '
            f'foreign key (organisation_id, "{field.column}") '
            f'references "{target._meta.db_table}" (organisation_id, id) deferrable initially deferred'
        )
    return statements


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
        models = list(_tenant_models(to_state, app_label, self.only))
        for model in models:
            for statement in secure_statements(model):
                schema_editor.execute(statement)
        for model in models:
            for statement in reference_statements(model):
                schema_editor.execute(statement)

    def database_backwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        """Nothing: the wall goes with its table, and never before."""

    def describe(self) -> str:
        """For `migrate --plan`."""
        return "Put tenant tables behind row-level security"

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        """For the migration writer."""
        return (type(self).__name__, [], {"only": self.only} if self.only else {})

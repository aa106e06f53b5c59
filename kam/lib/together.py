"""Many changes of tables in one migration with its models drawn once, not once for each change.

Django draws a changed model and all its relatives anew after every operation; ours are all relatives, through their
organisation. A migration of ninety operations spent ten seconds drawing. Its SQL is the same (decision 011).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.db.migrations.operations import (
    AddConstraint,
    AddField,
    AddIndex,
    AlterField,
    AlterModelOptions,
    AlterUniqueTogether,
    CreateModel,
)
from django.db.migrations.operations.base import Operation
from pgtrigger.migrations import AddTrigger, RemoveTrigger

# Each looks at nothing but its own model, before and after: it does not mind what its neighbours did meanwhile.
TABLE_CHANGES = (
    *(CreateModel, AddField, AlterField, AlterModelOptions, AlterUniqueTogether),
    *(AddIndex, AddConstraint, AddTrigger, RemoveTrigger),
)


def together(operations: Sequence[Operation]) -> list[Operation]:
    """The same operations, in their order, with neighbouring changes of tables made one `Together`."""
    return [run[0] if len(run) == 1 else Together(run) for run in _runs(operations)]


def _runs(operations: Iterable[Operation]) -> Iterator[list[Operation]]:
    run: list[Operation] = []
    fields: set[tuple[str, str]] = set()
    for one in operations:
        field = (one.model_name_lower, one.name_lower) if isinstance(one, AddField | AlterField) else None
        # A field changed twice passes through a state of its own in between.
        if run and (_stands_alone(one) or field in fields):
            yield run
            run, fields = [], set()
        if _stands_alone(one):
            yield [one]
            continue
        run.append(one)
        if field:
            fields.add(field)
    if run:
        yield run


def _stands_alone(operation: Operation) -> bool:
    """Not a change of tables, or one of a key: that changes the columns of others which refer to it as well."""
    if isinstance(operation, AlterField):
        return bool(operation.field.primary_key or operation.field.unique)
    return not isinstance(operation, TABLE_CHANGES)


class Together(Operation):
    """Changes of tables that Django sees as one: from the models before all of them to the models after all of them.

    A table made here is made as it is at the end, with its later columns, indexes, constraints and triggers.
    """

    reversible = True
    reduces_to_sql = True

    def __init__(self, operations: Sequence[Any]) -> None:
        self.operations = operations
        self.made = {one.name_lower for one in operations if isinstance(one, CreateModel)}

    def state_forwards(self, app_label: str, state: Any) -> None:
        """Describe the models anew; whoever needs them as classes draws them, once."""
        state.__dict__.pop("apps", None)
        for one in self.operations:
            one.state_forwards(app_label, state)

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        """Each change in its order, but for those that a new table comes with."""
        for one in self._changes():
            one.database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        """The last change first."""
        for one in reversed(self._changes()):
            one.database_backwards(app_label, schema_editor, from_state, to_state)

    def _changes(self) -> list[Any]:
        return [one for one in self.operations if isinstance(one, CreateModel) or _model(one) not in self.made]

    def describe(self) -> str:
        """For `migrate --plan` and `sqlmigrate`."""
        return "; ".join(one.describe() for one in self.operations)


def _model(operation: Any) -> str:
    """The model an operation changes; those on a whole model call it by `name`."""
    name = operation.model_name if hasattr(operation, "model_name") else operation.name
    return str(name).lower()

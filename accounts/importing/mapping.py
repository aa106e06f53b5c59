"""Which column becomes which field, and how its cells are to be read: proposed by us, decided by the reader."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Any

from django.utils.translation import gettext_lazy as _

from accounts.importing.fields import Field, Kind
from accounts.importing.kinds import kind_of
from accounts.importing.verdicts import Answers, answers_as_json, answers_from_json
from kam.lib.tabular import Message, say


@dataclass(frozen=True, slots=True)
class Column:
    """One mapped column. What is None is found out from the column's values."""

    header: str
    unit: Decimal = Decimal(1)
    decimal_mark: str | None = None
    day_first: bool | None = None


@dataclass(frozen=True, slots=True)
class ColumnMap:
    """The mapping of one file: field key → column, and the reader's own answers: field key → answers."""

    kind: Kind
    columns: Mapping[str, Column]
    chosen: Mapping[str, Answers] = field(default_factory=dict)

    def problems(self, headers: Sequence[str]) -> list[Message]:
        """Why this mapping cannot be used with these headings; empty when it can."""
        missing = [field for field in self.kind.required if field.key not in self.columns]
        found = [say(_("Choose the column for “%(field)s”."), field=field.label) for field in missing]
        fields = {field.key for field in self.kind.fields}
        seen: set[str] = set()
        for key, column in self.columns.items():
            if key not in fields or column.header not in headers:
                found.append(say(_("The file has no column “%(column)s”."), column=column.header))
            elif column.header in seen:
                found.append(say(_("The column “%(column)s” is used twice."), column=column.header))
            seen.add(column.header)
        return found

    def mapped(self) -> list[tuple[Field, Column]]:
        """The fields that have a column, in the kind's order."""
        return [(field, self.columns[field.key]) for field in self.kind.fields if field.key in self.columns]

    def as_json(self) -> dict[str, Any]:
        """What can be kept in a JSON column and read back with `from_json`."""
        columns = {
            key: {
                "header": column.header,
                "unit": str(column.unit),
                "decimal_mark": column.decimal_mark,
                "day_first": column.day_first,
            }
            for key, column in self.columns.items()
        }
        chosen = {key: answers_as_json(answers) for key, answers in self.chosen.items()}
        return {"kind": str(self.kind.key), "columns": columns, "chosen": chosen}


def from_json(kept: Mapping[str, Any]) -> ColumnMap:
    """The inverse of `ColumnMap.as_json`; what is out of bounds falls back to being found out."""
    kind = kind_of(kept["kind"])
    columns = {}
    for key, column in kept["columns"].items():
        mark, first = column.get("decimal_mark"), column.get("day_first")
        columns[key] = Column(
            column["header"],
            _unit(kind, key, column.get("unit")),
            mark if mark in (".", ",") else None,
            first if isinstance(first, bool) else None,
        )
    chosen = {key: answers_from_json(answers) for key, answers in kept.get("chosen", {}).items()}
    return ColumnMap(kind, columns, chosen)


def _unit(kind: Kind, key: str, text: object) -> Decimal:
    try:
        unit = Decimal(str(text))
    except InvalidOperation:
        return Decimal(1)
    return unit if any(field.key == key and unit in field.units for field in kind.fields) else Decimal(1)

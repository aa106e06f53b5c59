"""How the columns of a file are read: the field each becomes, its unit, its dates, its decimals."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.forms.import_readings import date_choices, mark_choices, unit_choices
from accounts.importing import Column, ColumnMap, Field, FieldType, from_json, kind_of
from accounts.models import DataImport

_MARKS = {"point": ".", "comma": ","}
_ORDERS = {"day": True, "month": False}


@dataclass(frozen=True)
class ColumnRow:
    """A column of the file with the fields that settle how it is read."""

    column: Mapping[str, Any]
    field: forms.BoundField
    readings: list[forms.BoundField]


class MappingForm(forms.Form):
    """For every column of the file the field it becomes, or none, and how its values are to be read where that is open;
    built from what the file turned out to hold."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, data_import: DataImport, data: Any = None) -> None:
        super().__init__(data, initial={"version": data_import.version})
        self.data_import = data_import
        self.kind = kind_of(data_import.kind)
        self.kept = from_json(data_import.mapping).columns if data_import.mapping else {}
        self.found: list[dict[str, Any]] = data_import.detected["columns"]
        keys = {column.header: key for key, column in self.kept.items()}
        for index, column in enumerate(self.found):
            self._add_column(index, column, keys.get(column["header"], ""))

    def _add_column(self, index: int, column: Mapping[str, Any], key: str) -> None:
        """The fields of one column: what it becomes, and each reading that its values leave open."""
        choices = [("", _("Not imported")), *((field.key, field.label) for field in self.kind.fields)]
        self.fields[f"column_{index}"] = forms.ChoiceField(
            label=column["header"], choices=choices, required=False, initial=key
        )
        ways, kept = column.get("ways", {}), self.kept.get(key, Column(column["header"]))
        named = {"column": column["header"]}
        if ways.get("number") and self._may_be_money(key):
            scale = kept.unit * (self.kind.field(key).base or 1) if key else Decimal(1)
            choices = unit_choices(ways["number"], kept.decimal_mark or ways["mark"], self._currency)
            self._add(f"unit_{index}", _("%(column)s: amounts") % named, choices, str(int(scale)))
        if ways.get("date"):
            first = kept.day_first if kept.day_first is not None else ways["day_first"]
            initial = {True: "day", False: "month", None: ""}[first]
            self._add(
                f"date_{index}",
                _("%(column)s: order of dates") % named,
                date_choices(ways["date"], first is None),
                initial,
            )
        if ways.get("figure"):
            mark = kept.decimal_mark or ways["mark"]
            initial = {".": "point", ",": "comma"}.get(mark or "", "")
            self._add(
                f"mark_{index}",
                _("%(column)s: decimal sign") % named,
                mark_choices(ways["figure"], mark is None),
                initial,
            )

    def _add(self, name: str, label: Any, choices: list[tuple[str, Any]], initial: str) -> None:
        self.fields[name] = forms.ChoiceField(label=label, choices=choices, required=False, initial=initial)

    @property
    def _currency(self) -> str:
        return str(self.data_import.options.get("currency", ""))

    def _may_be_money(self, key: str) -> bool:
        """True for a column that is money, or that nobody gave a field yet in a file that may hold money."""
        if key:
            return self.kind.field(key).base is not None
        return any(field.base is not None for field in self.kind.fields)

    @property
    def columns(self) -> list[ColumnRow]:
        """Each column with its fields."""
        kinds = ("unit", "date", "mark")
        return [
            ColumnRow(
                column,
                self[f"column_{index}"],
                [self[f"{kind}_{index}"] for kind in kinds if f"{kind}_{index}" in self.fields],
            )
            for index, column in enumerate(self.found)
        ]

    def clean(self) -> dict[str, Any]:
        """Refuse a field chosen for two columns, and a column whose values would have two readings."""
        cleaned = super().clean() or {}
        seen: set[str] = set()
        for index, column in enumerate(self.found):
            key = cleaned.get(f"column_{index}")
            if key and key in seen:
                self.add_error(f"column_{index}", _("Another column is this field already."))
            elif key:
                seen.add(key)
                self._check_readings(index, column.get("ways", {}), self.kind.field(key), cleaned)
        return cleaned

    def _check_readings(self, index: int, ways: Mapping[str, Any], field: Field, cleaned: Mapping[str, Any]) -> None:
        dates, figures = field.type is FieldType.DATE, field.type is FieldType.DECIMAL
        if dates and ways.get("date") and not cleaned.get(f"date_{index}"):
            self.add_error(f"date_{index}", _("Say whether the day or the month comes first."))
        if figures and ways.get("figure") and not cleaned.get(f"mark_{index}"):
            self.add_error(f"mark_{index}", _("Say which sign marks the decimals."))

    def column_map(self) -> ColumnMap:
        """The mapping as chosen; what the reader said about names is kept."""
        columns = {}
        for index, column in enumerate(self.found):
            if key := self.cleaned_data.get(f"column_{index}"):
                columns[key] = self._column(index, column["header"], self.kind.field(key))
        return ColumnMap(self.kind, columns, from_json(self.data_import.mapping).chosen)

    def _column(self, index: int, header: str, field: Field) -> Column:
        """One column as chosen; what its values left no choice in is found out from them again."""
        said = self.cleaned_data
        kept = self.kept.get(field.key)
        unit = kept.unit if kept is not None and kept.header == header else Decimal(1)
        if field.base is not None and said.get(f"unit_{index}"):
            unit = Decimal(said[f"unit_{index}"]) / field.base
        first = _ORDERS.get(said.get(f"date_{index}", "")) if field.type is FieldType.DATE else None
        mark = _MARKS.get(said.get(f"mark_{index}", "")) if field.type is FieldType.DECIMAL else None
        return Column(header, unit, mark, first)

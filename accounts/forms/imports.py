"""What people decide about an import."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.choices import ImportKind
from accounts.importing import Column, ColumnMap, from_json, kind_of
from accounts.models import DataImport
from kam.lib.money import CURRENCIES


class UploadForm(forms.Form):
    """A table to import."""

    file = forms.FileField(
        label=_("File"),
        help_text=_("CSV or Excel (.xlsx), up to 25 MB, the first row with the column names."),
        widget=forms.FileInput(attrs={"accept": ".csv,.tsv,.txt,.xlsx"}),
        allow_empty_file=True,  # an empty file gets our own sentence
    )
    currency = forms.ChoiceField(
        label=_("Currency of the amounts"), choices=[(code, code) for code in CURRENCIES], required=True
    )


class KindForm(forms.Form):
    """What the file holds, when the guess was wrong."""

    kind = forms.ChoiceField(label=_("The file holds"), choices=ImportKind.choices)


class CommitForm(forms.Form):
    """The last word before the import."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    assign_owners = forms.BooleanField(
        label=_("Give accounts without an account manager the colleague who won most there"), required=False
    )


class MappingForm(forms.Form):
    """For every column of the file the field it becomes, or none; built from what the file turned out to hold."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, data_import: DataImport, data: Any = None) -> None:
        super().__init__(data)
        self.data_import = data_import
        self.kind = kind_of(data_import.kind)
        self.fields["version"].initial = data_import.version
        choices = [("", _("Not imported")), *((field.key, field.label) for field in self.kind.fields)]
        mapped = {column["header"]: key for key, column in data_import.mapping["columns"].items()}
        for index, column in enumerate(data_import.detected["columns"]):
            self.fields[f"column_{index}"] = forms.ChoiceField(
                label=column["header"], choices=choices, required=False, initial=mapped.get(column["header"], "")
            )

    def columns(self) -> list[tuple[forms.BoundField, dict[str, Any]]]:
        """Each column's field beside what is known of the column."""
        found = self.data_import.detected["columns"]
        return [(self[f"column_{index}"], column) for index, column in enumerate(found)]

    def clean(self) -> dict[str, Any]:
        """Refuse a field chosen for two columns."""
        cleaned = super().clean() or {}
        seen: dict[str, str] = {}
        for index, _column in enumerate(self.data_import.detected["columns"]):
            name = f"column_{index}"
            chosen = cleaned.get(name)
            if chosen and chosen in seen:
                self.add_error(name, _("Another column is this field already."))
            elif chosen:
                seen[chosen] = name
        return cleaned

    def column_map(self) -> ColumnMap:
        """The mapping as chosen; units and formats are kept where the column stays with its field."""
        kept = self.data_import.mapping["columns"]
        chosen = {
            self.cleaned_data[f"column_{index}"]: column["header"]
            for index, column in enumerate(self.data_import.detected["columns"])
            if self.cleaned_data.get(f"column_{index}")
        }
        before = ColumnMap(self.kind, {}).as_json() | {"columns": kept}
        known = from_json(before).columns
        columns = {
            key: known[key] if key in known and known[key].header == header else Column(header)
            for key, header in chosen.items()
        }
        return ColumnMap(self.kind, columns)

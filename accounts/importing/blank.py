"""A table to fill in: the columns of a kind of file under the headings we recognise, and what each may hold."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.importing.fields import Field, FieldType, Kind
from accounts.importing.registry import brought_of
from kam.lib.tabular import Cell, Sheet

_BY_TYPE = {
    FieldType.DATE: gettext_lazy("A day, for example 2026-03-31 or 31/03/2026."),
    FieldType.YEAR: gettext_lazy("A year, for example 1998."),
    FieldType.DECIMAL: gettext_lazy("A figure, for example 12500.50."),
    FieldType.INTEGER: gettext_lazy("A whole number."),
    FieldType.COUNTRY: gettext_lazy("A country by its name or its two letters."),
    FieldType.EMAIL: gettext_lazy("An e-mail address."),
    FieldType.URL: gettext_lazy("A web address."),
}


def blank_sheets(kind: Kind) -> list[Sheet]:
    """The table with its headings alone, and a sheet that says how to fill it, in the active language.

    Nothing stands below the headings: an example left there would be imported.
    """
    brought = brought_of(kind.key)
    hints = brought.hints if brought is not None else {}
    lines = [_line(field, str(hints.get(field.key) or _BY_TYPE.get(field.type, ""))) for field in kind.fields]
    return [
        Sheet(kind.label, [str(field.label) for field in kind.fields], []),
        Sheet(_("How to fill it in"), (_("Column"), _("Needed"), _("What it may hold"), _("Characters")), lines),
    ]


def _line(field: Field, hint: str) -> list[Cell]:
    texts = (FieldType.TEXT, FieldType.LINES, FieldType.NAME, FieldType.INDUSTRY)
    return [str(field.label), _("yes") if field.required else "", hint, field.longest if field.type in texts else ""]

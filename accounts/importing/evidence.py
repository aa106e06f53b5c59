"""How strongly a heading and the values under it speak for a field."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from accounts.importing.countries import country_matcher
from accounts.importing.fields import Field, FieldType
from accounts.importing.headings import HEADINGS
from accounts.importing.matching import Match
from accounts.importing.spelling import edits, tolerance
from accounts.importing.stages import stage_matcher
from accounts.importing.values import text_of
from kam.lib.folding import fold, spaceless
from kam.lib.tabular import Ambiguous, BadValue, Cell, Message, parse_date, parse_decimal, parse_integer, say


@dataclass(frozen=True, slots=True)
class Evidence:
    """A weight between 0 and 1, and what it rests on."""

    weight: float
    reason: Message

    def joined(self, values: Evidence) -> Evidence:
        """A heading's evidence confirmed or weakened by that of the values, which tell the reason when they weaken.

        The very word keeps its column even over values that cannot be read: the dry run then says which and why.
        """
        weight = round(self.weight * (1 + values.weight) / 2, 2)
        return Evidence(weight, self.reason if values.weight > 0.7 else values.reason)


def heading_evidence(header: str, kind: str, field: Field) -> Evidence | None:
    """What a heading says for a field: the very word, the word with others around it, or nearly the word."""
    words = fold(header).split()
    known = (*HEADINGS.get((kind, field.key), ()), field.key.replace("_", " "), str(field.label))
    if any(spaceless(header) == spaceless(name) for name in known):
        return Evidence(0.98, say(_("The heading says so.")))
    inside = next((name for name in known if set(fold(name).split()) <= set(words)), None)
    if inside:
        return Evidence(0.75, say(_("The heading holds “%(name)s”."), name=inside))
    mine = spaceless(header)
    near = next((name for name in known if edits(mine, spaceless(name), tolerance(mine)) <= tolerance(mine)), None)
    return Evidence(0.6, say(_("The heading is close to “%(name)s”."), name=near)) if near else None


def value_evidence(field: Field, cells: Sequence[Cell]) -> Evidence:
    """How many of the sample's values can be read as the field; texts can always be."""
    if not cells or field.type in (FieldType.TEXT, FieldType.LINES, FieldType.NAME, FieldType.INDUSTRY):
        return Evidence(1.0, say(_("The values can be read.")))
    readable = sum(1 for cell in cells if _readable(field.type, cell))
    text = _("%(readable)s of %(total)s values can be read.")
    return Evidence(readable / len(cells), say(text, readable=readable, total=len(cells)))


_READERS: dict[FieldType, Callable[[Cell], object]] = {
    FieldType.DECIMAL: parse_decimal,
    FieldType.INTEGER: parse_integer,
    FieldType.DATE: parse_date,
    FieldType.YEAR: lambda cell: text_of(cell)[:4].isdecimal(),
    FieldType.COUNTRY: lambda cell: isinstance(country_matcher().match(text_of(cell)), Match),
    FieldType.STAGE: lambda cell: isinstance(stage_matcher().match(text_of(cell)), Match),
    FieldType.EMAIL: lambda cell: "@" in text_of(cell),
    FieldType.URL: lambda cell: "." in text_of(cell),
}


def _readable(kind: FieldType, cell: Cell) -> bool:
    try:
        return _READERS[kind](cell) is not False
    except Ambiguous:
        return True
    except BadValue:
        return False

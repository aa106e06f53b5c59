"""What a column of an imported file may become."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from accounts.choices import ImportKind

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise


# Money is written in units, in thousands or in millions.
SCALES = (Decimal(1), Decimal(1000), Decimal(1_000_000))


class FieldType(StrEnum):
    """How the cells of a column are read."""

    TEXT = "text"
    LINES = "lines"  # a text that keeps its lines
    NAME = "name"  # of something matched by name
    INDUSTRY = "industry"
    COUNTRY = "country"
    STAGE = "stage"
    DECIMAL = "decimal"
    INTEGER = "integer"
    YEAR = "year"
    DATE = "date"
    EMAIL = "email"
    URL = "url"


@dataclass(frozen=True, slots=True)
class Field:
    """A target of the mapping: its key, its word on screen, and how its cells are read and bounded."""

    key: str
    label: _StrOrPromise
    type: FieldType
    required: bool = False  # the column must be mapped
    longest: int = 160
    base: Decimal | None = None  # of money: what one of the kept figure is worth, a unit or a million
    smallest: Decimal | None = None
    names: str = ""  # the kind whose records the texts of this column name

    @property
    def units(self) -> tuple[Decimal, ...]:
        """The factors the mapping may apply to money, the usual one first."""
        if self.base is None:
            return ()
        return tuple(sorted((scale / self.base for scale in SCALES), key=lambda factor: factor != 1))


@dataclass(frozen=True, slots=True)
class Kind:
    """Something that can be imported: its key, its fields, and its word where no ImportKind says it."""

    key: str
    fields: tuple[Field, ...]
    named: _StrOrPromise = ""

    @property
    def label(self) -> str:
        """Its word on screen."""
        return str(self.named or ImportKind(self.key).label)

    def field(self, key: str) -> Field:
        """The field with this key; KeyError when there is none."""
        return {field.key: field for field in self.fields}[key]

    @property
    def required(self) -> tuple[Field, ...]:
        """The fields without which nothing can be imported."""
        return tuple(field for field in self.fields if field.required)

"""From one cell to one value, with what there is to say about it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING, TypeVar

from django.utils.translation import gettext_lazy as _

from accounts.countries import country_name
from accounts.importing.fields import Field, FieldType
from accounts.importing.known import Value
from accounts.importing.mapping import Column
from accounts.importing.matching import Match, Matcher, Miss, Rule
from accounts.importing.outcomes import Level, Note, said_of
from accounts.importing.verdicts import Verdict
from kam.lib.money import CENT, cents
from kam.lib.tabular import BadValue, Cell, looks_active, parse_date, parse_decimal, parse_integer, say

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

_Number = TypeVar("_Number", int, Decimal)
_EMAIL = re.compile(r"[^@\s<>,;]+@[^@\s<>,;]+\.[^@\s<>,;.]+")
_URL = re.compile(r"https?://[^\s/$.?#]+\.[^\s<>\"']+", re.IGNORECASE)
_LARGEST_AMOUNT = Decimal(10) ** 12
_LARGEST_COUNT = 2_147_483_647
_YEARS = range(1000, 2101)


@dataclass(frozen=True, slots=True)
class Context:
    """What the cells of one column are read with."""

    field: Field
    column: Column
    names: Matcher  # of the sectors or the countries, for a column of these

    def note(self, level: Level, text: _StrOrPromise, miss: Miss | None = None, **params: object) -> Note:
        """A note at this column."""
        return Note(level, say(text, **params), self.column.header, miss=miss)


def text_of(cell: Cell) -> str:
    """A cell as one line of text; a whole number from a workbook without its `.0`."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return " ".join(str(cell).split()) if cell is not None else ""


def _lines_of(cell: Cell) -> str:
    """A cell as text with its lines, without the blanks around each."""
    return "\n".join(text_of(line) for line in cell.splitlines()).strip() if isinstance(cell, str) else text_of(cell)


def read_value(cell: Cell, context: Context) -> tuple[Value, list[Note]]:
    """The value of a cell that is not empty, None when it is left out; raises `BadValue` when it cannot be read."""
    match context.field.type:
        case FieldType.DECIMAL:
            return _amount(cell, context)
        case FieldType.INTEGER:
            return _bounded(parse_integer(cell), context), []
        case FieldType.YEAR:
            return _year(cell), []
        case FieldType.DATE:
            return parse_date(cell, day_first=context.column.day_first), []
        case FieldType.COUNTRY:
            return _country(text_of(cell), context)
        case FieldType.INDUSTRY:
            return _industry(_text(cell, context), context)
        case FieldType.EMAIL:
            return _email(text_of(cell), context), []
        case FieldType.URL:
            return _url(text_of(cell), context), []
    return _plain(_text(cell, context), context)


def _plain(text: str, context: Context) -> tuple[Value, list[Note]]:
    if looks_active(text):
        warning = _("The text looks like a formula. It is kept as text and made harmless in every export.")
        return text, [context.note(Level.WARNING, warning)]
    return text, []


def _text(cell: Cell, context: Context) -> str:
    text = _lines_of(cell) if context.field.type is FieldType.LINES else text_of(cell)
    if len(text) > context.field.longest:
        raise BadValue(say(_("The text has more than %(limit)s characters."), limit=context.field.longest))
    return text


def _amount(cell: Cell, context: Context) -> tuple[Value, list[Note]]:
    exact = parse_decimal(cell, decimal_mark=context.column.decimal_mark) * context.column.unit
    amount = cents(exact) if abs(exact) < _LARGEST_AMOUNT else exact
    _bounded(amount, context)
    if amount != exact and context.column.unit == 1:
        rounded = context.note(Level.WARNING, _("“%(value)s” is rounded to %(amount)s."), value=cell, amount=amount)
        return amount, [rounded]
    return amount.quantize(CENT), []


def _bounded(number: _Number, context: Context) -> _Number:
    smallest = context.field.smallest
    if smallest is not None and number < smallest:
        raise BadValue(say(_("%(value)s is less than %(smallest)s."), value=number, smallest=smallest))
    if abs(number) >= (_LARGEST_AMOUNT if isinstance(number, Decimal) else _LARGEST_COUNT):
        raise BadValue(say(_("“%(value)s” is too large."), value=number))
    return number


def _year(cell: Cell) -> int:
    try:
        year = int(text_of(cell)) if text_of(cell).isdecimal() else parse_date(cell, day_first=True).year
    except BadValue as error:
        raise BadValue(say(_("“%(value)s” is not a year."), value=cell)) from error
    if year not in _YEARS:
        raise BadValue(say(_("“%(value)s” is not a year."), value=cell))
    return year


def _email(text: str, context: Context) -> str:
    if not _EMAIL.fullmatch(text) or len(text) > context.field.longest:
        raise BadValue(say(_("“%(value)s” is not an e-mail address."), value=text))
    return text


def _url(text: str, context: Context) -> str:
    """A web address; one without a scheme gets the safe one, any other scheme is refused."""
    address = text if "://" in text else f"https://{text}"
    if not _URL.fullmatch(address) or len(address) > context.field.longest:
        raise BadValue(say(_("“%(value)s” is not a web address."), value=text))
    return address


def _country(text: str, context: Context) -> tuple[Value, list[Note]]:
    found = context.names.match(text)
    if isinstance(found, Match):
        return found.value, told(replace(found, name=country_name(found.value)), context.column.header)
    if found.verdict:
        return None, [said_of(found, context.column.header)]
    unknown = _("“%(value)s” is not a country we know. The value is left out.")
    return None, [context.note(Level.WARNING, unknown, found, value=text)]


def _industry(text: str, context: Context) -> tuple[Value, list[Note]]:
    found = context.names.match(text)
    if isinstance(found, Match):
        return found.value, told(found, context.column.header)
    if found.verdict:
        return None if found.verdict is Verdict.OUT else text, [said_of(found, context.column.header)]
    close = found if found.nearest else None
    return text, [context.note(Level.INFO, _("“%(value)s” is a new sector."), close, value=text)]


def told(match: Match, column: str) -> list[Note]:
    """The rule by which a text was recognised, unless it was the very name; a close spelling is a warning."""
    if match.rule is Rule.EXACT:
        return []
    return [Note(Level.WARNING if match.rule is Rule.CLOSE else Level.INFO, match.explanation, column, match)]

"""Reading dates: ISO, 31/12/2026, 31.12.26, 31 décembre 2026, Dec 31, 2026, and spreadsheet serial numbers.

Whether 03/04/2026 is in March or in April is settled by the column (`day_first_of`) or refused as ambiguous.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from functools import cache

from babel import Locale
from django.utils.translation import gettext_lazy as _

from kam.lib.folding import fold
from kam.lib.tabular.errors import Ambiguous, BadValue
from kam.lib.tabular.message import say
from kam.lib.tabular.table import Cell

_TIME = re.compile(r"[T ]\d{1,2}[:h]\d{2}(?::\d{2}(?:[.,]\d+)?)?(?: ?[AaPp][Mm])?(?:Z| ?[+-]\d{2}:?\d{2})?$")
_ISO = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})|(\d{4})(\d{2})(\d{2})")
_SLASHED = re.compile(r"(\d{1,2})([/.\- ])(\d{1,2})\2(\d{4}|\d{2})")
_SERIAL = re.compile(r"\d{5}(?:[.,]0+)?")
_FIRST_SERIAL, _LAST_SERIAL = 10_000, 80_000  # 1927 to 2119
_EPOCH = date(1899, 12, 30)
_YEARS = range(1900, 2101)
_LANGUAGES = ("en", "fr")


def parse_date(value: Cell, *, day_first: bool | None = None) -> date:
    """The day in a cell. `day_first` is the column's order, when known; raises `BadValue` or `Ambiguous`."""
    if isinstance(value, datetime):
        return _bounded(value.date(), value)
    if isinstance(value, date):
        return _bounded(value, value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _serial(value, value)
    if not isinstance(value, str) or len(value) > 60:
        raise _not_a_date(value)
    text = _TIME.sub("", value.strip()).strip()
    if match := _ISO.fullmatch(text):
        year, month, day = (match[1], match[3], match[4]) if match[1] else (match[5], match[6], match[7])
        return _day(int(year), int(month), int(day), value)
    if match := _SLASHED.fullmatch(text):
        return _slashed(match, day_first, value)
    if _SERIAL.fullmatch(text):
        return _serial(int(text[:5]), value)
    return _worded(text, value)


def day_first_of(values: Iterable[Cell]) -> bool | None:
    """Whether a column writes the day before the month, when its unambiguous values agree."""
    found: set[bool] = set()
    for value in values:
        if isinstance(value, str) and (match := _SLASHED.fullmatch(_TIME.sub("", value.strip()).strip())):
            first, second = int(match[1]), int(match[3])
            if first > 12 >= second:
                found.add(True)
            elif second > 12 >= first:
                found.add(False)
    return found.pop() if len(found) == 1 else None


def _slashed(match: re.Match[str], day_first: bool | None, value: Cell) -> date:
    first, second, year = int(match[1]), int(match[3]), _full_year(match[4])
    if first > 12 or match[2] == ".":  # with dots the day always comes first
        day_first = True
    elif second > 12:
        day_first = False
    elif day_first is None and first != second:
        one, other = _day(year, second, first, value), _day(year, first, second, value)
        text = _("“%(value)s” may be %(one)s or %(other)s. Say whether the day comes first in this column.")
        raise Ambiguous(say(text, value=value, one=one.isoformat(), other=other.isoformat()))
    return _day(year, second, first, value) if day_first else _day(year, first, second, value)


def _full_year(text: str) -> int:
    year = int(text)
    return year if len(text) == 4 else year + (2000 if year < 69 else 1900)


def _worded(text: str, value: Cell) -> date:
    """A date with its month in letters, in English or French, in any order of day and month."""
    words = [word for word in re.split(r"[\s,./-]+", fold(text)) if word not in ("", "le", "the", "of")]
    months = [month for word in words if (month := _month_names().get(word))]
    figures = [re.sub(r"^(\d+)(?:st|nd|rd|th|er)$", r"\1", word) for word in words if word not in _month_names()]
    if len(words) == 3 and len(months) == 1 and len(figures) == 2 and all(figure.isdecimal() for figure in figures):
        if len(figures[0]) == 4:
            figures.reverse()
        if len(figures[0]) <= 2 and len(figures[1]) in (2, 4):
            return _day(_full_year(figures[1]), months[0], int(figures[0]), value)
    raise _not_a_date(value)


@cache
def _month_names() -> dict[str, int]:
    names: dict[str, int] = {"sept": 9}
    for language in _LANGUAGES:
        months = Locale(language).months
        for width in ("wide", "abbreviated"):
            names |= {fold(name): number for number, name in months["format"][width].items()}
    return names


def _serial(number: float, value: Cell) -> date:
    if not _FIRST_SERIAL <= number < _LAST_SERIAL:  # also false for what is not a number
        raise _not_a_date(value)
    return _EPOCH + timedelta(days=int(number))


def _day(year: int, month: int, day: int, value: Cell) -> date:
    try:
        return _bounded(date(year, month, day), value)
    except ValueError as error:
        raise _not_a_date(value) from error


def _bounded(day: date, value: Cell) -> date:
    if day.year not in _YEARS:
        raise _not_a_date(value)
    return day


def _not_a_date(value: Cell) -> BadValue:
    return BadValue(say(_("“%(value)s” is not a date."), value=str(value)[:60]))

"""How figures, money and dates read in the reader's language (Babel's data, house rules for spaces).

Everything here follows the active translation and, for moments, the active time zone.
"""

import datetime as dt
import re
from collections.abc import Callable
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from babel import Locale, dates, numbers
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

NBSP = "\u00a0"
NARROW = "\u202f"
MINUS = "\u2212"
NEAR_DAYS = 30

type_number = int | float | Decimal

# Plain "en" means British English here: day before month, as the rest of Europe expects.
_REGIONS = {"en": "en_GB", "fr": "fr_FR"}


@lru_cache(maxsize=32)
def _parsed(language: str) -> Locale:
    return Locale.parse(_REGIONS.get(language, language.replace("-", "_")), sep="_")


def locale() -> Locale:
    """The Babel locale of the active translation."""
    return _parsed(get_language() or "en")


@lru_cache(maxsize=32)
def _separators(language: str) -> dict[int, str]:
    """How Python's ``1,234.5`` is rewritten: group and decimal signs of the language."""
    symbols = _parsed(language).number_symbols["latn"]
    return str.maketrans({",": symbols["group"], ".": symbols["decimal"]})


def _digits(value: Decimal, places: int) -> str:
    return f"{abs(value):,.{places}f}".translate(_separators(get_language() or "en"))


def _minus(value: Decimal, text: str) -> str:
    return f"{MINUS}{text}" if value < 0 else text


def number(value: type_number, places: int = 0) -> str:
    """A grouped decimal: ``1 234`` in French, ``1,234`` in English; at most ``places`` decimals."""
    rounded = round(Decimal(str(value)), places)
    whole = rounded == rounded.to_integral_value()
    return _minus(rounded, _digits(rounded, 0 if whole else places))


def percent(value: type_number, places: int = 0, signed: bool = False) -> str:
    """``value`` is already in hundredths: ``34`` reads ``34 %`` in French, ``34%`` in English."""
    sign = "+" if signed and value > 0 else ""
    return f"{sign}{number(value, places)}{NARROW if locale().language == 'fr' else ''}%"


def signed(value: type_number, places: int = 0) -> str:
    """A change, with its sign always said: ``+8``, ``−5``, ``0``."""
    return f"{'+' if value > 0 else ''}{number(value, places)}"


def money(amount: type_number, currency: str) -> str:
    """Money rounded for reading: ``1,2 M€``, ``€1.2M``."""
    value = Decimal(str(amount))
    power = _power(abs(value))
    before, after = _frame(get_language() or "en", currency, power)
    # One decimal helps below a hundred (€4.2M); above, it is noise (€475K).
    rounded = round(value / 10**power, 1 if power and abs(value) < 100 * 10**power else 0)
    places = 0 if rounded == rounded.to_integral_value() else 1
    return _minus(rounded, f"{before}{_digits(rounded, places)}{after}")


def _power(size: Decimal) -> int:
    """The multiple to read by; what would round to a thousand of one is one of the next: ``€1M``, not ``€1,000K``."""
    for power in (0, 3, 6):
        if round(size / 10**power) < 1000:
            return power
    return 9


@lru_cache(maxsize=256)
def _frame(language: str, currency: str, power: int) -> tuple[str, str]:
    """What stands before and after the digits, read from Babel's own answer for a sample."""
    found = _parsed(language)
    if not power:
        text = numbers.format_currency(1, currency, locale=found, currency_digits=False)
        text = text.replace(_SAMPLE_DECIMALS[found.number_symbols["latn"]["decimal"]], "")
    else:
        text = numbers.format_compact_currency(10**power, currency, locale=found)
    before, after = text.split("1", 1)
    # The space that parts the multiple from its symbol goes: M€, as French readers write it.
    head, space, tail = after.rpartition(NBSP)
    return before, f"{head}{tail}" if head.strip(NBSP) else f"{space}{tail}"


_SAMPLE_DECIMALS = {",": ",00", ".": ".00"}


def money_exact(amount: type_number, currency: str) -> str:
    """Money to the last cent, for titles, print and forms: ``1 234 567,50 €``."""
    value = round(Decimal(str(amount)), 2)
    before, after = _frame(get_language() or "en", currency, 0)
    return _minus(value, f"{before}{_digits(value, 0 if value == value.to_integral_value() else 2)}{after}")


def day(value: dt.date) -> str:
    """The exact date: ``10 déc. 2026``."""
    return _date(value, "medium", get_language() or "en")


def day_writer() -> Callable[[dt.date], str]:
    """``day`` for who writes hundreds of dates: the reader's language is asked for once."""
    language = get_language() or "en"
    return lambda value: _date(value, "medium", language)


def day_long(value: dt.date) -> str:
    """The exact date in full: ``jeudi 10 décembre 2026``."""
    return _date(value, "full", get_language() or "en")


@lru_cache(maxsize=8192)
def _date(value: dt.date, form: Literal["medium", "full"], language: str) -> str:
    return _first(value, dates.format_date(value, form, locale=_parsed(language)), language)


def _first(value: dt.date, written: str, language: str) -> str:
    """French says ``1er`` of the first of a month, which the data of the patterns do not know."""
    return re.sub(r"\b1\b", "1er", written, count=1) if value.day == 1 and language.startswith("fr") else written


def day_short(value: dt.date) -> str:
    """Day and month, for axes and dense cells: ``10 déc.``."""
    return _first(value, dates.format_skeleton("MMMd", value, locale=locale()), get_language() or "en")


def month(value: dt.date) -> str:
    """Month and year, for axes: ``déc. 2026``."""
    return dates.format_skeleton("yMMM", value, locale=locale())


def clock(value: dt.datetime) -> str:
    """The time of day in the active time zone: ``14:05``."""
    return dates.format_time(_local(value), "short", locale=locale())


def moment(value: dt.datetime) -> str:
    """Date and time in the active time zone: ``10 déc. 2026, 14:05``."""
    return f"{day(_local(value).date())}, {clock(value)}"


def _local(value: dt.datetime) -> dt.datetime:
    return timezone.localtime(value) if timezone.is_aware(value) else value


def relative_day(value: dt.date, today: dt.date) -> str:
    """Near dates as a reader says them (``in 12 days``); the others exactly."""
    distance = (value - today).days
    named = {0: _("today"), 1: _("tomorrow"), -1: _("yesterday")}
    if distance in named:
        return named[distance]
    if abs(distance) > NEAR_DAYS:
        return day(value)
    return days(distance)


def days(distance: int) -> str:
    """A signed number of days with its direction: ``in 12 days``, ``5 days ago``."""
    return _days(distance, get_language() or "en")


@lru_cache(maxsize=4096)
def _days(distance: int, language: str) -> str:
    # The threshold keeps Babel from jumping to weeks and months: "47 days" is what people compare.
    return dates.format_timedelta(
        dt.timedelta(days=distance), granularity="day", threshold=10**6, add_direction=True, locale=_parsed(language)
    )


def relative_moment(value: dt.datetime, now: dt.datetime) -> str:
    """Minutes and hours within the day, then as ``relative_day``."""
    distance = value - now
    minutes = int(abs(distance.total_seconds()) // 60)
    if minutes < 1:
        return _("just now")
    if minutes < 60:
        return _delta(distance, "minute")
    if minutes < 60 * 12:
        return _delta(distance, "hour")
    return relative_day(_local(value).date(), _local(now).date())


def _delta(distance: dt.timedelta, granularity: Literal["hour", "minute"]) -> str:
    return dates.format_timedelta(distance, granularity=granularity, threshold=60, add_direction=True, locale=locale())
